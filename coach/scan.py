"""One pass over a post that tells words from links, mentions, hashtags, emoji and numbers.

Every pattern here takes linear time: no repeat contains another repeat of the same characters.
"""

import re

from coach.span import Span

_EMOJI_CHAR = (
    "[\u231a\u231b\u23e9-\u23fa\u25fb-\u25fe\u2600-\u27bf\u2b05-\u2b07"
    "\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff]"
)
EMOJI = (
    "[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3|"
    f"{_EMOJI_CHAR}[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d{_EMOJI_CHAR}[\ufe0f\U0001f3fb-\U0001f3ff]*)*"
)
_NAMED_EMOJI = ":[a-z]+(?:[_-][a-z]+)*:"  # as some archives write them, :red_heart:
_URL = r"""https?://[^\s<>"“”]+|www\.[^\s<>"“”]+|<hyperlink>"""
_TLDS = "com|org|net|edu|gov|io|co|dev|app|info|blog|shop|store|me|ly|be|gg|tv|ai|eu|us|uk|de|fr|es|nl|ca|au"
BARE_LINK = (
    rf"(?<![\w@.-])[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,3}}\.(?:{_TLDS})\b(?![@\w])(?:/[^\s<>\"“”]*)?"
)
_MENTION = r"(?<![\w@/.])@[a-z0-9_]+(?:[.-][a-z0-9_]+)*(?:@[a-z0-9-]+(?:\.[a-z0-9-]+)+)?|<mention>"
# Marks of Indic and Thai scripts and joiners are part of a tag, though not of \w.
_HASHTAG = (
    r"(?<![\w#&/])[#＃](?=\w*[^\W\d])[\w\u0300-\u036f\u0900-\u0dff\u0e00-\u0fff\u200c\u200d]+|<hashtag>"
)
_WORD = r"[^\W\d_][^\W_]*(?:'[^\W\d_]+| '(?:m|s|re|ve|ll|d|t)\b| n't\b)?"
_NUMBER = r"[$€£]?\d+(?:[.,:/]\d+)*(?:%|[a-z]{1,3}\b)?"
_ENTITY = "&(?:amp|lt|gt|quot|nbsp|#39);"


def _pattern(url: str) -> re.Pattern[str]:
    return re.compile(
        f"(?P<url>{url})|(?P<entity>{_ENTITY})|(?P<word>{_WORD})|(?P<emoji>{EMOJI}|{_NAMED_EMOJI})|(?P<number>{_NUMBER})"
        f"|(?P<mention>{_MENTION})|(?P<hashtag>{_HASHTAG})"
    )


_PLAIN = _pattern(_URL)
_WITH_BARE_LINKS = _pattern(f"{_URL}|{BARE_LINK}")
HAS_BARE_LINK = re.compile(rf"\w\.(?:{_TLDS})\b", re.IGNORECASE)
_QUOTE = re.compile(r'“[^“”\n]{12,600}”|"[^"\n]{12,600}"|«[^«»\n]{12,600}»')
_REPOST = re.compile(r"(?:^|\s)(?:rt|mt) ?(?:@\w+|<mention>) ?:? ?")
_QUOTE_SPACES = 3  # four words: shorter ones are titles and scare quotes


class Scan:
    """What one pass found: the words with their places, and the spans of everything else."""

    __slots__ = ("emoji", "ends", "entities", "hashtags", "mentions", "numbers", "starts", "urls", "words")

    def __init__(self, folded: str) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.urls: list[Span] = []
        self.mentions: list[Span] = []
        self.hashtags: list[Span] = []
        self.emoji: list[Span] = []
        self.numbers: list[Span] = []
        self.entities: list[Span] = []
        self._read(folded)

    def _read(self, folded: str) -> None:
        words, starts, ends = self.words.append, self.starts.append, self.ends.append
        others = {
            "mention": self.mentions,
            "hashtag": self.hashtags,
            "emoji": self.emoji,
            "entity": self.entities,
        }
        pattern = _WITH_BARE_LINKS if HAS_BARE_LINK.search(folded) else _PLAIN
        for found in pattern.finditer(folded):
            kind = found.lastgroup
            if kind == "word":
                words(found[0])
                starts(found.start())
                ends(found.end())
            elif kind == "number":
                words("0")
                starts(found.start())
                ends(found.end())
                self.numbers.append(Span(found.start(), found.end()))
            elif kind == "url":
                self.urls.append(Span(found.start(), found.start() + len(_trimmed(found[0]))))
            else:
                others[str(kind)].append(Span(found.start(), found.end()))


def _trimmed(url: str) -> str:
    """Return `url` without the punctuation of the sentence around it."""
    closing = ".,;:!?'\"…" if "(" in url else ".,;:!?'\")…"
    return url if url[-1] not in closing else url.rstrip(closing)


def fold(raw: str) -> str:
    """Return `raw` in lower case with plain apostrophes, and just as many code points."""
    if "’" in raw:
        raw = raw.replace("’", "'")
    lowered = raw.lower()
    if len(lowered) == len(raw):
        return lowered
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in raw)


def find_quotes(folded: str) -> tuple[Span, ...]:
    """Return where other people's words stand: reposts ("RT @x: ...") and quotations from four words on."""
    repost = _REPOST.search(folded) if "rt" in folded or "mt" in folded else None
    end = repost.start() if repost else len(folded)
    quotes = [
        Span(found.start(), found.end())
        for found in _QUOTE.finditer(folded, 0, end)
        if found[0].count(" ") >= _QUOTE_SPACES
    ]
    if repost and repost.end() < len(folded):
        quotes.append(Span(end, len(folded)))
    return tuple(quotes)
