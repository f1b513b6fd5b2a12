"""Which labelled posts teach which sum, and how freely it may learn from them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from coach.signals.forms import Form, form_of
from coach.signals.traits import traits_of
from coach.text import read
from tests.fitting.regression import Example

ROWS_COUNTED = 1000  # corpora taught together count as if each had this many rows, times its share
FORM_MARK = "§"  # between a form and a trait that weighs in this form alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One file of labelled posts, as one sum reads its labels."""

    file: str
    positive: Callable[[Any], bool]
    goal: float | None = None  # F1; None: posts of another kind, which must merely stay unflagged
    share: float = 1.0  # how much it counts beside the other corpora of the sum


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What one sum learns from."""

    corpora: tuple[Corpus, ...]
    least: int = 4  # posts that must show a trait before it is weighed
    spread: float = 0.2  # the inverse strength of the pull to 0
    smallest: float = 0.2  # weights below are dropped: a reader would not miss them
    by_form: bool = False  # whether traits may weigh differently in each form
    only: frozenset[str] = frozenset()  # the traits it may learn from; empty: all
    without: frozenset[str] = frozenset()  # traits it may not learn from


def _is(label: object) -> Callable[[Any], bool]:
    return lambda given: given == label


def _field(name: str, value: object) -> Callable[[Any], bool]:
    return lambda given: given[name] == value


def _rated(name: str, value: object, goal: float, share: float = 1.0) -> Corpus:
    return Corpus(file="rated", positive=_field(name, value), goal=goal, share=share)


def _never(_given: object) -> bool:
    return False


def _beside(file: str, share: float) -> Corpus:
    return Corpus(file=file, positive=_never, share=share)


# Hype is rare, so that of some hundred rated posts only these plain reasons can be learned.
HYPE_TRAITS = frozenset(
    (
        "exaggerates",
        "pushes to act at once",
        "counts down or announces what is to come",
        "teases: hides the point",
        "baits for likes, shares or comments",
        "shouts in capitals",
        "trails off",
        "has a loud emoji",
        "has four exclamation marks or more",
        "has two exclamation marks or more",
        "asks and links",
        "commands and links",
        "has a link",
        "points with an arrow",
        "is a repost or a quotation alone",
        "begins with a mention",
        "goes on after the question",
        "has a time of day",
        "gives away or says free",
    )
)

# Whoever collected the headlines took these out, so that their absence says nothing of clickbait.
STRIPPED = frozenset(
    (
        "has a link",
        "has no link",
        "has two links or more",
        "ends with a link",
        "has a link and hardly a word",
        "mentions somebody",
        "mentions nobody",
        "begins with a mention",
        "begins with two mentions or more",
        "begins with a dot and a mention",
        "mentions somebody later on",
        "mentions three or more",
        "has a hashtag",
        "has no hashtag",
        "has two hashtags or more",
        "has three hashtags or more",
        "has five hashtags or more",
        "ends with a hashtag",
        "begins with a hashtag",
        "has a hashtag of several words",
        "repeats a word as a hashtag",
        "has an emoji",
        "has two emoji or more",
        "has four emoji or more",
        "is words alone",
        "commands and links",
        "asks and links",
        "says our or we, and links",
        "announces and links",
        "company words and a link",
        "news and a link",
        "addresses nobody and links",
        "asks a named person",
        "ends with a question, then links or tags",
        "is a repost or a quotation alone",
        "quotes or reposts somebody",
        "answers or thanks a named person",
        "has several lines",
        "has four lines or more",
    )
)

LESSONS = {
    "conversation": Lesson(corpora=(Corpus(file="company_posts", positive=_is("Dialogue"), goal=0.75),)),
    "call_to_action": Lesson(corpora=(Corpus(file="company_posts", positive=_is("Action"), goal=0.84),)),
    "promotion": Lesson(
        corpora=(
            Corpus(file="video_comments", positive=_is(1), goal=0.95),
            Corpus(file="adverts", positive=_is(1), goal=0.65, share=0.25),
            _rated("self", 2, 0.65),
            _beside("support_replies", 0.1),
        ),
        by_form=True,
        spread=0.1,
        smallest=0.1,
    ),
    "bragging": Lesson(corpora=(Corpus(file="bragging", positive=lambda given: given != "not", goal=0.47),)),
    "clickbait": Lesson(
        corpora=(
            Corpus(file="clickbait_tweets", positive=_is(1), goal=0.60, share=4.0),
            Corpus(file="clickbait_headlines", positive=_is(1), goal=0.95, share=3.0),
            _beside("company_posts", 0.3),
            _beside("support_replies", 0.3),
            _beside("speech_acts", 0.3),
            _beside("bragging", 0.15),
        ),
        without=STRIPPED,
        least=12,
        smallest=0.14,
        by_form=True,
    ),
    "question": Lesson(corpora=(Corpus(file="speech_acts", positive=_is("QUE"), goal=0.76),)),
    "one_way": Lesson(corpora=(_rated("oneway", 1, 0.88),)),
    "low_value": Lesson(corpora=(_rated("low", 1, 0.45),)),
    "hype": Lesson(corpora=(_rated("hype", 1, 0.50),), only=HYPE_TRAITS, spread=1.0),
    "intent_give": Lesson(corpora=(_rated("intent", "give", 0.75),)),
    "intent_talk": Lesson(corpora=(_rated("intent", "talk", 0.75),)),
    "intent_promote": Lesson(corpora=(_rated("intent", "promote", 0.75),)),
}


@cache
def _read(data: Path, file: str) -> list[tuple[frozenset[str], Any]]:
    rows: list[tuple[frozenset[str], Any]] = []
    for path in sorted(data.glob(f"{file}*.jsonl")):  # such as rated.jsonl and rated_more.jsonl
        for line in path.read_text(encoding="utf-8").splitlines():
            row = cast("dict[str, Any]", json.loads(line))
            rows.append((frozenset(traits_of(read(row["text"]))), row["label"]))
    return rows


def examples_of(data: Path, lesson: Lesson, corpus: Corpus) -> list[Example]:
    """Return the examples of `corpus` as `lesson` takes them; empty where the folder has no such file."""
    rows = _read(data, corpus.file)
    alone = len(lesson.corpora) == 1
    weight = 1.0 if alone else corpus.share * ROWS_COUNTED / max(1, len(rows))
    examples: list[Example] = []
    for traits, label in rows:
        taken = (traits & lesson.only if lesson.only else traits) - lesson.without
        form = form_of(traits)
        if lesson.without and form in (Form.TAGGED, Form.LINKED):
            form = Form.PLAIN  # what made it another form is what it may not learn from
        if lesson.by_form:
            taken |= {f"{form}{FORM_MARK}{trait}" for trait in taken}
        examples.append(Example(traits=taken, positive=corpus.positive(label), form=form, weight=weight))
    return examples
