"""How hard a text is to read, as information; its dictionary is loaded when the first text is long enough.

Words are looked up one by one and kept, because most words of a post were in an earlier one. Syllables are
counted by the places at which a word may be hyphenated, as textstat does it where it has no dictionary of
pronunciations; textstat itself would bring 35 MB and most of a second with it.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from coach.advice import Readability
from coach.text import Text

FROM_SENTENCES = 2  # a shorter text swings wildly: one link more moves it across the "hard" line
FROM_WORDS = 25

# Flesch-Kincaid grade level, Kincaid et al. 1975
_PER_SENTENCE_WORD = 0.39
_PER_SYLLABLE = 11.8
_OFFSET = 15.59


_NO_PART_OF_A_WORD = re.compile(r"[^\w']")

if TYPE_CHECKING:
    from pyphen import Pyphen


@cache
def _hyphens() -> "Pyphen":
    from pyphen import Pyphen  # reads a dictionary of 100 kB, which most commands do not need

    return Pyphen(lang="en_US")


@lru_cache(maxsize=1 << 16)  # words; about 10 MB when full
def syllables(word: str) -> int:
    """Return how many syllables an English word has; never less than one."""
    return len(_hyphens().positions(_NO_PART_OF_A_WORD.sub("", word.lower()))) + 1


def measure(text: Text) -> Readability | None:
    """Return how hard `text` is to read, or None where it is too short or in an unknown language to say.

    Links, mentions, hashtags, emoji and quotations do not count, a number is a word of one syllable. The
    first call takes a tenth of a second.
    """
    lengths = text.sentence_lengths
    if (
        text.language != "en"
        or not lengths
        or (len(text.words) < FROM_WORDS and len(lengths) < FROM_SENTENCES)
    ):
        return None
    words = text.words
    grade = (
        _PER_SENTENCE_WORD * len(words) / len(lengths)
        + _PER_SYLLABLE * sum(map(syllables, words)) / len(words)
        - _OFFSET
    )
    return Readability(
        sentences=len(lengths), words=len(words), longest_sentence=max(lengths), grade=round(grade, 1)
    )
