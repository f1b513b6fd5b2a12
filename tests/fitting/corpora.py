"""Which labelled posts teach which signal, and how freely it may learn from them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from coach.signals.traits import traits_of
from coach.text import read
from tests.fitting.regression import Example

ROWS_COUNTED = 1000  # every corpus counts as if it had this many rows, so that the large ones do not rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One file of labelled posts, as one signal reads its labels."""

    file: str
    positive: Callable[[Any], bool]
    goal: float  # F1
    share: float = 1.0  # how much it counts beside the signal's other corpora


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What one signal learns from."""

    corpora: tuple[Corpus, ...]
    least: int = 4  # posts that must show a trait before it is weighed
    spread: float = 0.3  # the inverse strength of the pull to 0
    smallest: float = 0.1  # weights below are dropped: a reader would not miss them


def _is(label: object) -> Callable[[Any], bool]:
    return lambda given: given == label


def _field(name: str, value: int) -> Callable[[Any], bool]:
    return lambda given: given[name] == value


LESSONS = {
    "conversation": Lesson(corpora=(Corpus(file="company_posts", positive=_is("Dialogue"), goal=0.75),)),
    "call_to_action": Lesson(corpora=(Corpus(file="company_posts", positive=_is("Action"), goal=0.84),)),
    "promotion": Lesson(
        corpora=(
            Corpus(file="video_comments", positive=_is(1), goal=0.95),
            Corpus(file="adverts", positive=_is(1), goal=0.65),
            Corpus(file="rated", positive=_field("self", 2), goal=0.65),
        ),
    ),
    "bragging": Lesson(corpora=(Corpus(file="bragging", positive=lambda given: given != "not", goal=0.47),)),
    "clickbait": Lesson(
        corpora=(
            Corpus(file="clickbait_tweets", positive=_is(1), goal=0.60),
            Corpus(file="clickbait_headlines", positive=_is(1), goal=0.95),
        ),
    ),
    "question": Lesson(corpora=(Corpus(file="speech_acts", positive=_is("QUE"), goal=0.76),)),
    "one_way": Lesson(corpora=(Corpus(file="rated", positive=_field("oneway", 1), goal=0.88),), spread=0.05),
    "low_value": Lesson(corpora=(Corpus(file="rated", positive=_field("low", 1), goal=0.45),), spread=0.03),
    "hype": Lesson(corpora=(Corpus(file="rated", positive=_field("hype", 1), goal=0.50),), spread=0.03),
}


def rows_of(data: Path, file: str) -> list[dict[str, Any]]:
    """Return the labelled posts of `file`; raises FileNotFoundError where there is none."""
    lines = (data / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
    return [cast("dict[str, Any]", json.loads(line)) for line in lines]


def examples_of(data: Path, corpus: Corpus) -> list[Example]:
    """Return the examples of `corpus`, weighted so that all corpora count by their share."""
    rows = rows_of(data, corpus.file)
    weight = corpus.share * ROWS_COUNTED / max(1, len(rows))
    return [
        Example(
            traits=frozenset(traits_of(read(row["text"]))),
            positive=corpus.positive(row["label"]),
            weight=weight,
        )
        for row in rows
    ]
