"""Traits of how a post is worded: its length, capitals, small words and endings."""

import re
from string import ascii_lowercase, ascii_uppercase

from coach.phrases import word_list
from coach.text import Text

MOST_SIGNS = 2000  # code points in which capitals are counted

_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
_LARGE, _SMALL = frozenset(ascii_uppercase), frozenset(ascii_lowercase)
_ENDINGS = (
    ("ing", re.compile(r"\b[a-z]{2,20}ing\b"), "has a word in -ing"),
    ("est", re.compile(r"\b[a-z]{2,20}est\b"), "has a word in -est"),
    ("ed", re.compile(r"\b[a-z]{3,20}ed\b"), "has a word in -ed"),
    ("ly", re.compile(r"\b[a-z]{3,20}ly\b"), "has a word in -ly"),
)
_LENGTHS = (
    (0, "has no words"),
    (3, "has three words at most"),
    (6, "has four to six words"),
    (9, "has seven to nine words"),
    (12, "has ten to twelve words"),
    (16, "has 13 to 16 words"),
    (22, "has 17 to 22 words"),
    (35, "has 23 to 35 words"),
)
_LONGER = "has more than 35 words"


def note_wording(text: Text, words: tuple[str, ...], found: dict[str, str]) -> None:
    """Add to `found` how `text` is worded; `words` are its words as the signals read them."""
    total = len(words)
    for most, name in _LENGTHS:
        if total <= most:
            found[name] = ""
            break
    else:
        found[_LONGER] = ""
    if not total:
        return
    if not text.words:
        found["is a repost or a quotation alone"] = ""
    elif text.quotes:
        found["quotes or reposts somebody"] = ""
    _note_capitals(text.raw[:MOST_SIGNS], found)
    _note_small_words(words, total, found)
    joined = f"{' '.join(words)} ".replace("'", " ")
    for letters, pattern, name in _ENDINGS:
        # Most words end otherwise, and a plain look is faster than the pattern.
        if f"{letters} " in joined and (ending := pattern.search(joined)):
            found[name] = ending[0]
    first = words[0]
    if len(first) > 4 and first[-3:] == "ing":
        found["begins with a word in -ing"] = first


def _note_capitals(raw: str, found: dict[str, str]) -> None:
    shouted = _SHOUTED.findall(raw)
    if len(shouted) > 2:
        found["shouts in capitals"] = shouted[0][:40]
    elif shouted:
        found["has a word in capitals"] = ""
    if shouted:
        stressed = word_list("signals/stressed")
        for word in shouted:
            if word.lower() in stressed:
                found["stresses an ordinary word in capitals"] = word
                break
    first = [part[0] for part in raw.split()]
    large = sum(map(_LARGE.__contains__, first))
    small = sum(map(_SMALL.__contains__, first))
    if large + small >= 4:
        share = large / (large + small)
        if share >= 0.8:
            found["writes Most Words With Capitals"] = ""
        elif share >= 0.5:
            found["writes many words with capitals"] = ""
        elif share >= 0.3:
            found["writes some words with capitals"] = ""
        elif share <= 0.12:
            found["writes hardly a capital"] = ""
    if "a" <= raw[:1] <= "z":
        found["begins with a small letter"] = ""


def _note_small_words(words: tuple[str, ...], total: int, found: dict[str, str]) -> None:
    small = word_list("stop_words")
    share = sum([word in small for word in words]) / total
    if share >= 0.55:
        found["has mostly small words"] = ""
    elif share >= 0.42:
        found["has many small words"] = ""
    elif share <= 0.2:
        found["has hardly a small word"] = ""
    elif share <= 0.3:
        found["has few small words"] = ""
    length = sum(map(len, words)) / total
    if length >= 6:
        found["has long words"] = ""
    elif length >= 5.2:
        found["has rather long words"] = ""
    elif length <= 4:
        found["has short words"] = ""
    if total > 6 and len(set(words)) < 0.7 * total:
        found["says the same words again"] = ""
