"""How much of a network's limit a text uses, counted the way that network counts."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from coach.advice import Count
from coach.counting.emoji_sequences import MAY_HAVE_EMOJI, emoji_pattern
from coach.counting.links_on_x import shortened
from coach.counting.measures import code_points, graphemes, utf8_bytes, utf16_units
from resources.finder import resource_text

_LINK = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
_FULL_MENTION = re.compile(
    r"(?<![\w/])(@[a-z0-9_]+(?:[.-][a-z0-9_]+)*)@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE
)
# twitter-text v3: these weigh 1, everything else 2; an emoji sequence weighs 2 as a whole.
_LIGHT = re.compile("[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
_HEAVY_WEIGHT = 2


class UnknownNetwork(ValueError):
    """The table has no network of that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What the table says of one network's text field."""

    name: str
    limit: int  # 0: none in practice
    unit: str
    link: int = 0  # what every link counts as; 0: as it stands
    bare_links: bool = False  # a domain without a scheme is a link too
    short_mentions: bool = False  # of @user@host only @user counts
    bytes: int = 0  # a second limit, in UTF-8 bytes; 0: none
    certain: bool = True
    source: str


@cache
def networks() -> Mapping[str, Network]:
    """Return the table of networks by name."""
    table = tomllib.loads(resource_text("networks.toml"))
    return {name: Network(name=name, **row) for name, row in table.items()}


def count(text: str, network: str, limit: int | None = None) -> Count:
    """Return how much `text` uses of `network`'s limit, or of `limit` where a server has told its own.

    On Bluesky the limit that is nearer in proportion is shown.

    Raises:
        UnknownNetwork: the table has no such network.
    """
    try:
        facts = networks()[network]
    except KeyError:
        names = ", ".join(networks())
        raise UnknownNetwork(f'There is no network "{network}"; known are {names}.') from None
    most = facts.limit if limit is None else limit
    used = _UNITS[facts.unit](_as_counted(text, facts))
    if facts.bytes and most and (size := utf8_bytes(text)) * most > used * facts.bytes:
        return Count(network=network, used=size, limit=facts.bytes, unit="bytes")
    return Count(network=network, used=used, limit=most, unit=facts.unit)


def _as_counted(text: str, facts: Network) -> str:
    """Return `text` with links and full mentions as long as the network counts them."""
    if facts.bare_links:
        return shortened(unicodedata.normalize("NFC", text), facts.link)
    if facts.link:
        text = _LINK.sub(lambda link: "x" * facts.link + _after(link[0]), text)
    if facts.short_mentions and "@" in text:
        text = _FULL_MENTION.sub(r"\1", text)
    return text


def _after(link: str) -> str:
    """Return the punctuation at the end of `link` that belongs to the sentence."""
    return link[len(link.rstrip(".,;:!?'\")…")) :]


def weighted(text: str) -> int:
    """Return the length of `text` by twitter-text v3, links not looked for."""
    if text.isascii():
        return len(text)
    bare, sequences = emoji_pattern().subn("", unicodedata.normalize("NFC", text))
    light = len(_LIGHT.findall(bare))
    return light + _HEAVY_WEIGHT * (len(bare) - light + sequences)


def with_emoji_as_bytes(text: str) -> int:
    """Return the length of `text` in code points, but of every emoji in UTF-8 bytes, as Threads counts."""
    if not MAY_HAVE_EMOJI.search(text):
        return len(text)
    return sum(utf8_bytes(emoji) - len(emoji) for emoji in emoji_pattern().findall(text)) + len(text)


_UNITS: Mapping[str, Callable[[str], int]] = {
    "graphemes": graphemes,
    "code points": code_points,
    "UTF-16 units": utf16_units,
    "bytes": utf8_bytes,
    "weighted characters": weighted,
    "characters": with_emoji_as_bytes,
}
