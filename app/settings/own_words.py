"""The writer's own dictionary: a plain list in a file that any editor opens, one word a line."""

import os
from collections.abc import Iterable
from pathlib import Path

from app.errors import InputError, StoreError

HEAD = "# My dictionary for Rapport: one word a line. Lines that begin with # are notes.\n"


def read_own_words(path: Path) -> tuple[str, ...]:
    """Return the words in `path` in their order; none where there is no such file.

    Raises:
        InputError: the file cannot be read as text.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError):
        raise InputError(f"Your own dictionary {path} cannot be read.") from None
    return tuple(word for line in lines if (word := line.strip()) and not word.startswith("#"))


def write_own_words(path: Path, words: Iterable[str]) -> None:
    """Put `words` into `path`, all of them or, where the disk refuses, none.

    Raises:
        StoreError: the disk does not take it.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        with new.open("w", encoding="utf-8", newline="\n") as file:
            file.write(HEAD + "".join(f"{word}\n" for word in words))
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        raise StoreError(f"Your own dictionary cannot be saved: {error.strerror or error}.") from None
