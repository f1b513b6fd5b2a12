"""Traits of the marks in a post: links, names, tags and emoji."""

import re

from coach.signals.numbers import LONGEST_WORDS, note_numbers
from coach.signals.punctuation import has_any, note_punctuation
from coach.texts.text import Text

HARDLY_A_WORD = 5  # words beside a link

_CAMEL = re.compile(r"#(?:[A-Z][a-z]+){2,}")
_VIDEO = "watch?v="
MOST_LINKS = 4  # whose labels are read
LONGEST_LABEL = 22  # code points before a link
_LABEL_ENDS = (":", ">", "-")  # or a sign beyond ASCII
_LABEL = re.compile(r"(?<![<\w])([a-z]{3,12})[^\w\s]{0,2} ?[:>→👉➡⬇-][^\w\s<]{0,4} ?$")
_NEWS_LABELS = frozenset(
    ("more", "read", "story", "report", "analysis", "article", "updates", "blog", "opinion", "review")
)
_LABEL_SIGNS = ":>-…,.!()→👉"
_BEFORE_LINK = {
    **dict.fromkeys(
        ("here", "below", "this", "link", "page", "how", "why", "what"), "leads to its link: here"
    ),
    "at": "leads to its link: at",
    "on": "leads to its link: at",
    "in": "leads to its link: at",
    **dict.fromkeys(("info", "information", "details", "more", "from"), "leads to its link: more"),
    **dict.fromkeys(("via", "by"), "leads to its link: via"),
    **dict.fromkeys(("now", "today"), "leads to its link: now"),
    **dict.fromkeys(("it", "us", "out"), "leads to its link: check it out, join us"),
}
_SIGNS_BEFORE_LINK = {
    ":": "has a colon before its link",
    ">": "has a colon before its link",
    ".": "has a whole sentence before its link",
    "!": "has a whole sentence before its link",
    "?": "has a question before its link",
}
_ARROWS = ("→", "👉", "👇", "➡", "⬇", "▶")
_LOUD = ("🔥", "🚨", "💥", "👀", "🔔", "📣", "📢")
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
    raw = text.raw
    end = len(raw.rstrip())
    _note_links(text, end, total, found)
    _note_mentions(text, found)
    _note_hashtags(text, end, found)
    if text.emoji:
        found["has an emoji"] = ""
        if len(text.emoji) > 1:
            found["has two emoji or more"] = ""
        if len(text.emoji) > 3:
            found["has four emoji or more"] = ""
        if has_any(raw, _LOUD):
            found["has a loud emoji"] = ""
    if ">>" in raw or (not raw.isascii() and has_any(raw, _ARROWS)):
        found["points with an arrow"] = ""
    if not (text.urls or text.mentions or text.hashtags or text.emoji):
        found["is words alone"] = ""
    if text.numbers:
        note_numbers(text, found)
    note_punctuation(text.folded, found)


def _note_links(text: Text, end: int, total: int, found: dict[str, str]) -> None:
    urls, folded = text.urls, text.folded
    if len(urls) == 0:
        found["has no link"] = ""
        return
    found["has a link"] = ""
    if len(urls) > 1:
        found["has two links or more"] = ""
    if urls[-1].end >= end - 1:
        found["ends with a link"] = ""
    if total <= HARDLY_A_WORD:
        found["has a link and hardly a word"] = ""
    for url in urls[:MOST_LINKS]:
        start = url.start
        begin = max(0, start - LONGEST_LABEL)
        label = folded[begin:start].rstrip()
        if not label or label[-1].isalnum() or (label.isascii() and not has_any(label, _LABEL_ENDS)):
            continue
        if labelled := _LABEL.search(folded, begin, start):
            word = labelled[1]
            found["announces a report behind its link" if word in _NEWS_LABELS else "labels its link"] = word
            break
    before = folded[max(0, text.urls[-1].start - LONGEST_LABEL) : text.urls[-1].start].split()
    if before:
        word = before[-1]
        if (name := _BEFORE_LINK.get(word.rstrip(_LABEL_SIGNS))) is not None:
            found[name] = word[:LONGEST_WORDS]
        if (name := _SIGNS_BEFORE_LINK.get(word[-1])) is not None:
            found[name] = ""
    if _VIDEO in folded:
        found["gives a video's address"] = ""


def _note_mentions(text: Text, found: dict[str, str]) -> None:
    mentions = text.mentions
    if len(mentions) == 0:
        found["mentions nobody"] = ""
        return
    found["mentions somebody"] = ""
    first = mentions[0]
    if not first.start:
        found["begins with a mention"] = ""
        if len(mentions) > 1 and mentions[1].start <= first.end + 1:
            found["begins with two mentions or more"] = ""
    elif first.start <= 2 and text.raw[:1] == ".":
        found["begins with a dot and a mention"] = ""
    else:
        found["mentions somebody later on"] = ""
    if len(mentions) > 2:
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
