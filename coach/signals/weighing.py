"""Turns the traits of a post into signals: the weights are added, the sum becomes a value from 0 to 1."""

from collections.abc import Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from coach.advice import Evidence, Signal
from coach.signals.forms import Form, form_of
from coach.signals.weights import INTENTS, SIGNALS, Shares, weights
from coach.texts.lazily import Lazily

START = "before anything is read"  # the name of the share that every post starts with
STEEPEST = 700.0  # exp() of more does not fit a float
SUMS = (*SIGNALS, *INTENTS)  # added together, so that each trait is looked up once


class Scale:
    """The weights of all sums in one form; those of each trait in a row, to be added column by column."""

    def __init__(self, form: Form) -> None:
        known = weights(SUMS)
        self.starts = known.starts[form]
        self.by_trait = known.by_form[form]
        self.rows = {trait: _row(shares) for trait, shares in self.by_trait.items()}
        # What a flagged signal adds to the intents: the trait that it is, its place in SIGNALS, the shares.
        self.by_signal = tuple(
            (trait, place, self.rows[trait][len(SIGNALS) :])
            for place, name in enumerate(SIGNALS)
            if (trait := f"shows the signal {name}") in self.rows
        )

    def totals(self, traits: dict[str, str]) -> list[float]:
        """Return each sum over `traits`."""
        rows = filter(None, map(self.rows.get, traits))
        return list(map(sum, zip(self.starts, *rows)))  # noqa: B905 - strict= costs a third more on this hot path, and all rows are of one length


def _row(shares: Shares) -> tuple[float, ...]:
    by_place = dict(shares)
    return tuple(by_place.get(place, 0.0) for place in range(len(SUMS)))


class Weighed(NamedTuple):
    """The traits of one post, and what they add up to."""

    traits: dict[str, str]
    scale: Scale
    totals: list[float]  # of SUMS


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


def value_of(total: float) -> float:
    """Return the logistic of `total`, 0 to 1, whatever its size."""
    if total >= 0:
        return 1 / (1 + exp(-min(total, STEEPEST)))
    grown = exp(max(total, -STEEPEST))
    return grown / (1 + grown)


def weigh(traits: dict[str, str]) -> Weighed:
    """Return what `traits` add up to; they must not be changed afterwards."""
    scale = _scale(form_of(traits))
    return Weighed(traits, scale, scale.totals(traits))


def signals_of(weighed: Weighed) -> Signals:
    """Return the signals of a post that was weighed."""
    return Signals([value_of(total) for total in weighed.totals[: len(SIGNALS)]], weighed)
