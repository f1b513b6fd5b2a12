"""Shows how the signals and the intent fare on posts that they have not learned from.

Usage: python -m tests.fitting.cross_validate --data FOLDER [--only NAME ...] [--seeds 3] [--jobs 1]
Every corpus is cut into five parts. For each part, weights and starts are learned from the other four alone
(the starts on sums of an inner cross-validation within those four), and only then is the part looked at.
This is done once for each seed; the table gives the mean F1, the lowest and highest seed, and, beside it, F1
on the very posts that taught (what a memory alone would reach).
"""

import argparse
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple, cast

from tests.fitting.corpora import LESSONS, Corpus, Lesson, examples_of
from tests.fitting.fit_signals import learn_whole
from tests.fitting.regression import Example, Model, agreement

PARTS = 5
INNER_PARTS = 3
MOST_ROWS = 3400  # of one corpus that are looked at; more would take hours and change no digit
INTENTS = ("intent_give", "intent_talk", "intent_promote")
INTENT = "intent"
INTENT_GOAL = 0.75  # macro-F1

Groups = list[list[Example]]
Sums = list[tuple[float, Example]]


class Result(NamedTuple):
    """One corpus of one sum."""

    name: str
    corpus: str
    posts: int
    unseen: list[float]  # F1 by seed
    seen: float
    goal: float


def cut(groups: Groups, seed: int) -> Groups:
    """Return `groups` in another order, in which every part has its share of the positive posts."""
    dice = random.Random(seed)
    ordered: Groups = []
    for group in groups:
        mixed = dice.sample(group, min(len(group), MOST_ROWS))
        ordered.append(sorted(mixed, key=lambda example: (example.positive, example.by_chance)))
    return ordered


def crossed(lesson: Lesson, groups: Groups) -> list[Sums]:
    """Return, for each corpus, the sum of every post by a model and starts that have not seen it."""
    sums: list[Sums] = [[] for _ in groups]
    for part in range(PARTS):
        model = learn_whole(lesson, _without(groups, part), INNER_PARTS)
        for group, found in zip(groups, sums, strict=True):
            found += [(model.total(e), e) for e in group[part::PARTS]]
    return sums


def _without(groups: Groups, part: int) -> Groups:
    return [[e for at, e in enumerate(group) if at % PARTS != part] for group in groups]


def _f1(sums: Sums) -> float:
    rows = [(total, e) for total, e in sums if e.by_chance]
    return agreement([total > 0 for total, _ in rows], [e.positive for _, e in rows])


def validate(name: str, data: Path, seeds: int) -> list[Result]:
    """Return how the sum `name` fares on each of its corpora."""
    lesson = LESSONS[name]
    groups = [examples_of(data, lesson, corpus) for corpus in lesson.corpora]
    by_seed = [crossed(lesson, cut(groups, seed)) for seed in range(seeds)]
    whole = learn_whole(lesson, cut(groups, 0), INNER_PARTS)
    return [
        Result(
            name,
            corpus.file,
            sum(e.by_chance for e in group),
            [_f1(sums[at]) for sums in by_seed],
            _f1([(whole.total(e), e) for e in group]),
            corpus.goal,
        )
        for at, (corpus, group) in enumerate(zip(lesson.corpora, groups, strict=True))
        if corpus.goal
    ]


def validate_intent(data: Path, seeds: int) -> list[Result]:
    """Return how the intent, the largest of its three sums, fares: the mean F1 of the three."""
    lessons = [LESSONS[name] for name in INTENTS]
    columns = [_labelled(data, lesson) for lesson in lessons]
    by_seed: list[float] = []
    for seed in range(seeds):
        order = random.Random(seed).sample(range(len(columns[0])), len(columns[0]))
        totals: list[list[float]] = []
        for lesson, column in zip(lessons, columns, strict=True):
            group = [column[at] for at in order]
            totals.append([0.0] * len(group))
            others = [examples_of(data, lesson, corpus) for corpus in lesson.corpora[1:]]
            for part in range(PARTS):
                model = learn_whole(lesson, [*_without([group], part), *others], INNER_PARTS)
                totals[-1][part::PARTS] = [model.total(e) for e in group[part::PARTS]]
        by_seed.append(_macro(totals, [[column[at] for at in order] for column in columns]))
    models: list[Model] = [
        learn_whole(lesson, [column], INNER_PARTS) for lesson, column in zip(lessons, columns, strict=True)
    ]
    seen = [[model.total(e) for e in column] for model, column in zip(models, columns, strict=True)]
    posts = sum(e.by_chance for e in columns[0])
    return [Result(INTENT, "rated", posts, by_seed, _macro(seen, columns), INTENT_GOAL)]


def _labelled(data: Path, lesson: Lesson) -> list[Example]:
    corpus: Corpus = lesson.corpora[0]
    return examples_of(data, lesson, corpus)


def _macro(totals: Sequence[Sequence[float]], columns: Sequence[Sequence[Example]]) -> float:
    """Return the mean F1 of the sums when the largest of them decides."""
    chosen = [max(range(len(sums)), key=sums.__getitem__) for sums in zip(*totals, strict=True)]
    counted = [at for at, e in enumerate(columns[0]) if e.by_chance and any(c[at].positive for c in columns)]
    return sum(
        agreement([chosen[at] == place for at in counted], [column[at].positive for at in counted])
        for place, column in enumerate(columns)
    ) / len(columns)


def _one(job: tuple[str, Path, int]) -> list[Result]:
    name, data, seeds = job
    return validate_intent(data, seeds) if name == INTENT else validate(name, data, seeds)


def main() -> None:
    """Validate and print the table."""
    every = [*(name for name in LESSONS if name not in INTENTS), INTENT]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of labelled posts")
    parser.add_argument("--only", nargs="*", choices=every, default=every, help="what to validate")
    parser.add_argument("--seeds", type=int, default=3, help="how often everything is cut anew")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    args = parser.parse_args()
    print(
        f"{'signal':16}{'corpus':21}{'posts':>6}{'unseen':>8}{'lowest':>8}{'highest':>8}{'seen':>7}{'goal':>6}"
    )
    jobs = [(name, cast("Path", args.data), cast("int", args.seeds)) for name in cast("list[str]", args.only)]
    with ProcessPoolExecutor(cast("int", args.jobs)) as pool:
        for results in pool.map(_one, jobs):
            for found in results:
                mean = sum(found.unseen) / len(found.unseen)
                print(
                    f"{found.name:16}{found.corpus:21}{found.posts:6}{mean:8.3f}{min(found.unseen):8.3f}"
                    f"{max(found.unseen):8.3f}{found.seen:7.3f}{found.goal:6.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
