"""Reads what a command is given: files, or the standard input where a name is "-"."""

import sys
from collections.abc import Iterator
from pathlib import Path

from app.errors import InputError

STDIN = "-"


def read_text(name: str) -> str:
    """Return the whole text of the file `name` with plain line breaks, and without the one at its end.

    Raises:
        InputError: it cannot be read, or is not UTF-8.
    """
    return read_raw(name).replace("\r\n", "\n").removesuffix("\n")


def read_raw(name: str) -> str:
    """Return the whole text of the file `name` as it stands there; a byte order mark is no part of it.

    Raises:
        InputError: it cannot be read, or is not UTF-8.
    """
    try:
        raw = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise InputError(f"{_spoken(name)} is not UTF-8 text.") from None
    except ValueError:  # a name with a zero in it
        raise InputError(f"{name!r} cannot be the name of a file.") from None


def read_lines(name: str) -> Iterator[bytes]:
    """Yield the lines of the file `name` as they come.

    Raises:
        InputError: it cannot be read.
    """
    try:
        if name == STDIN:
            yield from sys.stdin.buffer
        else:
            with Path(name).open("rb") as lines:
                yield from lines
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror or error}.") from None


def _spoken(name: str) -> str:
    return "The standard input" if name == STDIN else name
