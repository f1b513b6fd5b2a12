"""What Bluesky allows in a text, and the parts of it that are links, mentions and hashtags.

Bluesky has no markup: facets name ranges of UTF-8 bytes. The patterns follow the rules of Bluesky's own
program (docs.bsky.app/docs/advanced-guides/post-richtext and packages/api/src/rich-text of
bluesky-social/atproto, read November 2026) and are a little stricter at the ends of links.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

import regex

from app.errors import Refused
from coach.counting.measures import graphemes

GRAPHEMES_MAX = 300
BYTES_MAX = 3000
TAG_GRAPHEMES_MAX = 64
HANDLE_MAX = 253  # characters, as for any domain name

# A link without https:// is recognised behind www. and by the endings that people write most; a wrong
# guess ("main.py") would be worse than a link that has to be written out.
BARE_ENDINGS = "app|art|blog|ch|co|com|de|dev|edu|eu|fr|gov|info|io|net|nl|news|org|se|social|uk|xyz"

# The patterns below are ASCII for the sake of host names, so the other spaces are spelt out.
_SPACES = r"\s\x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000"
_ENDS = rf"{_SPACES}<>\"“”„«»"
_LINK = regex.compile(
    rf"""(?<![\w@./#-])(?:
        (?P<full>https?://[^{_ENDS}]+)
      | (?P<bare>(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{BARE_ENDINGS})
            (?![\w@-]|\.\w)(?::\d+)?(?:[/?\#][^{_ENDS}]*)?)
    )""",
    regex.IGNORECASE | regex.VERBOSE | regex.ASCII,
)
_MENTION = regex.compile(
    r"(?<![^\s(])@(?P<handle>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)"
    r"(?![\w@-]|\.\w)",
    regex.IGNORECASE | regex.ASCII,
)
_GLUE = r"\u00AD\u2060\u200A\u200B\u200C\u200D\u20e2"
_TAG = regex.compile(rf"(?<![^\s(])[#＃](?!\ufe0f)[^\s{_GLUE}]*[^\d\s\p{{P}}{_GLUE}]+[^\s{_GLUE}]*")
_TRAILING = regex.compile(r"[.,:;!?…'’*。、，！？]+$")
_TAG_TRAILING = regex.compile(r"\p{P}+$")
_BRACKETS = {")": "(", "]": "[", "}": "{"}


class Kind(StrEnum):
    """What a part of a text is."""

    LINK = "link"
    MENTION = "mention"
    TAG = "tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the text that means more than its letters."""

    kind: Kind
    value: str  # the address, the handle without @ in lower case, or the tag without #
    start: int  # in UTF-8 bytes
    end: int  # in UTF-8 bytes, exclusive


def check_size(text: str, *, pictured: bool = False) -> None:
    """Raise Refused where Bluesky would not take `text`: empty, too long, or no proper Unicode.

    Beside pictures it may be empty: `pictured`.
    """
    if not (text.strip() or pictured):
        raise Refused("There is no text to post.")
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise Refused("The text holds a broken character that no network can take.") from None
    length = graphemes(text)
    if length > GRAPHEMES_MAX:
        raise Refused(f"The text has {length} characters; Bluesky takes {GRAPHEMES_MAX}.")
    if size > BYTES_MAX:
        raise Refused(f"The text has {size} bytes; Bluesky takes {BYTES_MAX}. Emoji need many.")


def parts(text: str) -> list[Part]:
    """Return the links, mentions and hashtags of `text` in order; none overlaps another."""
    found: list[Part] = []
    taken: list[tuple[int, int]] = []
    for kind, value, start, end in (*_links(text), *_mentions(text), *_tags(text)):
        if all(end <= other_start or start >= other_end for other_start, other_end in taken):
            taken.append((start, end))
            found.append(Part(kind=kind, value=value, start=_bytes(text[:start]), end=_bytes(text[:end])))
    return sorted(found, key=lambda part: part.start)


def facets(text: str, dids: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the facets of `text`; a mention whose handle is not among `dids` stays plain text."""
    made: list[dict[str, object]] = []
    for part in parts(text):
        if part.kind is Kind.MENTION and part.value not in dids:
            continue
        feature = {
            Kind.LINK: {"$type": "app.bsky.richtext.facet#link", "uri": part.value},
            Kind.MENTION: {"$type": "app.bsky.richtext.facet#mention", "did": dids.get(part.value, "")},
            Kind.TAG: {"$type": "app.bsky.richtext.facet#tag", "tag": part.value},
        }[part.kind]
        made.append({"index": {"byteStart": part.start, "byteEnd": part.end}, "features": [feature]})
    return made


def _bytes(text: str) -> int:
    return len(text.encode())


_Found = tuple[Kind, str, int, int]


def _links(text: str) -> Iterator[_Found]:
    for match in _LINK.finditer(text):
        shown = _without_end(match.group())
        if regex.fullmatch(r"https?://\w.*|[^/]+\.\w.*", shown, regex.IGNORECASE | regex.DOTALL):
            uri = shown if match["full"] else f"https://{shown}"
            yield Kind.LINK, uri, match.start(), match.start() + len(shown)


def _mentions(text: str) -> Iterator[_Found]:
    for match in _MENTION.finditer(text):
        handle = cast("str", match["handle"])
        if len(handle) <= HANDLE_MAX:
            yield Kind.MENTION, handle.lower(), match.start(), match.end()


def _tags(text: str) -> Iterator[_Found]:
    for match in _TAG.finditer(text):
        shown = _TAG_TRAILING.sub("", match.group())
        if len(shown) > 1 and graphemes(shown[1:]) <= TAG_GRAPHEMES_MAX:
            yield Kind.TAG, shown[1:], match.start(), match.start() + len(shown)


def _without_end(link: str) -> str:
    """Return `link` without the punctuation of the sentence around it."""
    while True:
        shorter = _TRAILING.sub("", link)
        opening = _BRACKETS.get(shorter[-1:])
        if opening and shorter.count(opening) < shorter.count(shorter[-1]):
            shorter = shorter[:-1]
        if shorter == link:
            return link
        link = shorter
