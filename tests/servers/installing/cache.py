"""Where built servers are kept between runs: outside the tree, complete or not there at all."""

import os
import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import platformdirs


def root() -> Path:
    """Return the folder of the cache, made if it is missing; `RAPPORT_TEST_CACHE` moves it."""
    chosen = os.environ.get("RAPPORT_TEST_CACHE")
    folder = Path(chosen) if chosen else Path(platformdirs.user_cache_dir("rapport-test-servers"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def lock() -> Generator[None]:
    """Let one installing process at a time through. The system drops the lock of a process that dies."""
    import fcntl  # missing on Windows, where the tests must still be able to import this file

    with (root() / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def build(key: str, fill: Callable[[Path], None]) -> Path:
    """Return the folder called `key`; build it with `fill` if it is not there yet.

    `fill` gets a temporary folder, which takes its final name only after `fill` returned.
    What earlier interrupted builds left behind is removed. Call it while holding `lock()`.

    Raises whatever `fill` raises; nothing is left in the cache then.
    """
    final = root() / key
    if final.is_dir():
        return final
    for leftover in root().glob("building-*"):
        shutil.rmtree(leftover, ignore_errors=True)  # an orphan of that build may still be writing there
    unfinished = Path(tempfile.mkdtemp(prefix="building-", dir=root()))
    try:
        fill(unfinished)
        unfinished.rename(final)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return final
