"""Finds emoji as Unicode lists them: a family or a flag is one, whatever it is made of."""

import re
import tomllib
from collections import defaultdict
from functools import cache

from resources.finder import resource_text

_TONE = "[\U0001f3fb-\U0001f3ff]"
_JOINER = "\u200d"
_LETTER_A, _TAG_A, _TAG_END = 0x1F1E6, 0xE0000, "\U000e007f"
_START = "[\u00a9\u00ae\u203c-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001ffff]"
# Nothing below begins an emoji, apart from the digits of keycaps and two signs of Latin-1.
MAY_HAVE_EMOJI = re.compile("[\u00a9\u00ae\u203c-\U0010ffff]")


@cache
def emoji_pattern() -> re.Pattern[str]:
    """Return a pattern that matches one emoji at a time, the longest that Unicode knows at its place.

    A sequence that Unicode does not list is matched in parts: a dog with a skin tone is two emoji.
    """
    table = tomllib.loads(resource_text("emoji.toml"))
    takes_tone = frozenset(table["take_a_tone"])

    def element(written: str) -> str:
        # A skin tone comes in place of the variation selector.
        return f"{written[0]}(?:{_TONE}|{written[1:]})" if written[0] in takes_tone else written

    flags: defaultdict[str, str] = defaultdict(str)
    for one, other in table["flags"].split():
        flags[_indicator(one)] += _indicator(other)
    tails: defaultdict[str, list[str]] = defaultdict(list)
    for sequence in sorted(table["joined"].split(), key=len, reverse=True):
        first, *others = sequence.split(_JOINER)
        tails[first].append("".join(_JOINER + element(other) for other in others))
    regions = ("".join(chr(_TAG_A + ord(letter)) for letter in region) for region in table["regions"])
    signs = frozenset(table["signs"])
    letters = frozenset(sign for sign in signs if sign < "\u2000")  # without a selector these are no emoji
    return re.compile(
        f"(?=[0-9#*]\ufe0f?\u20e3|{_START})(?:"  # most signs begin none of the many below
        + "|".join(
            (
                *(f"{element(first)}(?:{'|'.join(ends)})" for first, ends in tails.items()),
                f"\U0001f3f4(?:{'|'.join(regions)}){_TAG_END}",
                *(f"{one}[{others}]" for one, others in flags.items()),
                "[0-9#*]\ufe0f?\u20e3",
                f"{_any_of(takes_tone)}{_TONE}",
                f"{_any_of(signs - letters)}\ufe0f?|{_any_of(letters)}\ufe0f",
                _any_of(frozenset(table["pictures"])),
            )
        )
        + ")"
    )


def _any_of(signs: frozenset[str]) -> str:
    """Return a class of `signs` in ranges: beyond U+FFFF each single sign would cost a look of its own."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, signs)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in ranges)}]"


def _indicator(letter: str) -> str:
    return chr(_LETTER_A + ord(letter) - ord("A"))
