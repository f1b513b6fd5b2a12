"""Turns the names that were typed into files: patterns are matched here, for shells that do not."""

import glob
from collections.abc import Iterable
from pathlib import Path

from app.cli.reading.reading_in import STDIN
from app.errors import InputError


def matched(names: Iterable[str]) -> list[str]:
    """Return the files that `names` mean, each once; `*`, `?`, `[...]` and `**` are matched in order.

    Raises:
        InputError: a pattern matches no file, or a name is a folder.
    """
    found: dict[str, None] = {}
    for name in names:
        for one in _matches(name):
            found[one] = None
    return list(found)


def _matches(name: str) -> list[str]:
    if name == STDIN:
        return [name]
    try:
        if Path(name).is_dir():
            raise InputError(
                f'{name} is a folder; name the files in it, such as "{Path(name) / "**" / "*.md"}".'
            )
        if Path(name).exists() or not glob.has_magic(name):
            return [name]
    except (OSError, ValueError):  # a name that no file system takes; reading it will say so
        return [name]
    found = glob.glob(name, recursive=True)  # noqa: PTH207 - `Path.glob` takes no pattern from the root
    files = sorted(one for one in found if Path(one).is_file())
    if not files:
        raise InputError(f"No file matches {name}.")
    return files
