"""Traits of the marks in a post: links, names, tags, emoji and punctuation."""

import re

from coach.text import Text

LONGEST_WORDS = 40  # code points of a trait's words that are shown
HARDLY_A_WORD = 5  # words beside a link

_CAMEL = re.compile(r"#(?:[A-Z][a-z]+){2,}")
_VIDEO = "watch?v="
_MONEY = re.compile(r"[$€£₹]\s?\d|\d\s?(?:dollars|bucks|euros|pounds)\b")
_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\b\d{1,2}:\d\d\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SCORE = re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b")
_MODEL = re.compile(r"\b(?:[A-Z]{1,12}[a-z]{0,12}-?\d{1,6}[A-Z]{0,3}[a-z]?|\d{1,4}[A-Z]{1,2})\b")
MOST_LINKS = 4  # whose labels are read
LONGEST_LABEL = 22  # code points before a link
_LABEL = re.compile(r"(?<![<\w])([a-z]{3,12})[^\w\s]{0,2} ?[:>→👉➡⬇-][^\w\s<]{0,4} ?$")
_NEWS_LABELS = frozenset(
    ("more", "read", "story", "report", "analysis", "article", "updates", "blog", "opinion", "review")
)
_ARROWS = ("→", "👉", "👇", "➡", "⬇", ">>", "▶")
_LOUD = ("🔥", "🚨", "💥", "👀", "🔔", "📣", "📢")
_DRAWN_OUT = ("aaa", "eee", "ooo", "uuu", "iii", "sss", "mmm", "hhh", "yyy", "rrr", "lll")
_EMOTICONS = (":)", ":-)", ":(", ";)", ":d", "<3", "xd", ":p", "=)", ";-)", "^^")
_CLOSING = ("...", "…")
_OPEN_QUOTES = ("“", '"', " '", "‘")

_SIGNS = (
    (" - ", "has a dash"),
    ("–", "has a dash"),
    ("—", "has a dash"),
    ("|", "has an upright bar"),
    ("(", "has brackets"),
    ("™", "has a trade mark sign"),
    ("®", "has a trade mark sign"),
    (". ", "has a full stop and goes on"),
    (",", "has a comma"),
    ("\n", "has several lines"),
)

_OCCASIONS = ("day", "week", "month", "eve", "year", "weekend", "season")

_TAGS = {
    **dict.fromkeys(
        (
            "brag",
            "bragging",
            "humblebrag",
            "humblebragging",
            "braggingrights",
            "notsohumblebrag",
            "flex",
            "weirdflex",
        ),
        "is tagged as a brag",
    ),
    **dict.fromkeys(
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
        ),
        "is tagged as an advert",
    ),
    **dict.fromkeys(("hiring", "jobs", "job", "careers", "vacancy"), "is tagged as a vacancy"),
    **dict.fromkeys(
        ("thankyou", "thanks", "congratulations", "congrats", "happybirthday", "rip", "goodmorning"),
        "is tagged as thanks or wishes",
    ),
}


def note_marks(text: Text, total: int, found: dict[str, str]) -> None:
    """Add to `found` which marks `text`, of `total` words, bears."""
    end = len(text.raw.rstrip())
    _note_links(text, end, total, found)
    _note_mentions(text, found)
    _note_hashtags(text, end, found)
    if text.emoji:
        found["has an emoji"] = ""
        if len(text.emoji) > 1:
            found["has two emoji or more"] = ""
        if len(text.emoji) > 3:
            found["has four emoji or more"] = ""
        if _has_any(text.raw, _LOUD):
            found["has a loud emoji"] = ""
    if _has_any(text.raw, _ARROWS):
        found["points with an arrow"] = ""
    if not (text.urls or text.mentions or text.hashtags or text.emoji):
        found["is words alone"] = ""
    if text.numbers:
        _note_numbers(text, found)
    _note_punctuation(text.folded, found)


