"""Fits the weights of the signals and intents on labelled posts and writes them beside the lexicons.

Usage: python -m tests.fitting.fit_signals --data FOLDER [--only NAME ...] [--dry]
Prints how each corpus comes out on the very posts that it learned from; cross_validate.py tells what to
expect elsewhere. Weights set by hand (the table by_hand of a weight file) are kept.
"""

import argparse
import json
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, cast

from coach.signals.forms import Form
from tests.fitting.corpora import FORM_MARK, LESSONS, Lesson, examples_of
from tests.fitting.regression import Example, Model, fit_sparse
from tests.fitting.thresholds import UNMOVED, Sums, best_shifts, scores

PARTS = 10  # of the search for a start: nearly as many posts teach as in the end
WEIGHTS = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "en" / "signals" / "weights"


def learn(lesson: Lesson, groups: Iterable[Sequence[Example]]) -> Model:
    """Return the model of `groups`, with its start as fitted."""
    examples = [example for group in groups for example in group]
    return fit_sparse(examples, least=lesson.least, spread=lesson.spread, smallest=lesson.smallest)


def unseen_sums(lesson: Lesson, groups: Sequence[Sequence[Example]], parts: int = PARTS) -> Sums:
    """Return the sum of every post by a model that has not seen it."""
    sums: Sums = [[] for _ in groups]
    for part in range(parts):
        model = learn(lesson, [[e for at, e in enumerate(group) if at % parts != part] for group in groups])
        for group, found in zip(groups, sums, strict=True):
            found += [(model.total(e), e) for at, e in enumerate(group) if at % parts == part]
    return sums


def learn_whole(lesson: Lesson, groups: Sequence[Sequence[Example]], parts: int = PARTS) -> Model:
    """Return the model of `groups`; its starts are set on sums by models that had not seen the posts."""
    model = learn(lesson, groups)
    return model.moved(best_shifts(unseen_sums(lesson, groups, parts), lesson)) if lesson.shifted else model


def write(name: str, model: Model, apart: frozenset[Form]) -> None:
    """Write the weights of `name`, the heaviest first, keeping what was set by hand."""
    path = WEIGHTS / f"{name}.toml"
    by_hand: dict[str, Any] = {}
    if path.exists():
        by_hand = cast("dict[str, Any]", tomllib.loads(path.read_text(encoding="utf-8")).get("by_hand", {}))
    lines = [
        f"# What each trait of a post adds to {name}. Fitted by tests/fitting, but for the table by_hand.",
        f"start = {model.starts[Form.PLAIN]:.2f}",
        *([f"forms = {json.dumps(sorted(apart))}"] if apart else []),
        *(
            f"start_{form} = {start:.2f}"
            for form, start in model.starts.items()
            if form in apart and round(start, 2) != round(model.starts[Form.PLAIN], 2)
        ),
        "",
        "[by_hand] # what no labelled post shows",
        *(f"{json.dumps(trait, ensure_ascii=False)} = {weight}" for trait, weight in by_hand.items()),
    ]
    heaviest = sorted(model.weights.items(), key=lambda pair: (-pair[1], pair[0]))
    for table, mark in (("fitted", ""), *((f"fitted_{form}", f"{form}{FORM_MARK}") for form in Form)):
        found = [
            f"{json.dumps(trait.removeprefix(mark), ensure_ascii=False)} = {weight:.2f}"
            for trait, weight in heaviest
            if (trait.startswith(mark) if mark else FORM_MARK not in trait) and trait not in by_hand
        ]
        if found:
            lines += ["", f"[{table}]", *found]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of labelled posts")
    parser.add_argument("--only", nargs="*", default=list(LESSONS), help="what to fit")
    parser.add_argument("--dry", action="store_true", help="print alone, write nothing")
    args = parser.parse_args()
    for name in cast("list[str]", args.only):
        lesson = LESSONS[name]
        groups = [examples_of(args.data, lesson, corpus) for corpus in lesson.corpora]
        model = learn_whole(lesson, groups)
        seen: Sums = [[(model.total(e), e) for e in group] for group in groups]
        print(f"{name}: {len(model.weights)} traits, starts {[round(at, 2) for at in model.starts.values()]}")
        for corpus, rows, f1 in zip(lesson.corpora, seen, scores(seen, UNMOVED), strict=True):
            flagged = sum(total > 0 for total, _ in rows) / max(1, len(rows))
            measured = f"F1 {f1:.3f} on what it learned from" if corpus.goal else "beside"
            print(f"    {corpus.file:20} flagged {flagged:.3f} {measured}", flush=True)
        if not args.dry:
            write(name, model, lesson.forms)


if __name__ == "__main__":
    main()
