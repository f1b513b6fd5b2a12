"""Traits of how a post is worded: its length, capitals, small words and endings."""

import re
from bisect import bisect_left
from string import ascii_lowercase, ascii_uppercase

from coach.texts.phrases import word_list
from coach.texts.text import Text

MOST_SIGNS = 2000  # code points in which capitals are counted

_SHOUTED = re.compile(r"[A-Z](?<=\b.)[A-Z]{2,}\b")  # begins with a set of signs: twice as fast as with \b
# Every capital becomes an A, every small letter an a, every space a space, and all else a dot.
_KINDS = bytes(
    ord(
        "A" if sign in ascii_uppercase else "a" if sign in ascii_lowercase else " " if sign.isspace() else "."
    )
    for sign in map(chr, range(128))
).ljust(256)
_ENDINGS = (
    ("ing ", "has a word in -ing"),
    ("est ", "has a word in -est"),
    ("ed ", "has a word in -ed"),
    ("ly ", "has a word in -ly"),
)
SHORTEST = 5  # signs of a word with an ending that counts
LONGEST_STEM = 20  # signs before the ending; more is no word
_MOST_WORDS = (0, 3, 6, 9, 12, 16, 22, 35)
_LENGTHS = (
    "has no words",
    "has three words at most",
    "has four to six words",
    "has seven to nine words",
    "has ten to twelve words",
    "has 13 to 16 words",
    "has 17 to 22 words",
    "has 23 to 35 words",
    "has more than 35 words",
)


def note_wording(text: Text, words: tuple[str, ...], found: dict[str, str]) -> None:
    """Add to `found` how `text` is worded; `words` are its words as the signals read them."""
    total = len(words)
    found[_LENGTHS[bisect_left(_MOST_WORDS, total)]] = ""
    if not total:
        return
    if not text.words:
        found["is a repost or a quotation alone"] = ""
    elif text.quotes:
        found["quotes or reposts somebody"] = ""
    _note_capitals(text.raw[:MOST_SIGNS], found)
    joined = f"{' '.join(words)} ".replace("'", " ")
    different = len(text.word_set) if words is text.words else len(set(words))
    _note_small_words(words, (len(joined) - total) / total, found)
    if total > 6 and different < 0.7 * total:
        found["says the same words again"] = ""
    for ending, name in _ENDINGS:
        if ending in joined and (word := _first_with(ending, joined)):
            found[name] = word
    first = words[0]
    if len(first) > 4 and first[-3:] == "ing":
        found["begins with a word in -ing"] = first


def _first_with(ending: str, joined: str) -> str:
    """Return the first plain word of `joined` with `ending`, which has the space in it, "" where none has."""
    at = -1
    while (at := joined.find(ending, at + 1)) >= 0:
        word = joined[joined.rfind(" ", 0, at) + 1 : at + len(ending) - 1]
        if SHORTEST <= len(word) < LONGEST_STEM + len(ending) and word.isascii() and word.isalpha():
            return word
    return ""


def _note_capitals(raw: str, found: dict[str, str]) -> None:
    spaced = raw if raw.isascii() else " ".join(raw.split())
    kinds = b" " + spaced.encode("ascii", "replace").translate(_KINDS)
    shouted = _SHOUTED.findall(raw) if b"AAA" in kinds else ()
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
    large, small = kinds.count(b" A"), kinds.count(b" a")  # letters that words begin with
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


def _note_small_words(words: tuple[str, ...], length: float, found: dict[str, str]) -> None:
    """Add to `found` how small `words`, of `length` signs on average, are."""
    total = len(words)
    share = sum(map(word_list("stop_words").__contains__, words)) / total
    if share >= 0.55:
        found["has mostly small words"] = ""
    elif share >= 0.42:
        found["has many small words"] = ""
    elif share <= 0.2:
        found["has hardly a small word"] = ""
    elif share <= 0.3:
        found["has few small words"] = ""
    if length >= 6:
        found["has long words"] = ""
    elif length >= 5.2:
        found["has rather long words"] = ""
    elif length <= 4:
        found["has short words"] = ""