def _has_any(text: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110 - a generator costs three times as much on this hot path
        if sign in text:
            return True
    return False


def _note_links(text: Text, end: int, total: int, found: dict[str, str]) -> None:
    if len(text.urls) == 0:
        found["has no link"] = ""
        return
    found["has a link"] = ""
    if len(text.urls) > 1:
        found["has two links or more"] = ""
    if text.urls[-1].end >= end - 1:
        found["ends with a link"] = ""
    if total <= HARDLY_A_WORD:
        found["has a link and hardly a word"] = ""
    for start, _ in text.urls[:MOST_LINKS]:
        if label := _LABEL.search(text.folded, max(0, start - LONGEST_LABEL), start):
            word = label[1]
            found["announces a report behind its link" if word in _NEWS_LABELS else "labels its link"] = word
            break
    if _VIDEO in text.folded:
        found["gives a video's address"] = ""


def _note_mentions(text: Text, found: dict[str, str]) -> None:
    if len(text.mentions) == 0:
        found["mentions nobody"] = ""
        return
    found["mentions somebody"] = ""
    first = text.mentions[0]
    if not first.start:
        found["begins with a mention"] = ""
        if len(text.mentions) > 1 and text.mentions[1].start <= first.end + 1:
            found["begins with two mentions or more"] = ""
    elif first.start <= 2 and text.raw[:1] == ".":
        found["begins with a dot and a mention"] = ""
    else:
        found["mentions somebody later on"] = ""
    if len(text.mentions) > 2:
        found["mentions three or more"] = ""


def _note_hashtags(text: Text, end: int, found: dict[str, str]) -> None:
    tags = text.hashtags
    if len(tags) == 0:
        found["has no hashtag"] = ""
        return
    found["has a hashtag"] = ""
    if len(tags) > 1:
        found["has two hashtags or more"] = ""
        if len(tags) > 2:
            found["has three hashtags or more"] = ""
            if len(tags) > 4:
                found["has five hashtags or more"] = ""
    if tags[-1].end >= end:
        found["ends with a hashtag"] = ""
    if not tags[0].start:
        found["begins with a hashtag"] = ""
    if _CAMEL.search(text.raw):
        found["has a hashtag of several words"] = ""
    for tag in text.hashtag_words:
        if tag.endswith(_OCCASIONS):
            found["is tagged with a day or a week"] = f"#{tag[:LONGEST_WORDS]}"
        if tag in text.words:
            found["repeats a word as a hashtag"] = tag[:LONGEST_WORDS]
        if tag in _TAGS:
            found[_TAGS[tag]] = f"#{tag}"


def _note_numbers(text: Text, found: dict[str, str]) -> None:
    raw, folded = text.raw, text.folded
    found["has a number"] = ""
    if raw[0].isdigit():
        found["begins with a number"] = ""
    if _MONEY.search(folded):
        found["has an amount of money"] = ""
    if _CLOCK.search(folded):
        found["has a time of day"] = ""
    if _YEAR.search(folded):
        found["has a year"] = ""
    if _SCORE.search(folded):
        found["has a score or a range"] = ""
    if model := _MODEL.search(raw):
        found["names a model of letters and digits"] = model[0][:LONGEST_WORDS]
    if "%" in folded:
        found["has a percentage"] = ""


def _note_punctuation(folded: str, found: dict[str, str]) -> None:
    marks = folded.count("!")
    if marks:
        found["has an exclamation mark"] = ""
        if marks > 1:
            found["has two exclamation marks or more"] = ""
            if marks > 3:
                found["has four exclamation marks or more"] = ""
    closed = folded.rstrip()
    if "…" in folded or ".." in folded:
        found["trails off"] = ""
        if closed.endswith(_CLOSING):
            found["ends by trailing off"] = ""
    elif closed[-1:] == ".":
        found["ends with a full stop"] = ""
    if ":" in folded:
        if closed[-1] == ":":
            found["ends with a colon"] = ""
        if ": " in folded:
            found["has a colon"] = ""
    if folded[:1] in "\"“'‘":
        found["begins with a quotation mark"] = ""
    if _has_any(folded, _OPEN_QUOTES):
        found["has quotation marks"] = ""
    for sign, name in _SIGNS:
        if sign in folded:
            found[name] = ""
    if "\n" in folded and folded.count("\n") > 2:
        found["has four lines or more"] = ""
    if _has_any(folded, _DRAWN_OUT):
        found["draws out a word"] = ""
    if _has_any(folded, _EMOTICONS):
        found["has an emoticon"] = ""
