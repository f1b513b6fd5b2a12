"""A logistic regression over named traits, small enough to need no library."""

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.signals.forms import Form

ROUNDS = 25  # passes over the data; the weights hardly move after twenty
PACE = 0.3  # first step of the descent; each weight's own steps shrink as it moves (Adagrad)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One labelled post: its traits, the label, and how much it counts."""

    traits: frozenset[str]
    positive: bool
    form: Form
    weight: float = 1.0
    by_chance: bool = True  # False: sought for what is rare; it teaches, but does not tell how often it is so


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A start and one weight for each trait."""

    starts: dict[Form, float]
    weights: dict[str, float]

    def total(self, example: Example) -> float:
        """Return the sum of a post; above 0 it is flagged."""
        weights = self.weights
        return self.starts[example.form] + sum([weights[trait] for trait in example.traits & weights.keys()])

    def moved(self, shifts: dict[Form, float]) -> "Model":
        """Return the model with its start in each form moved."""
        return replace(self, starts={form: start + shifts[form] for form, start in self.starts.items()})


def fit(examples: Sequence[Example], names: Sequence[str], *, spread: float, seed: int = 0) -> Model:
    """Return the model of `examples` over the traits `names`; weights are pulled to 0 as `1 / spread`."""
    place = {name: at for at, name in enumerate(names)}
    rows = [[place[t] for t in sorted(example.traits) if t in place] for example in examples]
    counted = Counter(column for row in rows for column in row)
    # Each row carries its part of the pull to 0 of every weight that it holds.
    pull = [1 / (spread * max(1, counted[column])) for column in range(len(names))]
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
    return Model(starts=dict.fromkeys(Form, start), weights=dict(zip(names, weights, strict=True)))


def fit_sparse(examples: Sequence[Example], *, least: int, spread: float, smallest: float) -> Model:
    """Return a model of the traits seen `least` times, without those that weigh less than `smallest`."""
    counted = Counter(trait for example in examples for trait in example.traits)
    names = sorted(trait for trait, seen in counted.items() if seen >= least)
    full = fit(examples, names, spread=spread)
    kept = [name for name in names if abs(full.weights[name]) >= smallest]
    again = fit(examples, kept, spread=spread)
    return replace(again, weights={trait: round(weight, 2) for trait, weight in again.weights.items()})


def agreement(flags: Sequence[bool], labels: Sequence[bool]) -> float:
    """Return F1, the harmonic mean of precision and recall; 0 where nothing was hit."""
    hits = sum(flag and label for flag, label in zip(flags, labels, strict=True))
    return 2 * hits / max(1, sum(flags) + sum(labels))
