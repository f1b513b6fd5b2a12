"""Places in a text, from Python's code points to Qt's UTF-16 units and back."""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # two UTF-16 units each


def utf16_offset(raw: str, index: int) -> int:
    """Return how many UTF-16 units stand before the code point at `index` in `raw`."""
    if raw.isascii():
        return index
    return index + sum(1 for _ in _ASTRAL.finditer(raw, 0, index))


def codepoint_index(raw: str, offset: int) -> int:
    """Return the code point that holds the UTF-16 unit at `offset`; in the middle of a pair, that pair's."""
    if raw.isascii():
        return offset
    starts = [found.start() + nth for nth, found in enumerate(_ASTRAL.finditer(raw))]  # in UTF-16 units
    return offset - bisect_left(starts, offset)


class Offsets:
    """The UTF-16 offsets of one text, for many places in it at once."""

    def __init__(self, raw: str) -> None:
        self._wide = [] if raw.isascii() else [found.start() for found in _ASTRAL.finditer(raw)]

    def of(self, index: int) -> int:
        """Return how many UTF-16 units stand before the code point at `index`."""
        return index + bisect_left(self._wide, index)


def showable(raw: str) -> str:
    """Return `raw` as Qt can hold it: halves of a pair that met are joined, lone ones become U+FFFD."""
    if raw.isascii():
        return raw
    return raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
