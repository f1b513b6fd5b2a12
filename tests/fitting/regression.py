"""A logistic regression over named traits, small enough to need no library."""

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

ROUNDS = 40  # passes over the data; the weights hardly move after thirty
PACE = 0.3  # first step of the descent; each weight's own steps shrink as it moves (Adagrad)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One labelled post: its traits, the label, and how much it counts."""

    traits: frozenset[str]
    positive: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A start and one weight for each trait."""

    start: float
    weights: dict[str, float]

    def total(self, traits: frozenset[str]) -> float:
        """Return the sum for a post with these traits; above 0 it is flagged."""
        return self.start + sum(self.weights.get(trait, 0.0) for trait in traits)


def fit(examples: Sequence[Example], *, least: int, spread: float, seed: int = 0) -> Model:
    """Return the model of `examples`: traits seen `least` times, weights pulled to 0 as `1 / spread`."""
    counted = Counter(trait for example in examples for trait in example.traits)
    names = sorted(trait for trait, seen in counted.items() if seen >= least)
    place = {name: at for at, name in enumerate(names)}
    rows = [[place[t] for t in example.traits if t in place] for example in examples]
    # Each row carries its part of the pull to 0 of every weight that it holds.
    pull = [1 / (spread * counted[name]) for name in names]
    weights = [0.0] * len(names)
    moved = [1e-6] * len(names)
    start, start_moved = 0.0, 1e-6
    order = list(range(len(examples)))
    shuffled = random.Random(seed)
    for _ in range(ROUNDS):
        shuffled.shuffle(order)
        for at in order:
            example, row = examples[at], rows[at]
            total = start + sum([weights[column] for column in row])
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            wrong = (chance - example.positive) * example.weight
            start_moved += wrong * wrong
            start -= PACE * wrong / math.sqrt(start_moved)
            for column in row:
                slope = wrong + pull[column] * weights[column]
                moved[column] += slope * slope
                weights[column] -= PACE * slope / math.sqrt(moved[column])
    return Model(start=start, weights=dict(zip(names, weights, strict=True)))


def agreement(flags: Sequence[bool], labels: Sequence[bool]) -> float:
    """Return F1, the harmonic mean of precision and recall; 0 where nothing was hit."""
    hits = sum(flag and label for flag, label in zip(flags, labels, strict=True))
    return 2 * hits / max(1, sum(flags) + sum(labels))
