"""A lock on a file, by which one program of a data folder knows that it is the first."""

import sys
import time
from pathlib import Path
from typing import IO

LOOK_S = 0.05


class Lock:
    """A lock on a file that the system lets go of when its holder ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """Prepare the lock at `path`."""
        self._path = path
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Return whether the lock is ours now."""
        if self._take_now():
            return True
        time.sleep(LOOK_S)  # somebody may just have looked whether it is taken
        return self._take_now()

    def _take_now(self) -> bool:
        try:
            file = self._path.open("ab")
        except OSError:
            return True  # a disk that takes no files has greater troubles, which the store tells of
        try:
            _lock(file.fileno())
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    def let_go(self) -> None:
        """Let somebody else have it."""
        if self._file is not None:
            self._file.close()
            self._file = None


def is_taken(path: Path) -> bool:
    """Return whether some program holds the lock at `path`."""
    if not path.exists():
        return False
    lock = Lock(path)
    taken = not lock.take()
    lock.let_go()
    return taken


if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> None:
        """Lock the open file `number`, or raise OSError."""
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(number: int) -> None:
        """Lock the open file `number`, or raise OSError."""
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
