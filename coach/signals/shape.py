"""Traits of a post's build: links, names, tags, marks, capitals, length."""

import re

from coach.phrases import word_list
from coach.text import Text

_MONEY = re.compile(r"[$€£₹]\s?\d|\d\s?(?:dollars|bucks|euros|pounds)\b")
_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\b\d{1,2}:\d\d\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
_DRAWN_OUT = re.compile(r"([a-z])\1\1")
_EMOTICON = re.compile(r"(?:^|\s)[:;=]['-]?[)(dp3/|*]|<3|\^_?\^|\bx[do]\b")
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
_VERY_LONG = "has more than 35 words"
_BRAG_TAGS = frozenset(
    (
        "brag",
        "bragging",
        "humblebrag",
        "braggingrights",
        "humblebragging",
        "flex",
        "weirdflex",
        "notsohumblebrag",
    )
)
_AD_TAGS = frozenset(
    (
        "ad",
        "ads",
        "sponsored",
        "promo",
        "sale",
        "giveaway",
        "sweepstakes",
        "contest",
        "win",
        "nowplaying",
        "hiring",
        "jobs",
        "job",
    )
)
_TALK_TAGS = frozenset(
    ("thankyou", "thanks", "congratulations", "congrats", "happybirthday", "rip", "goodmorning")
)


def note_shape(text: Text, words: tuple[str, ...], found: dict[str, str]) -> None:
    """Add to `found` what the build of `text` shows; `words` are its words as the signals read them."""
    raw, folded = text.raw, text.folded
    total = len(words)
    for most, name in _LENGTHS:
        if total <= most:
            found[name] = ""
            break
    else:
        found[_VERY_LONG] = ""
    _note_entities(text, found, total)
    _note_marks(folded, found)
    _note_capitals(raw, found, total)
    _note_words(words, found, total)
    if text.numbers or any(c.isdigit() for c in raw):
        found["has a number"] = ""
        if raw[:1].isdigit():
            found["begins with a number"] = ""
        if _MONEY.search(folded):
            found["has an amount of money"] = ""
        if _CLOCK.search(folded):
            found["has a time of day"] = ""
        if _YEAR.search(folded):
            found["has a year"] = ""
        if "%" in folded:
            found["has a percentage"] = ""
    if not text.words and total:
        found["is a repost or a quotation alone"] = ""
    elif text.quotes:
        found["quotes or reposts somebody"] = ""


def _note_entities(text: Text, found: dict[str, str], total: int) -> None:
    raw = text.raw
    end = len(raw.rstrip())
    if text.urls:
        found["has a link"] = text.slice(text.urls[0])[:60]
        if len(text.urls) > 1:
            found["has two links or more"] = ""
        if text.urls[-1].end >= end - 1:
            found["ends with a link"] = ""
        if total <= 5:
            found["has a link and hardly a word"] = ""
    else:
        found["has no link"] = ""
    if text.mentions:
        first = text.mentions[0]
        found["mentions somebody"] = text.slice(first)[:60]
        if not first.start:
            found["begins with a mention"] = text.slice(first)[:60]
            if len(text.mentions) > 1 and text.mentions[1].start <= first.end + 1:
                found["begins with two mentions or more"] = ""
        elif first.start <= 2 and raw[:1] == ".":
            found["begins with a dot and a mention"] = text.slice(first)[:60]
        else:
            found["mentions somebody later on"] = text.slice(first)[:60]
        if len(text.mentions) > 2:
            found["mentions three or more"] = ""
    else:
        found["mentions nobody"] = ""
    if text.hashtags:
        found["has a hashtag"] = text.slice(text.hashtags[0])[:60]
        if len(text.hashtags) > 1:
            found["has two hashtags or more"] = ""
        if len(text.hashtags) > 2:
            found["has three hashtags or more"] = ""
        if len(text.hashtags) > 4:
            found["has five hashtags or more"] = ""
        if text.hashtags[-1].end >= end:
            found["ends with a hashtag"] = ""
        tags = text.hashtag_words
        for tag in tags:
            if tag in _BRAG_TAGS:
                found["is tagged as a brag"] = "#" + tag
            elif tag in _AD_TAGS:
                found["is tagged as an advert"] = "#" + tag
            elif tag in _TALK_TAGS:
                found["is tagged as thanks or wishes"] = "#" + tag
    else:
        found["has no hashtag"] = ""
    if text.emoji:
        found["has an emoji"] = ""
        if len(text.emoji) > 1:
            found["has two emoji or more"] = ""
        if len(text.emoji) > 3:
            found["has four emoji or more"] = ""
    if not (text.urls or text.mentions or text.hashtags or text.emoji):
        found["is words alone"] = ""


