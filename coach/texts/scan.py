"""One pass over a post that tells words from links, mentions, hashtags, emoji and numbers.

Every pattern here takes linear time: no repeat contains another repeat of the same characters.
"""

import re
from collections.abc import Callable
from functools import partial

from coach.texts.span import Span

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
# Not inside a word: the 19 of covid19 is part of it.
_NUMBER = r"(?<![^\W_])(?:[$€£]|(?=\d))\d+(?:[.,:/]\d+)*(?:%|[a-z]{1,3}\b)?"
_ENTITY = "&(?:amp|lt|gt|quot|nbsp|#39);"


# Most signs begin none of these; a look at the sign ahead makes the search four times as fast.
_SIGNS = r"[\d@#＃<&:*$€£\u231a-\U0010ffff]|https?:|www\."
_AHEAD = rf"(?![a-gi-vx-z ,.'])(?={_SIGNS})"
_AHEAD_OF_BARE = rf"(?={_SIGNS}|(?<![\w@.-])[a-z-][a-z0-9-]{{0,62}}\.)"


def _pattern(ahead: str, url: str) -> re.Pattern[str]:
    return re.compile(
        f"{ahead}(?:({url})|({_MENTION})|({_HASHTAG})|({EMOJI}|{_NAMED_EMOJI})|({_NUMBER})|({_ENTITY}))"
    )


_PLAIN = _pattern(_AHEAD, _URL)
_WITH_BARE_LINKS = _pattern(_AHEAD_OF_BARE, f"{_URL}|{BARE_LINK}")


def _word(letter: str, sign: str) -> re.Pattern[str]:
    return re.compile(rf"{letter}{sign}*(?:'{letter}+| '(?:m|s|re|ve|ll|d|t)\b| n't\b)?|0")


# For a text with all else blanked out and numbers as a lone 0. Some archives write "i 'm" and "do n't".
WORD = _word(r"[^\W\d_]", r"[^\W_]")
_PLAIN_WORD = _word("[a-z]", "[a-z0-9]")
HAS_BARE_LINK = re.compile(rf"\.(?:{_TLDS})\b")  # in lower case; begins with a plain sign, which is fast
_QUOTE = re.compile(r'“[^“”\n]{12,600}”|"[^"\n]{12,600}"|«[^«»\n]{12,600}»')
REPOST = re.compile(r"(?:^|\s)(?:rt|mt) ?(?:@\w+|<mention>) ?:? ?")
_QUOTE_SPACES = 3  # four words: shorter ones are titles and scare quotes


# Makes a Span of a pair, in a third of the time that Span itself takes.
_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)  # pyright: ignore[reportUnknownMemberType] - of whatever is inside


class Scan:
    """What one pass found: the places of everything that is no word, and the text with words alone."""

    __slots__ = ("emoji", "entities", "hashtags", "mentions", "numbers", "urls", "words_only")

    def __init__(self, folded: str) -> None:
        self.urls: list[Span] = []
        self.mentions: list[Span] = []
        self.hashtags: list[Span] = []
        self.emoji: list[Span] = []
        self.numbers: list[Span] = []
        self.entities: list[Span] = []  # such as &amp;
        self.words_only = self._read(folded)  # as long as `folded`, all but words and numbers blanked out

    def _read(self, folded: str) -> str:
        kinds = (self.urls, self.mentions, self.hashtags, self.emoji, self.numbers, self.entities)
        parts: list[str] = []
        at = 0
        for found in (_WITH_BARE_LINKS if HAS_BARE_LINK.search(folded) else _PLAIN).finditer(folded):
            start, end = found.span()
            kind = kinds[(found.lastindex or 1) - 1]
            if kind is self.urls:
                end = start + len(_trimmed(found[0]))
            kind.append(_span((start, end)))
            parts.append(folded[at:start])
            parts.append("0".ljust(end - start) if kind is self.numbers else " " * (end - start))
            at = end
        if not parts:
            return folded
        parts.append(folded[at:])
        return "".join(parts)


def word_in(folded: str) -> re.Pattern[str]:
    """Return WORD, or for plain small letters its twin, which finds the same a third faster."""
    return _PLAIN_WORD if folded.isascii() else WORD


def blanked(text: str, spans: tuple[Span, ...]) -> str:
    """Return `text` with `spans`, in order and apart, turned to spaces."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], " " * (end - start))
        at = end
    return "".join(parts) + text[at:]


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
    # Plain looks first: most texts have neither, and the patterns cost ten times as much.
    repost = None
    if "t@" in folded or "t @" in folded or "t<" in folded or "t <" in folded:
        repost = REPOST.search(folded)
    end = repost.start() if repost else len(folded)
    quotes: list[Span] = []
    if '"' in folded or "“" in folded or "«" in folded:
        quotes = [
            Span(found.start(), found.end())
            for found in _QUOTE.finditer(folded, 0, end)
            if found[0].count(" ") >= _QUOTE_SPACES
        ]
    if repost and repost.end() < len(folded):
        quotes.append(Span(end, len(folded)))
    return tuple(quotes)
