"""Debian's part of the installation: one call of apt-get for whatever is missing, none when nothing is."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

SOURCES = Path("/etc/apt/sources.list.d")
BACKPORTS = "bookworm-backports"
APT_TIMEOUT_S = 900

COMPILERS = ("build-essential", "python3")
SNAC = ("snac2",)
KEYRING = ("gnome-keyring", "dbus")
# MariaDB without the service that would start with the machine; WordPress itself is in `wordpress.build`.
WORDPRESS = (
    "php-cli",
    "php-mysql",
    "php-gd",
    "php-xml",
    "php-getid3",
    "mariadb-server-core",
    "mariadb-client-core",
)
WINDOW = (
    "xvfb",
    "xdotool",
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libdbus-1-3",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-image0",
    "libxcb-render-util0",
    "libxcb-randr0",
    "libxcb-xinerama0",
    "libfontconfig1",
    "fonts-dejavu-core",
)


class InstallError(RuntimeError):
    """The packages cannot be installed here; the message says why in a sentence."""


def missing(packages: Iterable[str]) -> list[str]:
    """Return those of `packages` that are not installed; all of them where there is no dpkg."""
    wanted = list(packages)
    if not shutil.which("dpkg-query"):
        return wanted
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *wanted],
        capture_output=True,
        text=True,
        check=False,  # its exit code only says that some package is unknown
    )
    there = {line.split()[0] for line in answer.stdout.splitlines() if line.endswith(" installed")}
    return [package for package in wanted if package not in there]


def command(packages: Iterable[str]) -> str:
    """Return the line that installs `packages`, to be shown to a person."""
    line = f"apt-get install --no-install-recommends {' '.join(_named(package) for package in packages)}"
    return (
        f"{line} (as root, with {BACKPORTS} among the sources)" if BACKPORTS in line else f"{line} (as root)"
    )


def install(packages: Iterable[str]) -> None:
    """Install `packages` with one call of apt-get, after one update of its lists.

    Raises:
        InstallError: no apt-get, no root, or apt-get failed; the message bears its last words.
    """
    if not shutil.which("apt-get"):
        raise InstallError("This system has no apt-get.")
    if os.geteuid() != 0:
        raise InstallError("Only root can install Debian packages.")
    wanted = [_named(package) for package in packages]
    with _sources(backports=any(BACKPORTS in name for name in wanted)) as options:
        _apt_get(*options, "update", "-q")
        _apt_get(*options, "install", "-q", "-y", "--no-install-recommends", *wanted)


def _named(package: str) -> str:
    """Return `package` with its suite where Debian's stable release does not have it."""
    release = Path("/etc/os-release")
    bookworm = release.is_file() and "bookworm" in release.read_text("utf-8")
    return f"{package}/{BACKPORTS}" if package in SNAC and bookworm else package


@contextmanager
def _sources(*, backports: bool) -> Generator[list[str]]:
    """Give the options that make apt-get see the backports too; the machine's own list stays as it is."""
    debian = SOURCES / "debian.sources"
    if not backports or not debian.is_file() or BACKPORTS in debian.read_text("utf-8"):
        yield []
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # apt reads it as its own user
        for file in SOURCES.iterdir():
            if file.suffix in {".list", ".sources"}:
                shutil.copy(file, folder)
        first = debian.read_text("utf-8").split("\n\n")[0]
        backported = re.sub(r"^Suites:.*$", f"Suites: {BACKPORTS}", first, flags=re.MULTILINE)
        (folder / "rapport-backports.sources").write_text(backported + "\n", "utf-8")
        yield ["-o", f"Dir::Etc::sourceparts={folder}"]


def _apt_get(*arguments: str) -> None:
    try:
        done = subprocess.run(
            ["apt-get", *arguments],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=APT_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise InstallError(f"apt-get was not done after {APT_TIMEOUT_S} s.") from late
    if done.returncode != 0:
        last = " ".join(done.stdout.strip().splitlines()[-3:])
        raise InstallError(f"apt-get failed: {last}")
