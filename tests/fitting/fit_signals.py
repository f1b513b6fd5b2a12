"""Fits the weights of the signals on labelled posts and writes them beside the lexicons.

Usage: python -m tests.fitting.fit_signals --data FOLDER [--only SIGNAL ...] [--dry]
Prints for each corpus the F1 of a cross-validation in five parts, threshold included, and of the whole.
Weights set by hand (the table by_hand of a weight file) are kept and take part in the sums.
"""

import argparse
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from tests.fitting.corpora import LESSONS, Lesson, examples_of
from tests.fitting.regression import Example, Model, agreement, fit

PARTS = 5
WEIGHTS = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "en" / "signals" / "weights"


def best_start(model: Model, groups: Sequence[Sequence[Example]], goals: Sequence[float]) -> float:
    """Return how far the start must move so that the F1 of the groups, each measured by its goal, is best."""
    sums = [[(model.total(example.traits), example.positive) for example in group] for group in groups]
    tried = [step / 20 for step in range(-60, 61)]

    def worth(shift: float) -> float:
        ratios = [
            agreement([total + shift > 0 for total, _ in group], [label for _, label in group]) / goal
            for group, goal in zip(sums, goals, strict=True)
        ]
        return min(ratios) + 0.2 * sum(ratios) / len(ratios)

    around = [(worth(shift - 0.05) + worth(shift) + worth(shift + 0.05), -abs(shift)) for shift in tried]
    return tried[max(range(len(tried)), key=lambda at: around[at])]


def learn(lesson: Lesson, groups: Sequence[Sequence[Example]]) -> Model:
    """Return the model of `groups` with its start set for the best F1 and its smallest weights dropped."""
    model = fit([e for group in groups for e in group], least=lesson.least, spread=lesson.spread)
    kept = {trait: weight for trait, weight in model.weights.items() if abs(weight) >= lesson.smallest}
    model = Model(start=model.start, weights=kept)
    shift = best_start(model, groups, [corpus.goal for corpus in lesson.corpora])
    return Model(start=model.start + shift, weights=kept)


def validated(lesson: Lesson, groups: Sequence[Sequence[Example]]) -> list[float]:
    """Return the F1 of each corpus when every post is judged by a model that has not seen it."""
    flags: list[list[tuple[bool, bool]]] = [[] for _ in groups]
    for part in range(PARTS):
        taught = [[e for at, e in enumerate(group) if at % PARTS != part] for group in groups]
        model = learn(lesson, taught)
        for group, found in zip(groups, flags, strict=True):
            found += [
                (model.total(e.traits) > 0, e.positive) for at, e in enumerate(group) if at % PARTS == part
            ]
    return [agreement([flag for flag, _ in found], [label for _, label in found]) for found in flags]


def write(name: str, model: Model) -> None:
    """Write the weights of the signal `name`, the heaviest first, keeping what was set by hand."""
    path = WEIGHTS / f"{name}.toml"
    by_hand: dict[str, Any] = {}
    if path.exists():
        by_hand = cast("dict[str, Any]", tomllib.loads(path.read_text(encoding="utf-8")).get("by_hand", {}))
    lines = [
        f"# What each trait adds to the signal {name}; a sum above 0 is flagged. Fitted: tests/fitting.",
        f"start = {model.start:.2f}",
        "",
        "[by_hand] # what no corpus shows",
        *(f"{json.dumps(trait)} = {weight}" for trait, weight in by_hand.items()),
        "",
        "[fitted]",
        *(
            f"{json.dumps(trait)} = {weight:.2f}"
            for trait, weight in sorted(model.weights.items(), key=lambda pair: -pair[1])
            if trait not in by_hand
        ),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of labelled posts")
    parser.add_argument("--only", nargs="*", default=list(LESSONS), help="the signals to fit")
    parser.add_argument("--dry", action="store_true", help="print alone, write nothing")
    args = parser.parse_args()
    for name in cast("list[str]", args.only):
        lesson = LESSONS[name]
        groups = [examples_of(args.data, corpus) for corpus in lesson.corpora]
        unseen = validated(lesson, groups)
        model = learn(lesson, groups)
        for corpus, group, crossed in zip(lesson.corpora, groups, unseen, strict=True):
            whole = agreement([model.total(e.traits) > 0 for e in group], [e.positive for e in group])
            print(
                f"{name:15}{corpus.file:20} crossed {crossed:.3f} whole {whole:.3f} goal {corpus.goal:.2f}"
                f" traits {len(model.weights)}",
                flush=True,
            )
        if not args.dry:
            write(name, model)


if __name__ == "__main__":
    main()
