"""What differs between two texts: by paragraph, to take over, and by word, to read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

MOST_WORDS = 4000  # of both texts together; beyond that, looking for what words share takes too long
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Some lines of one text beside those that stand in their place in the other."""

    one: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Return whether both sides say the same."""
        return self.one == self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words, and whether the other text has them too."""

    text: str
    kind: Literal["same", "gone", "new"]


def pairs(one: str, other: str) -> tuple[Pair, ...]:
    """Return both texts paragraph by paragraph; what both share in a row is one pair."""
    left, right = one.split("\n"), other.split("\n")
    found: list[Pair] = []
    for kind, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "replace" and j - i == m - k:
            found += (Pair(one=(a,), other=(b,)) for a, b in zip(left[i:j], right[k:m], strict=True))
        else:
            found.append(Pair(one=tuple(left[i:j]), other=tuple(right[k:m])))
    return tuple(found)


def taken_over(found: Sequence[Pair], nth: int) -> str:
    """Return the other text with the one's paragraphs in the `nth` pair."""
    lines = [line for at, pair in enumerate(found) for line in (pair.one if at == nth else pair.other)]
    return "\n".join(lines)


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return `after` with what came new into it, and what is gone from `before`, in reading order."""
    left, right = _WORDS.findall(before), _WORDS.findall(after)
    if before == after or len(left) + len(right) > MOST_WORDS:
        opcodes = [("equal" if before == after else "replace", 0, len(left), 0, len(right))]
    else:
        opcodes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    found: list[Piece] = []
    for kind, i, j, k, m in opcodes:
        if kind == "equal":
            found.append(Piece(text="".join(right[k:m]), kind="same"))
        else:
            found.append(Piece(text="".join(left[i:j]), kind="gone"))
            found.append(Piece(text="".join(right[k:m]), kind="new"))
    return tuple(piece for piece in found if piece.text)
