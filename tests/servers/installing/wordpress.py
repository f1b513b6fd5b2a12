"""Unpacks Debian's WordPress into the cache: as a package it would bring a web server that starts itself."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from tests.servers.installing import cache

CONFIG = Path(__file__).parents[1] / "wordpress" / "config.php"
TIMEOUT_S = 300
HOME = "usr/share/wordpress"


class UnpackError(RuntimeError):
    """WordPress cannot be fetched here; the message says why in a sentence."""


def key() -> str:
    """Return the site's name in the cache: other settings are another site."""
    return f"wordpress-{hashlib.sha256(CONFIG.read_bytes()).hexdigest()[:12]}"


def built() -> Path | None:
    """Return the folder of PHP files, or None if it is not there."""
    folder = cache.root() / key()
    return folder if folder.is_dir() else None


def build(folder: Path) -> None:
    """Fetch the package and fill `folder` with its site and our settings. It takes some seconds.

    Raises:
        UnpackError: no apt-get, or the package cannot be had.
    """
    fetched = folder / "fetched"
    fetched.mkdir()
    _run("apt-get", "download", "-q", "wordpress", cwd=fetched)
    packages = list(fetched.glob("wordpress_*.deb"))
    if not packages:
        raise UnpackError("apt-get did not download the package wordpress.")
    _run("dpkg-deb", "--extract", packages[0].name, "whole", cwd=fetched)
    site = fetched / "whole" / HOME
    for link in [path for path in site.rglob("*") if path.is_symlink()]:
        _resolve(link, site)
    for part in site.iterdir():
        part.rename(folder / part.name)
    shutil.copy(CONFIG, folder / "wp-config.php")
    shutil.rmtree(fetched)


def _resolve(link: Path, site: Path) -> None:
    """Put the file in place of a link to another package; where that is not here, nobody will miss it."""
    place = Path("/") / HOME / link.relative_to(site).parent
    target = Path(os.path.normpath(place / link.readlink()))
    link.unlink()
    if target.is_file():
        shutil.copy(target, link)


def _run(*command: str, cwd: Path) -> None:
    if not shutil.which(command[0]):
        raise UnpackError(f"This system has no {command[0]}.")
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise UnpackError(f"{command[0]} was not done after {TIMEOUT_S} s.") from late
    if done.returncode != 0:
        last = " ".join(done.stdout.strip().splitlines()[-2:])
        raise UnpackError(f"{command[0]} failed: {last}")
