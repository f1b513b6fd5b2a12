"""Tells the words of a line whose spelling may be judged from all that is spelled as somebody likes."""

import re
from collections.abc import Iterator

from coach.texts.scan import WORD, Scan, fold
from coach.texts.span import Span

LONGEST = 40  # letters; anything longer is no word
SHORTEST = 2
_ANY_CODE = re.compile(r"`[^`\n]*`|\S*[@\\_]\S*|\S*\w/\S*|(?<!\w)[#$]\S+|\w+(?:\.\w+)+")
_DRAWN_OUT = re.compile(r"(.)\1\1", re.IGNORECASE)  # "soooo" is meant so


def words_to_judge(line: str) -> Iterator[Span]:
    """Yield where the words of `line` stand that a dictionary should know, or somebody's name.

    Links, addresses, handles, hashtags, numbers, emoji, code between backticks, file names, words in
    capitals or with capitals inside, and words of other scripts are left out.
    """
    hidden = Scan(fold(line)).words_only
    hidden = _ANY_CODE.sub(lambda found: " " * len(found[0]), hidden)
    for found in WORD.finditer(hidden):
        word = line[found.start() : found.end()]
        if SHORTEST <= len(word) <= LONGEST and _is_plain(word):
            yield Span(found.start(), found.end())


def _is_plain(word: str) -> bool:
    letters = word.replace("'", "").replace("’", "")
    if not letters.isalpha() or letters[1:] != letters[1:].lower():
        return False
    return _is_latin(letters) and not _DRAWN_OUT.search(letters)


def _is_latin(letters: str) -> bool:
    return letters.isascii() or all(sign < "\u0250" for sign in letters)  # up to Latin Extended-B


def swapped(word: str) -> Iterator[str]:
    """Yield `word` with every two neighbours exchanged in turn: the slip of quick fingers."""
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
