"""What somebody outside the window wants written: a text, for some accounts, and files."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from app.errors import InputError

MOST_BYTES = 4_000_000  # of one message; longer texts come as files
READ_AS_TEXT = (".md", ".markdown", ".txt", ".csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A draft to be; nothing at all only asks for the window."""

    text: str = ""
    accounts: tuple[str, ...] = ()  # handles, or network:handle
    files: tuple[Path, ...] = ()  # drafts as .md, .txt or .csv; anything else goes with the text

    @property
    def empty(self) -> bool:
        """Return whether nothing is to be written."""
        return not (self.text or self.files)

    @property
    def drafts(self) -> tuple[Path, ...]:
        """Return the files that hold texts."""
        return tuple(one for one in self.files if one.suffix.lower() in READ_AS_TEXT)

    @property
    def media(self) -> tuple[Path, ...]:
        """Return the files that are pictures or videos, as far as their names tell."""
        return tuple(one for one in self.files if one.suffix.lower() not in READ_AS_TEXT)


def as_line(composed: Composed) -> bytes:
    """Return `composed` as one line, newline and all."""
    fields = {
        "text": composed.text,
        "accounts": composed.accounts,
        "files": [str(one.absolute()) for one in composed.files],
    }
    return json.dumps(fields).encode() + b"\n"


def from_line(line: bytes) -> Composed:
    """Return what `as_line` wrote. Raises InputError for anything else."""
    try:
        fields = cast("dict[str, Any]", json.loads(line))
        text, accounts, files = fields["text"], fields["accounts"], fields["files"]
    except (ValueError, RecursionError, TypeError, KeyError):
        raise InputError("Another program sent something that Rapport does not understand.") from None
    if not isinstance(text, str) or not _texts(accounts) or not _texts(files):
        raise InputError("Another program sent something that Rapport does not understand.")
    return Composed(text=text, accounts=tuple(accounts), files=tuple(Path(one) for one in files))


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in cast("list[object]", value))
