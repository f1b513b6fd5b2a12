"""Turns the traits of a post into signals: the weights are added, the sum becomes a value from 0 to 1."""

from functools import lru_cache
from math import exp

from coach.advice import Evidence, Signal
from coach.signals.weights import NAMES, weights

START = "before anything is read"  # the name of the share that every post starts with
MOST_SHARES = 8192  # kept ready: making a frozen value costs more than looking it up


@lru_cache(maxsize=MOST_SHARES)
def _shares(trait: str, words: str) -> tuple[tuple[int, Evidence], ...]:
    pairs = weights().by_trait.get(trait, ())
    return tuple((place, Evidence(name=trait, share=weight, words=words)) for place, weight in pairs)


@lru_cache(maxsize=1)
def _starts() -> tuple[Evidence, ...]:
    return tuple(Evidence(name=START, share=start) for start in weights().starts)


def value_of(total: float) -> float:
    """Return the logistic of `total`, 0 to 1, whatever its size."""
    if total >= 0:
        return 1 / (1 + exp(-min(total, 700.0)))
    grown = exp(max(total, -700.0))
    return grown / (1 + grown)


def weigh(traits: dict[str, str]) -> tuple[Signal, ...]:
    """Return all ten signals of a post with these traits, in the order of NAMES."""
    evidence = [[start] for start in _starts()]
    known = weights().by_trait
    for trait, words in traits.items():
        if trait in known:
            for place, share in _shares(trait, words):
                evidence[place].append(share)
    return tuple(
        Signal(name=name, value=value_of(sum([part.share for part in parts])), evidence=tuple(parts))
        for name, parts in zip(NAMES, evidence, strict=True)
    )
