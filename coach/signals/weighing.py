"""Turns the traits of a post into signals: the weights are added, the sum becomes a value from 0 to 1."""

from collections.abc import Iterable, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from coach.advice import Evidence, Signal
from coach.signals.forms import Form, form_of
from coach.signals.weights import HUNDREDTHS, SIGNALS, apart, share, weights
from coach.texts.lazily import Lazily

START = "before anything is read"  # the name of the share that every post starts with


class Scale:
    """The weights of all sums in one form."""

    def __init__(self, form: Form) -> None:
        self.start, self.rows = weights()[form]
        # What a flagged signal adds to the intents: the trait that it is, its place in SIGNALS, hundredths.
        self.by_signal = tuple(
            (trait, place, apart(self.rows[trait])[len(SIGNALS) :])
            for place, name in enumerate(SIGNALS)
            if (trait := f"shows the signal {name}") in self.rows
        )

    def sums(self, traits: Iterable[str]) -> list[int]:
        """Return each of SUMS over `traits`, in hundredths."""
        return apart(sum(filter(None, map(self.rows.get, traits)), self.start))

    def shares(self, trait: str) -> list[float]:
        """Return what `trait` adds to each of SUMS."""
        return [added / HUNDREDTHS for added in apart(self.rows.get(trait, 0))]


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
        place = self._place
        return (
            Evidence(name=START, share=share(scale.start, place)),
            *(
                Evidence(name=name, share=added, words=words)
                for name, words in traits.items()
                if name in scale.rows and (added := share(scale.rows[name], place))
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