def _note_marks(folded: str, found: dict[str, str]) -> None:
    marks = folded.count("!")
    if marks:
        found["has an exclamation mark"] = ""
        if marks > 1:
            found["has two exclamation marks or more"] = ""
        if marks > 3:
            found["has four exclamation marks or more"] = ""
    if "…" in folded or "..." in folded or " .." in folded:
        found["trails off"] = ""
        if folded.rstrip().endswith(("...", "…")):
            found["ends by trailing off"] = ""
    if folded.rstrip().endswith(":"):
        found["ends with a colon"] = ""
    if ": " in folded:
        found["has a colon"] = ""
    if '"' in folded or "“" in folded or "'" in folded[:1] or " '" in folded or "‘" in folded:
        found["has quotation marks"] = ""
        if folded[:1] in "\"“'‘":
            found["begins with a quotation mark"] = ""
    if " - " in folded or "–" in folded or "—" in folded:
        found["has a dash"] = ""
    if "|" in folded:
        found["has an upright bar"] = ""
    if "(" in folded:
        found["has brackets"] = ""
    if "$" in folded:
        found["has a dollar sign"] = ""
    if ". " in folded:
        found["has a full stop and goes on"] = ""
    if "," in folded:
        found["has a comma"] = ""
    if folded.rstrip().endswith("."):
        found["ends with a full stop"] = ""
    if "\n" in folded:
        found["has several lines"] = ""
        if folded.count("\n") > 2:
            found["has four lines or more"] = ""
    if "→" in folded or "👉" in folded or "👇" in folded or "➡" in folded or "⬇" in folded or ">>" in folded:
        found["points with an arrow"] = ""
    if "🔥" in folded or "🚨" in folded or "💥" in folded or "👀" in folded or "🔔" in folded:
        found["has a loud emoji"] = ""
    if _DRAWN_OUT.search(folded):
        found["draws out a word"] = ""
    if _EMOTICON.search(folded):
        found["has an emoticon"] = ""


def _note_capitals(raw: str, found: dict[str, str], total: int) -> None:
    shouted = _CAPITALS.findall(raw[:2000])
    if len(shouted) > 2:
        found["shouts in capitals"] = shouted[0]
    elif shouted:
        found["has a word in capitals"] = shouted[0]
    parts = [part for part in raw[:2000].split() if part[0].isalpha()]
    if len(parts) >= 4:
        upper = sum(part[0].isupper() for part in parts)
        share = upper / len(parts)
        if share >= 0.8:
            found["writes Most Words With Capitals"] = ""
        elif share >= 0.5:
            found["writes many words with capitals"] = ""
        elif share <= 0.12:
            found["writes hardly a capital"] = ""
        elif share >= 0.3:
            found["writes some words with capitals"] = ""
    if parts and parts[0][0].islower():
        found["begins with a small letter"] = ""


def _note_words(words: tuple[str, ...], found: dict[str, str], total: int) -> None:
    if not total:
        return
    small = word_list("stop_words")
    count = sum(word in small for word in words)
    share = count / total
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
    for word in words:
        ending = word[-3:]
        if len(word) > 4:
            if ending == "ing":
                found["has a word in -ing"] = word
            elif ending == "est":
                found["has a word in -est"] = word
            elif word[-2:] == "ed":
                found["has a word in -ed"] = word
            elif word[-2:] == "ly":
                found["has a word in -ly"] = word
    if len(words[0]) > 4 and words[0][-3:] == "ing":
        found["begins with a word in -ing"] = words[0]
    if len(set(words)) < 0.7 * total and total > 6:
        found["says the same words again"] = ""
