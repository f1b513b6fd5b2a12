"""What a post must have for a rule to find anything, as bits: few rules need be asked about most posts."""

from typing import Literal, get_args

from coach.texts.phrases import Phrases

Feature = Literal[
    "is_reply",
    "earlier",  # posts
    "pictures",
    "links",
    "mentions",
    "hashtags",
    "emoji",
    "numbers",
    "quotes",
    "networks",
    "slot",  # when it is to appear
    "waiting",  # people
    "promotes",
]
Need = Feature | Phrases  # a feature, or a phrase of a lexicon

ALWAYS = 1  # the bit that every post has
_PLACES = {name: place for place, name in enumerate(get_args(Feature), start=1)}
BEHIND = len(_PLACES) + 1  # the bits of the lexicons stand behind those of the features


def bit(feature: Feature) -> int:
    """Return the bit of `feature`."""
    return 1 << _PLACES[feature]


def bits(needs: tuple[Need, ...]) -> int:
    """Return the bits of `needs`, one of which is enough; where nothing is needed, that of every post."""
    found = 0
    for need in needs:
        found |= need.bit << BEHIND if isinstance(need, Phrases) else bit(need)
    return found or ALWAYS
