"""How hard a text is to read, as information; textstat is loaded when the first text is long enough.

Words are looked up one by one and kept, because most words of a post were in an earlier one. textstat counts
syllables by hyphens here: the library with its dictionary of pronunciations would be downloaded, and brings
25 MB and half a second with it. Pyphen, which it asks where hyphens may stand, is handed its patterns in less
memory than it would take for them.
"""

import sys
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from coach.advice import Readability
from coach.hyphens import Hyphens
from coach.texts.text import Text

FROM_SENTENCES = 2  # a shorter text swings wildly: one link more moves it across the "hard" line
FROM_WORDS = 25

# Flesch-Kincaid grade level, Kincaid et al. 1975
_PER_SENTENCE_WORD = 0.39
_PER_SYLLABLE = 11.8
_OFFSET = 15.59


LANGUAGE = "en_US"  # that of textstat, unless it is told another one
_LOOK_UP = "textstat.backend.utils._get_cmudict"  # where textstat would load, and download, its dictionary


def _no_dictionary(_language: str) -> None:
    """Stand in for textstat's dictionary look-up, so that it falls back to pyphen."""


@cache
def _syllable_counter() -> Callable[[str], int]:
    look_up = ModuleType(_LOOK_UP)
    look_up.__dict__["get_cmudict"] = _no_dictionary
    sys.modules[_LOOK_UP] = look_up
    pyphen = import_module("pyphen")
    patterns: Path = pyphen.LANGUAGES[LANGUAGE]
    pyphen.hdcache[patterns] = Hyphens(patterns)
    counter: Callable[[str], int] = import_module("textstat").syllable_count
    return counter


@lru_cache(maxsize=1 << 16)  # words; about 10 MB when full
def syllables(word: str) -> int:
    """Return how many syllables an English word has; never less than one."""
    return max(1, _syllable_counter()(word))


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
