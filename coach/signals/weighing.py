"""Turns the traits of a post into signals: the weights are added, the sum becomes a value from 0 to 1."""

from collections.abc import Sequence
from functools import cache
from math import exp
from typing import overload

from coach.advice import Evidence, Signal
from coach.signals.forms import Form, form_of
from coach.signals.weights import SIGNALS, Shares, weights

START = "before anything is read"  # the name of the share that every post starts with
STEEPEST = 700.0  # exp() of more does not fit a float


class Scale:
    """The weights of some sums in one form; those of each trait in a row, to be added column by column."""

    def __init__(self, names: tuple[str, ...], form: Form) -> None:
        known = weights(names)
        self.starts = known.starts[form]
        self.by_trait = known.by_form[form]
        self.rows = {trait: _row(shares, len(names)) for trait, shares in self.by_trait.items()}

    def totals(self, traits: dict[str, str]) -> list[float]:
        """Return each sum over `traits`."""
        rows = filter(None, map(self.rows.get, traits))
        return list(map(sum, zip(self.starts, *rows)))  # noqa: B905 - strict= costs a third more on this hot path, and all rows are of one length


def _row(shares: Shares, length: int) -> tuple[float, ...]:
    by_place = dict(shares)
    return tuple(by_place.get(place, 0.0) for place in range(length))


class SumOfShares(Sequence[Evidence]):
    """What adds up to one sum, put into words only when somebody asks for it: most are never looked at."""

    __slots__ = ("_known", "_place", "_scale", "_traits")

    def __init__(self, scale: Scale, place: int, traits: dict[str, str]) -> None:
        self._scale = scale
        self._place = place
        self._traits = traits
        self._known: tuple[Evidence, ...] | None = None

    @property
    def _all(self) -> tuple[Evidence, ...]:
        if self._known is None:
            scale, wanted = self._scale, self._place
            self._known = (
                Evidence(name=START, share=scale.starts[wanted]),
                *(
                    Evidence(name=name, share=weight, words=words)
                    for name, words in self._traits.items()
                    for place, weight in scale.by_trait.get(name, ())
                    if place == wanted
                ),
            )
        return self._known

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, index: int) -> Evidence: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Evidence, ...]: ...

    def __getitem__(self, index: int | slice) -> Evidence | tuple[Evidence, ...]:
        return self._all[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)  # pyright: ignore[reportUnknownArgumentType] - of anything

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return repr(self._all)


@cache
def _scale(names: tuple[str, ...], form: Form) -> Scale:
    return Scale(names, form)


def value_of(total: float) -> float:
    """Return the logistic of `total`, 0 to 1, whatever its size."""
    if total >= 0:
        return 1 / (1 + exp(-min(total, STEEPEST)))
    grown = exp(max(total, -STEEPEST))
    return grown / (1 + grown)


def summed(names: tuple[str, ...], traits: dict[str, str]) -> tuple[list[float], Scale]:
    """Return the sum for each of `names`, and the scale that it was weighed on."""
    scale = _scale(names, form_of(traits))
    return scale.totals(traits), scale


def weigh(traits: dict[str, str]) -> tuple[Signal, ...]:
    """Return all ten signals of a post with these traits, in the order of SIGNALS.

    `traits` must not be changed afterwards.
    """
    totals, scale = summed(SIGNALS, traits)
    return tuple(
        [
            Signal(name, value_of(total), SumOfShares(scale, place, traits))
            for place, (name, total) in enumerate(zip(SIGNALS, totals, strict=True))
        ]
    )
