"""Fits the weights of the signals and intents on labelled posts and writes them beside the lexicons.

Usage: python -m tests.fitting.fit_signals --data FOLDER [--only NAME ...] [--dry]
Prints for each corpus F1 of a cross-validation in five parts (the start is set on all of them) and of the
whole. Weights set by hand (the table by_hand of a weight file) are kept.
"""

import argparse
import json
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, cast

from coach.signals.forms import Form
from tests.fitting.corpora import FORM_MARK, LESSONS, Lesson, examples_of
from tests.fitting.regression import Example, Model, agreement, fit_sparse

PARTS = 5
STEP = 0.1  # of the search for the best start
WEIGHTS = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "en" / "signals" / "weights"

Sums = list[list[tuple[float, Example]]]  # for each corpus its posts with their sums
Shifts = dict[Form, float]


def scores(sums: Sums, shifts: Shifts) -> list[float]:
    """Return the F1 of each corpus when the starts move by `shifts`."""
    return [
        agreement([total + shifts[e.form] > 0 for total, e in rows], [e.positive for _, e in rows])
        for rows in sums
    ]


def best_shifts(sums: Sums, lesson: Lesson) -> Shifts:
    """Return how far the starts must move so that the corpora come nearest to their goals."""
    measured = [(rows, c.goal, c.share) for rows, c in zip(sums, lesson.corpora, strict=True) if c.goal]

    def worth(shifts: Shifts) -> float:
        return sum(share * min(1.1, scores([rows], shifts)[0] / goal) for rows, goal, share in measured)

    def smooth(shifts: Shifts, forms: tuple[Form, ...]) -> float:
        near = (
            {form: at + off * STEP * (form in forms) for form, at in shifts.items()} for off in (-1, 0, 1)
        )
        return sum(map(worth, near))

    found: Shifts = dict.fromkeys(Form, 0.0)
    for forms in (tuple(Form), *(((form,) for form in Form) if lesson.by_form else ())) * 2:
        tried = [found | {form: found[form] + at * STEP for form in forms} for at in range(-25, 26)]
        # Where no post is of a form, nothing changes and the middle one stays.
        found = max(
            sorted(tried, key=lambda shifts: abs(shifts[forms[0]] - found[forms[0]])),
            key=lambda shifts: smooth(shifts, forms),
        )
    return found


def learn(lesson: Lesson, groups: Iterable[Sequence[Example]]) -> Model:
    """Return the model of `groups`."""
    examples = [example for group in groups for example in group]
    return fit_sparse(examples, least=lesson.least, spread=lesson.spread, smallest=lesson.smallest)


def unseen_sums(lesson: Lesson, groups: Sequence[Sequence[Example]]) -> Sums:
    """Return the sum of every post by a model that has not seen it."""
    sums: Sums = [[] for _ in groups]
    for part in range(PARTS):
        model = learn(lesson, [[e for at, e in enumerate(group) if at % PARTS != part] for group in groups])
        for group, found in zip(groups, sums, strict=True):
            found += [(model.total(e), e) for at, e in enumerate(group) if at % PARTS == part]
    return sums


def write(name: str, model: Model, as_plain: bool) -> None:
    """Write the weights of `name`, the heaviest first, keeping what was set by hand."""
    path = WEIGHTS / f"{name}.toml"
    by_hand: dict[str, Any] = {}
    if path.exists():
        by_hand = cast("dict[str, Any]", tomllib.loads(path.read_text(encoding="utf-8")).get("by_hand", {}))
    lines = [
        f"# What each trait of a post adds to {name}. Fitted by tests/fitting, but for the table by_hand.",
        f"start = {model.starts[Form.PLAIN]:.2f}",
        *(["posts_as_plain = true"] if as_plain else []),
        *(
            f"start_{form} = {start:.2f}"
            for form, start in model.starts.items()
            if round(start, 2) != round(model.starts[Form.PLAIN], 2)
            and not (as_plain and form in (Form.TAGGED, Form.LINKED))
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
        unseen = unseen_sums(lesson, groups)
        shifts = best_shifts(unseen, lesson)
        model = learn(lesson, groups).moved(shifts)
        seen: Sums = [[(model.total(e), e) for e in group] for group in groups]
        print(f"{name}: {len(model.weights)} traits, starts {[round(at, 2) for at in model.starts.values()]}")
        unmoved: Shifts = dict.fromkeys(Form, 0.0)
        results = zip(lesson.corpora, unseen, scores(unseen, shifts), scores(seen, unmoved), strict=True)
        for corpus, rows, crossed, whole in results:
            flagged = sum(total + shifts[e.form] > 0 for total, e in rows) / max(1, len(rows))
            measured = (
                f"F1 crossed {crossed:.3f} whole {whole:.3f} goal {corpus.goal}" if corpus.goal else "beside"
            )
            print(f"    {corpus.file:20} flagged {flagged:.3f} {measured}", flush=True)
        if not args.dry:
            write(name, model, bool(lesson.without))


if __name__ == "__main__":
    main()
