"""A report of each bug, in a file beside the log: where it happened, and nothing of what anybody wrote.

No message of an exception and no value of a variable gets into it: they may quote a post or a password.
It is never sent anywhere; the person may read it and pass it on.
"""

import logging
import platform
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path, PurePath

from app.errors import AppError
from app.services.upkeep.own_version import program_version

PREFIX = "crash-"
MOST = 20  # reports that are kept
MOST_BYTES = 20_000  # of one report, which grows by a line when the same happens again
ROOT = Path(__file__).resolve().parents[3]
HEAD = (
    "A bug in Rapport. This file says where it happened; it holds no text, no name and no password, and "
    "nobody has sent it anywhere."
)


class CrashReports(logging.Handler):
    """Writes a report for every bug that is logged with its exception."""

    def __init__(self, folder: Path) -> None:
        """Write reports into `folder`."""
        super().__init__(logging.ERROR)
        self._folder = folder

    def emit(self, record: logging.LogRecord) -> None:
        """Write the report of `record`, where it has an exception; never raise, whatever the disk does."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None or isinstance(error, AppError):
            return
        with suppress(OSError):
            self._write(error, record.threadName or "")

    def _write(self, error: BaseException, thread: str) -> None:
        import hashlib  # brings OpenSSL, 4 MB, which no start needs

        told = list(chain(error))
        mark = hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]
        path = self._folder / f"{PREFIX}{mark}.txt"
        now = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
        if path.exists():
            if path.stat().st_size < MOST_BYTES:
                with path.open("a", encoding="utf-8") as file:
                    file.write(f"Again at {now}\n")
            return
        lines = [
            HEAD,
            "",
            f"Rapport {program_version()}, Python {platform.python_version()}, {platform.platform()}",
            f"In the thread {thread}, at {now}",
            "",
            *told,
            "",
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
        for old in reports(self._folder)[MOST:]:
            old.unlink(missing_ok=True)


def reports(folder: Path) -> list[Path]:
    """Return the reports in `folder`, the latest first. Raises OSError."""
    return sorted(folder.glob(f"{PREFIX}*.txt"), key=lambda path: path.stat().st_mtime_ns, reverse=True)


def chain(error: BaseException) -> Iterator[str]:
    """Yield the kinds and places of `error` and of what led to it, without a word of their messages."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield f"{type(one).__module__}.{type(one).__qualname__}"
        for frame, line in traceback.walk_tb(one.__traceback__):
            code = frame.f_code
            yield f"  {_short(code.co_filename)}:{line} in {code.co_name}"
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
        if one is not None:
            yield "after"


def _short(name: str) -> str:
    """Return the name of a file without the folders above the program, which may name a person."""
    path = PurePath(name)
    if path.is_relative_to(ROOT):
        inside = path.relative_to(ROOT)
        return inside.as_posix() if "site-packages" not in inside.parts else _short_library(inside)
    return _short_library(path)


def _short_library(path: PurePath) -> str:
    parts = path.parts
    for mark in ("site-packages", "lib"):
        if mark in parts:
            last = len(parts) - 1 - parts[::-1].index(mark)
            return PurePath(*parts[last + 1 :]).as_posix()
    return path.name
