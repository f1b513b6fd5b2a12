"""Turns the traits of a post into signals: the weights are added, the sum becomes a value from 0 to 1."""

from functools import cache
from math import exp

from coach.advice import Evidence, Signal
from coach.signals.forms import Form, form_of
from coach.signals.weights import SIGNALS, weights

START = "before anything is read"  # the name of the share that every post starts with
MOST_SHARES = 16384  # kept ready: making a frozen value costs more than looking it up
STEEPEST = 700.0  # exp() of more does not fit a float


class _Scale:
    """The weights of some sums in one form, with the evidence of what was weighed lately kept ready."""

    def __init__(self, names: tuple[str, ...], form: Form) -> None:
        known = weights(names)
        self.starts = tuple(Evidence(name=START, share=start) for start in known.starts[form])
        self._by_trait = known.by_form[form]
        self._ready: dict[tuple[str, str], tuple[tuple[int, float, Evidence], ...]] = {}

    def shares(self, trait: tuple[str, str]) -> tuple[tuple[int, float, Evidence], ...]:
        """Return what a trait with its words adds to which sums."""
        if trait in self._ready:
            return self._ready[trait]
        name, words = trait
        found = tuple(
            (place, weight, Evidence(name=name, share=weight, words=words))
            for place, weight in self._by_trait.get(name, ())
        )
        if len(self._ready) >= MOST_SHARES:
            self._ready.clear()
        self._ready[trait] = found
        return found


@cache
def _scale(names: tuple[str, ...], form: Form) -> _Scale:
    return _Scale(names, form)


def value_of(total: float) -> float:
    """Return the logistic of `total`, 0 to 1, whatever its size."""
    if total >= 0:
        return 1 / (1 + exp(-min(total, STEEPEST)))
    grown = exp(max(total, -STEEPEST))
    return grown / (1 + grown)


def summed(names: tuple[str, ...], traits: dict[str, str]) -> tuple[list[float], list[list[Evidence]]]:
    """Return the sum and its evidence for each of `names`."""
    scale = _scale(names, form_of(traits))
    totals = [start.share for start in scale.starts]
    evidence = [[start] for start in scale.starts]
    for trait in traits.items():
        for place, weight, share in scale.shares(trait):
            totals[place] += weight
            evidence[place].append(share)
    return totals, evidence


def weigh(traits: dict[str, str]) -> tuple[Signal, ...]:
    """Return all ten signals of a post with these traits, in the order of SIGNALS."""
    totals, evidence = summed(SIGNALS, traits)
    return tuple(
        Signal(name=name, value=value_of(total), evidence=tuple(parts))
        for name, total, parts in zip(SIGNALS, totals, evidence, strict=True)
    )
