"""What a post mainly does, give, talk or promote: decided from its signals and traits, with reasons."""

from collections.abc import Sequence
from operator import add

from coach.advice import Intent
from coach.signals.weighing import Weighed
from coach.signals.weights import SIGNALS
from coach.texts.lazily import Lazily
from coach.texts.text import Text
from coach.weighed.reasons import reasons

FLAGGED = 0.5
_ORDER = (Intent.GIVE, Intent.TALK, Intent.PROMOTE)  # as in INTENTS


def decide(text: Text, weighed: Weighed, values: Sequence[float]) -> tuple[Intent, Sequence[str]]:
    """Return the intent of a post that was weighed, and the reasons for it, the weightiest first.

    `values` are those of its signals, in the order of SIGNALS.
    """
    sums = weighed.sums[len(SIGNALS) :]
    shown: list[str] = []
    for trait, place, shares in weighed.scale.by_signal:
        if values[place] >= FLAGGED:
            shown.append(trait)
            sums = list(map(add, sums, shares))
    place = sums.index(max(sums))
    return _ORDER[place], Reasons(place, text, weighed, shown)


class Reasons(Lazily[str]):
    """Why a post has the intent at `place`; `shown` are the traits that its flagged signals are."""

    __slots__ = ("_place", "_shown", "_text", "_weighed")

    def __init__(self, place: int, text: Text, weighed: Weighed, shown: list[str]) -> None:
        self._place = place
        self._text = text
        self._weighed = weighed
        self._shown = shown

    def put_together(self) -> tuple[str, ...]:
        """Return three sentences at most, the weightiest first."""
        traits = self._weighed.traits | dict.fromkeys(self._shown, "")
        return reasons(_ORDER[self._place], self._text, traits, self._speaking_for(traits))

    def _speaking_for(self, traits: dict[str, str]) -> dict[str, float]:
        """Return how much more each trait speaks for this intent than for the two others."""
        scale = self._weighed.scale
        speaking: dict[str, float] = {}
        for trait in traits:
            shares = scale.shares(trait)[len(SIGNALS) :]
            weight = shares[self._place]
            if weight > 0:
                speaking[trait] = weight - (sum(shares) - weight) / 2
        return speaking
