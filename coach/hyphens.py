"""The English patterns by which Pyphen hyphenates, in a tenth of the memory that it takes for them.

A word may be parted where an odd number stands after every pattern that occurs in it has put its numbers
between the letters, of which the highest counts (Liang 1983).
"""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

_PIECES = re.compile(r"(\d?)(\D?)")
_IGNORED = ("%", "#", "LEFT", "RIGHT", "COMPOUND")  # remarks and settings, not patterns

# In a row, a pattern's further letters and its numbers stand between these; words have no such signs.
_BEGIN, _NUMBERS = "\n", "\t"
_NONE = ord("A")  # the sign for no letter before the first number; "B" is one, and so on


class Hyphens:
    """The patterns of one of Pyphen's files; it can stand in the place of a `pyphen.HyphDict`.

    All patterns that begin with the same two letters stand in one string, which is searched. There are 600
    of them; a dictionary of patterns would have 11,000 keys with a tuple of numbers each.
    """

    __slots__ = ("_alone", "_rows")

    def __init__(self, path: Path) -> None:
        """Read the patterns in `path`, which has plain ones alone, as the English file has."""
        rows: dict[str, str] = {}
        for key, alike in groupby(_patterns(path), key=lambda pattern: pattern[0][:2]):
            rows[key] = rows.get(key, "") + "".join([_entry(*pattern) for pattern in alike])
        self._rows = {key: _ordered(row) for key, row in rows.items()}
        self._alone = frozenset(key for key in rows if len(key) == 1)  # ligatures

    def positions(self, word: str) -> list[int]:
        """Return before which letters of `word`, a word without spaces, it may be parted."""
        dotted = f".{word.lower()}."
        points = ["0"] * (len(dotted) + 1)
        rows = self._rows
        sizes = (2,) if self._alone.isdisjoint(dotted) else (1, 2)
        for at in range(len(dotted) - 1):
            for size in sizes:
                row = rows.get(dotted[at : at + size])
                if row is None:
                    continue
                found = 0
                for end in range(at + size, len(dotted) + 1):
                    letters = _BEGIN + dotted[at + size : end]
                    found = row.find(letters, found)
                    if found < 0:
                        break  # nor does a longer one stand there
                    behind = found + len(letters)
                    if row[behind] == _NUMBERS:
                        place = at + ord(row[behind + 1]) - _NONE
                        for number in row[behind + 2 : row.find(_BEGIN, behind)]:
                            if number > points[place]:
                                points[place] = number
                            place += 1
        return [at - 1 for at, point in enumerate(points) if point in "13579"]


def _patterns(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the letters of each pattern, and its numbers: one before each letter and one behind the last."""
    with path.open(encoding="utf-8") as lines:
        next(lines)  # the encoding
        for line in lines:
            if not line.startswith(_IGNORED):
                pieces = _PIECES.findall(line.strip())
                numbers = "".join([number or "0" for number, _ in pieces])
                if numbers.strip("0"):
                    yield "".join([letter for _, letter in pieces]), numbers


def _entry(letters: str, numbers: str) -> str:
    counting = numbers.lstrip("0")
    offset = chr(_NONE + len(numbers) - len(counting))
    return f"{letters[2:]}{_NUMBERS}{offset}{counting.rstrip('0')}{_BEGIN}"


def _ordered(row: str) -> str:
    """Return the entries of `row` by their letters: of those that begin alike the shortest first."""
    return _BEGIN + _BEGIN.join(sorted(row.split(_BEGIN)[:-1])) + _BEGIN
