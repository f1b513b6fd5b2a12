"""Turns the traits of a post into signals: the weights are added, the sum becomes a value from 0 to 1."""

from collections.abc import Iterable, Sequence
from functools import cache
from math import exp
from struct import Struct
from typing import NamedTuple

from coach.advice import Evidence, Signal
from coach.signals.forms import Form, form_of
from coach.signals.weights import HUNDREDTHS, INTENTS, SIGNALS, weights
from coach.texts.lazily import Lazily

START = "before anything is read"  # the name of the share that every post starts with
SUMS = (*SIGNALS, *INTENTS)  # added together, so that each trait is looked up once

# The hundredths that one trait adds to all sums stand in one large number, side by side: to add such numbers
# adds all sums at once, and exactly, in a third of the time of as many floats.
_WIDE = 16  # bits for each sum: from -327 to 327, where all traits together come to 53
_ZERO = sum(1 << (place * _WIDE + _WIDE - 1) for place in range(len(SUMS)))  # lifts all sums above zero
_BYTES = len(SUMS) * _WIDE // 8
_LIFTED = 1 << (_WIDE - 1)
_apart = Struct(f"<{len(SUMS)}H").unpack


class Scale:
    """The weights of all sums in one form."""

    def __init__(self, form: Form) -> None:
        known = weights(SUMS)
        self.starts = known.starts[form]
        self.by_trait = known.by_form[form]
        self.start = _ZERO + _together(enumerate(self.starts))
        self.rows = {trait: _together(shares) for trait, shares in self.by_trait.items()}
        # What a flagged signal adds to the intents: the trait that it is, its place in SIGNALS, the shares.
        self.by_signal = tuple(
            (trait, place, _intents(self.by_trait[trait]))
            for place, name in enumerate(SIGNALS)
            if (trait := f"shows the signal {name}") in self.rows
        )

    def sums(self, traits: Iterable[str]) -> list[int]:
        """Return each of SUMS over `traits`, in hundredths."""
        total = sum(filter(None, map(self.rows.get, traits)), self.start)
        return [lifted - _LIFTED for lifted in _apart(total.to_bytes(_BYTES, "little"))]


def _together(shares: Iterable[tuple[int, float]]) -> int:
    return sum(round(share * HUNDREDTHS) << (place * _WIDE) for place, share in shares)


def _intents(shares: Iterable[tuple[int, float]]) -> tuple[int, ...]:
    by_place = dict(shares)
    return tuple(round(by_place.get(place, 0.0) * HUNDREDTHS) for place in range(len(SIGNALS), len(SUMS)))


class Weighed(NamedTuple):
    """The traits of one post, and what they add up to."""

    traits: dict[str, str]
    scale: Scale
    sums: list[int]  # SUMS, in hundredths


class Signals(Lazily[Signal]):
    """All ten signals in the order of SIGNALS. Most readers want their values alone."""

    __slots__ = ("_weighed", "values")

    def __init__(self, values: Sequence[float] = (), weighed: Weighed | None = None) -> None:
        """Hold `values`, which come with evidence where the post that was `weighed` is given."""
        self.values = values
        self._weighed = weighed

    @property
    def by_name(self) -> dict[str, float]:
        """The value of each signal, 0 to 1; none where nothing was measured."""
        return dict(zip(SIGNALS, self.values, strict=False))

    def put_together(self) -> tuple[Signal, ...]:
        """Return each signal with its evidence."""
        weighed = self._weighed
        return tuple(
            Signal(name, value, SumOfShares(weighed, place) if weighed else ())
            for place, (name, value) in enumerate(self.by_name.items())
        )


class SumOfShares(Lazily[Evidence]):
    """What adds up to one sum, put into words."""

    __slots__ = ("_place", "_weighed")

    def __init__(self, weighed: Weighed, place: int) -> None:
        self._weighed = weighed
        self._place = place

    def put_together(self) -> tuple[Evidence, ...]:
        """Return the start and the share of each trait."""
        traits, scale, _ = self._weighed
        return (
            Evidence(name=START, share=scale.starts[self._place]),
            *(
                Evidence(name=name, share=weight, words=words)
                for name, words in traits.items()
                for place, weight in scale.by_trait.get(name, ())
                if place == self._place
            ),
        )


@cache
def _scale(form: Form) -> Scale:
    return Scale(form)


def weigh(traits: dict[str, str]) -> Weighed:
    """Return what `traits` add up to; they must not be changed afterwards."""
    scale = _scale(form_of(traits))
    return Weighed(traits, scale, scale.sums(traits))


def signals_of(weighed: Weighed) -> Signals:
    """Return the signals of a post that was weighed."""
    # The logistic of each sum, 0 to 1: written so that exp() never overflows.
    values = [
        1 / (1 + exp(-total / HUNDREDTHS)) if total >= 0 else (grown := exp(total / HUNDREDTHS)) / (1 + grown)
        for total in weighed.sums[: len(SIGNALS)]
    ]
    return Signals(values, weighed)
