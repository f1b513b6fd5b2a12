"""Splits one text into the parts of a thread: where the writer says so, and where a part would be too long.

A line that holds nothing but three or more hyphens is a break made by hand. A section between two of them
that is longer than the network takes is split where it harms the reading least: after a paragraph, else
after a sentence or a line, else between two words. A word is cut only where it is longer than a whole part,
and a link, a mention, a hashtag or a sign is never cut.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

Count = Callable[[str], int]
Fits = Callable[[str], bool]

REACH = 4  # times the limit: how far ahead the end of a part is looked for
LEAST_FILLED = 4  # a paragraph or a sentence that fills less than this part of the limit is no good end
KNOWN = 1024  # ends that are kept: most parts of a long thread are the same after the next key
BREAK_SIGNS = "---"  # every break made by hand has them

_BREAK = regex.compile(r"^[^\S\r\n]*-{3,}[^\S\r\n]*\r?$", regex.MULTILINE)
# No end is followed by a sign that belongs to the space before it, such as an accent.
_GAP = r"(?:\s(?!\p{Grapheme_Extend}|\p{GCB=SpacingMark}|\u200d))"
_SHORT = r"\b(?:\w|Dr|Mr|Mrs|Ms|Prof|St|No|vs|bzw|ca|usw)"  # a point after one of these ends no sentence
_PARAGRAPH = regex.compile(rf"\n[^\S\n]*\n{_GAP}*+")
_SENTENCE = regex.compile(
    rf"(?:(?<!{_SHORT})[.]|[!?…])[\"'”’»)\]]*+{_GAP}++|[。！？｡][」』）”’]*+{_GAP}*+|\n{_GAP}*+"
)
_WORD = regex.compile(rf"{_GAP}++")
_CLOSING = "。！？｡」』）”’"
_LINKED = regex.compile(r"://|www\.|[@＠#＃]", regex.IGNORECASE)
_WHOLE = regex.compile(
    r"""[a-z][a-z0-9+.-]{0,20}+://\S+ | www\.\S+
    | [\w.+-]{0,64}+[@＠][\w.@:-]+ | [#＃][\w\p{M}\u200c\u200d]+
    | (?:[a-z0-9-]{1,63}+\.)+[a-z]{2,63}+(?:[/:?#]\S*)? | \X""",
    regex.IGNORECASE | regex.VERBOSE,
)


class Piece(NamedTuple):
    """One part of a thread."""

    text: str
    section: int  # which of the sections between hand-made breaks it comes from, from 0


def sections(text: str) -> tuple[str, ...]:
    """Return what stands between the hand-made breaks, without the space around it; some may be empty."""
    if BREAK_SIGNS not in text:
        return (text.strip(),)
    return tuple(section.strip() for section in _BREAK.split(text))


def split(
    text: str, count: Count, limit: int, *, numbered: bool = False, pictured: Collection[int] = ()
) -> tuple[Piece, ...]:
    """Return the parts of `text`, each of which `count` finds no longer than `limit`; () for an empty text.

    A part that is one link, mention or hashtag longer than the limit stays whole: the caller has to tell.
    `limit` 0 means none. Parts of a thread that is `numbered` end in "1/3", a lone part never does. Of a long
    text that was split before, by an equal `count`, only the parts that changed cost anything.
    Sections with a number in `pictured` have media and are a part even where they are empty.
    """
    found = sections(text)
    kept = [(number, said) for number, said in enumerate(found) if said or number in pictured]
    pieces = [Piece(part, number) for number, said in kept for part in _fitting(said, count, limit, "")]
    if not numbered or len(pieces) < 2:
        return tuple(pieces)
    digits = 0
    while digits < len(str(len(pieces))):
        digits += 1
        mark = _mark("9" * digits, "9" * digits)
        pieces = [Piece(part, number) for number, said in kept for part in _fitting(said, count, limit, mark)]
    return tuple(
        Piece((piece.text + _mark(number, len(pieces))).lstrip(), piece.section)
        for number, piece in enumerate(pieces, 1)
    )


def _mark(number: int | str, total: int | str) -> str:
    return f" {number}/{total}"


def _fitting(said: str, count: Count, limit: int, mark: str) -> Iterator[str]:
    """Give the parts of one section, each of which leaves room for `mark`."""
    start = 0
    while limit and (end := _first_end(said, start, count, limit, mark)):
        yield said[start : start + end].strip()
        start += end
        while said[start : start + 1].isspace():
            start += 1
        if start == len(said):
            return
    yield said[start:]


def _first_end(said: str, start: int, count: Count, limit: int, mark: str) -> int:
    """Return how long the first part of what is left of `said` from `start` on is; 0: all is one part."""
    near = said[start : start + REACH * limit]
    if len(near) < len(said) - start and (end := _near_end(near, count, limit, mark)):
        return end
    left = said[start:]
    fits, fills = _measures(count, limit, mark)
    return _good_end(left, fits, fills) if _is_long(left, fits) else 0


@lru_cache(maxsize=KNOWN)
def _near_end(near: str, count: Count, limit: int, mark: str) -> int:
    """Return where a part that begins with `near` ends; 0 where that has to be sought further on."""
    fits, fills = _measures(count, limit, mark)
    # Links count less than their signs. Where half of what is near is too long, the end is near, too.
    return 0 if fits(near[: len(near) // 2]) else _good_end(near, fits, fills)


def _measures(count: Count, limit: int, mark: str) -> tuple[Fits, Fits]:
    """Return whether a part fits with `mark` behind it, and whether it is filled enough to end there."""
    return (
        lambda part: count(part.strip() + mark) <= limit,
        lambda part: count(part) * LEAST_FILLED >= limit,
    )


def _is_long(said: str, fits: Fits) -> bool:
    ends = _ends(said, _WORD, fits)
    return bool(ends and not fits(said[: ends[-1]])) or not fits(said)


def _good_end(said: str, fits: Fits, fills: Fits) -> int:
    """Return where the first part of `said`, which is too long, ends."""
    for kind in (_PARAGRAPH, _SENTENCE):
        end = _last_fitting(said, _ends(said, kind, fits), fits)
        if end and fills(said[:end]):
            return end
    end = _last_fitting(said, _ends(said, _WORD, fits), fits)
    if end:
        return end
    # The first word alone is too long. Where it is one link or name, it stays whole all the same.
    word = said.split(maxsplit=1)[0]
    ends = _ends(word, _WHOLE, fits) or [len(word)]
    return _last_fitting(word, ends, fits) or ends[0]


def _ends(said: str, kind: "regex.Pattern[str]", fits: Fits) -> list[int]:
    """Return the ends of this `kind` in `said`, at least all up to which it fits.

    A look at every first, second, fourth, eighth ... of them tells when to stop: a part that is cut off
    a long text costs no more than its own length.
    """
    ends: list[int] = []
    for match in kind.finditer(said):
        if match.end() < len(said) and not _cuts_a_link(said, match.end()):
            ends.append(match.end())
            if len(ends).bit_count() == 1 and not fits(said[: match.end()]):
                break
    return ends


def _cuts_a_link(said: str, end: int) -> bool:
    """Say whether a sentence that ends without a space, as Chinese ones do, seems to end inside a link."""
    if said[end - 1].isspace() or said[end - 1] not in _CLOSING:
        return False
    return bool(_LINKED.search(said[:end].split()[-1]))


def _last_fitting(said: str, ends: Sequence[int], fits: Fits) -> int:
    """Return the last of `ends` up to which `said` fits; 0 where none does."""
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(said[: ends[middle - 1]]):
            low = middle
        else:
            high = middle - 1
    return ends[low - 1] if low else 0
