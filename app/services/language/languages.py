"""Tells in which language a post is written, offline, and says nothing where it cannot be sure."""

from functools import cache
from importlib import import_module
from typing import Protocol, cast

from coach.texts.phrases import word_list
from coach.texts.scan import WORD, Scan, fold

SURE = 0.7  # the probability from which its makers call an answer reliable
FEWEST_LETTERS = 16  # of a text in an alphabet; below that "Merci à tous" is Haitian
FEWEST_SIGNS = 4  # of a text in a script that one language has for itself
MOST_BYTES = 1000  # of a text that are looked at
# Languages that people choose from. A short English text is more often taken for Hausa, Zulu or
# Luxembourgish than these are written, so an answer outside of this list is no answer.
_CODES = (
    "ar bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mk ms nl no "
    "pl pt ro ru sk sl sq sr sv ta th tr uk ur vi zh"
)
LANGUAGES = tuple(_CODES.split())
_OTHER_NAMES = {"iw": "he", "nb": "no", "nn": "no"}


class Found(Protocol):
    """What we use of an answer of `gcld3`, which comes without types."""

    language: str
    probability: float


class Identifier(Protocol):
    """What we use of `gcld3.NNetLanguageIdentifier`."""

    def FindLanguage(self, *, text: str) -> Found:  # noqa: N802 - its own spelling
        """Return the likeliest language."""
        ...


def detect(text: str) -> str:
    """Return the language of `text` as BCP 47, such as "en"; "" where there is too little to tell."""
    hidden = Scan(fold(text)).words_only
    words = WORD.findall(hidden)
    letters = sum(map(len, words))
    if not letters:
        return ""
    found = set(words)
    english, foreign = (len(found & word_list(name)) for name in ("stop_words", "foreign_stop_words"))
    if english > foreign and english >= max(2, len(found) // 5):
        return "en"  # its small words tell more of a short text than any statistics
    if letters < (FEWEST_LETTERS if max(hidden) < "\u0370" else FEWEST_SIGNS):
        return ""
    answer = _identifier().FindLanguage(text=" ".join(hidden.split()))
    language = _OTHER_NAMES.get(answer.language, answer.language)
    return language if language in LANGUAGES and answer.probability >= SURE else ""


async def detect_aside(text: str) -> str:
    """Return what `detect` does, for the engine's thread: the first call loads a library."""
    return detect(text)


@cache
def _identifier() -> Identifier:
    """Load the library: 2 ms and 3 MB, once."""
    made = import_module("gcld3").NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=MOST_BYTES)
    return cast("Identifier", made)
