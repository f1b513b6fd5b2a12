"""Which labelled posts teach which sum, and how freely it may learn from them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from coach.signals.forms import Form, form_of
from coach.signals.traits import traits_of
from coach.texts.text import read
from tests.fitting.ratings import lines_of, read_own_posts, read_ratings
from tests.fitting.regression import Example
from tests.fitting.selections import HYPE_TRAITS, STRIPPED

ROWS_COUNTED = 1000  # corpora taught together count as if each had this many rows, times its share
RATED = "rated"
OWN = "own_posts"
EACH_OWN = 1.0  # a post of ours counts as much as one of a corpus that teaches alone
EACH_OWN_INTENT = 1.6  # what gives is rarest in plain words, and ours are the plainest of all
FORM_MARK = "§"  # between a form and a trait that weighs in this form alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One file of labelled posts, as one sum reads its labels."""

    file: str
    positive: Callable[[Any], bool]
    goal: float | None = None  # F1; None: posts of another kind, which must merely stay unflagged
    share: float = 1.0  # how much it counts beside the other corpora of the sum
    each: float | None = None  # what each of its posts counts, whatever its share


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What one sum learns from."""

    corpora: tuple[Corpus, ...]
    least: int = 4  # posts that must show a trait before it is weighed
    spread: float = 0.2  # the inverse strength of the pull to 0
    smallest: float = 0.2  # weights below are dropped: a reader would not miss them
    forms: frozenset[Form] = frozenset()  # in which traits may weigh differently; all others are as plain
    shifted: bool = True  # whether its start is set so that F1 comes out best; else it stays as fitted
    only: frozenset[str] = frozenset()  # the traits it may learn from; empty: all
    without: frozenset[str] = frozenset()  # traits it may not learn from


def _is(label: object) -> Callable[[Any], bool]:
    return lambda given: given == label


def _field(name: str, value: object) -> Callable[[Any], bool]:
    return lambda given: given[name] == value


def _rated(name: str, value: object, goal: float, share: float = 1.0) -> Corpus:
    return Corpus(file=RATED, positive=_field(name, value), goal=goal, share=share)


def _never(_given: object) -> bool:
    return False


def _beside(file: str, share: float) -> Corpus:
    return Corpus(file=file, positive=_never, share=share)


def _own(signal: str) -> Corpus:
    """Return our own posts: plain sentences without the dress of a network, which the corpora hardly have."""
    return Corpus(file=OWN, positive=lambda given: signal in given["shows"], each=EACH_OWN)


def _own_intent(intent: str) -> Corpus:
    return Corpus(file=OWN, positive=_field("intent", intent), each=EACH_OWN_INTENT)


LESSONS = {
    "conversation": Lesson(
        corpora=(Corpus(file="company_posts", positive=_is("Dialogue"), goal=0.75), _own("conversation")),
        spread=0.1,
        smallest=0.12,
    ),
    "call_to_action": Lesson(
        corpora=(Corpus(file="company_posts", positive=_is("Action"), goal=0.84), _own("call_to_action")),
        forms=frozenset((Form.ADDRESSED, Form.QUOTING)),
        spread=0.1,
        smallest=0.12,
    ),
    "promotion": Lesson(
        corpora=(
            Corpus(file="video_comments", positive=_is(1), goal=0.95, share=1.5),
            Corpus(file="adverts", positive=_is(1), goal=0.65, share=0.8, each=1.2),
            _rated("self", 2, 0.65, share=1.5),
            _beside("support_replies", 0.1),
            _own("promotion"),
        ),
        forms=frozenset(Form),
        spread=0.1,
        smallest=0.1,
    ),
    "bragging": Lesson(
        corpora=(Corpus(file="bragging", positive=lambda given: given != "not", goal=0.47), _own("bragging")),
        spread=0.1,
        smallest=0.12,
    ),
    "clickbait": Lesson(
        corpora=(
            Corpus(file="clickbait_tweets", positive=_is(1), goal=0.60, share=4.0),
            Corpus(file="clickbait_headlines", positive=_is(1), goal=0.95, share=3.0),
            _beside("company_posts", 0.3),
            _beside("support_replies", 0.3),
            _beside("speech_acts", 0.3),
            _beside("bragging", 0.15),
            _own("clickbait"),
        ),
        without=STRIPPED,
        least=12,
        smallest=0.14,
        forms=frozenset((Form.HEADLINE,)),  # what makes the others is what it may not learn from
    ),
    "question": Lesson(
        corpora=(Corpus(file="speech_acts", positive=_is("QUE"), goal=0.76), _own("question")), spread=0.3
    ),
    "one_way": Lesson(corpora=(_rated("oneway", 1, 0.88), _own("one_way"))),
    "low_value": Lesson(corpora=(_rated("low", 1, 0.45), _own("low_value")), spread=0.3),
    "hype": Lesson(corpora=(_rated("hype", 1, 0.50), _own("hype")), only=HYPE_TRAITS, spread=1.0),
    "intent_give": Lesson(
        corpora=(_rated("intent", "give", 0.75), _own_intent("give")),
        spread=0.1,
        smallest=0.12,
        shifted=False,
    ),
    "intent_talk": Lesson(
        corpora=(_rated("intent", "talk", 0.75), _own_intent("talk")),
        spread=0.1,
        smallest=0.12,
        shifted=False,
    ),
    "intent_promote": Lesson(
        corpora=(_rated("intent", "promote", 0.75), _own_intent("promote")),
        spread=0.1,
        smallest=0.12,
        shifted=False,
    ),
}


Row = tuple[frozenset[str], Any, bool]  # the traits of a post, its label, whether it was picked by chance


@cache
def _read(data: Path, file: str) -> list[Row]:
    if file == OWN:
        return [(frozenset(traits_of(read(post.text))), post.label, True) for post in read_own_posts()]
    path = data / f"{file}.jsonl"
    if not path.exists():
        return []
    found = [cast("dict[str, Any]", json.loads(line)) for line in lines_of(path)]
    rows = [(frozenset(traits_of(read(row["text"]))), row["label"], True) for row in found]
    if file == RATED:
        rows += [
            (frozenset(traits_of(read(rating.text))), rating.label, rating.by_chance)
            for rating in read_ratings(data)
        ]
    return rows


def examples_of(data: Path, lesson: Lesson, corpus: Corpus) -> list[Example]:
    """Return the examples of `corpus` as `lesson` takes them; empty where the folder has no such file."""
    rows = _read(data, corpus.file)
    alone = sum(one.each is None for one in lesson.corpora) == 1
    weight = corpus.each or (1.0 if alone else corpus.share * ROWS_COUNTED / max(1, len(rows)))
    examples: list[Example] = []
    for traits, label, by_chance in rows:
        taken = (traits & lesson.only if lesson.only else traits) - lesson.without
        form = form_of(traits)
        if form not in lesson.forms:
            form = Form.PLAIN
        if lesson.forms:
            taken |= {f"{form}{FORM_MARK}{trait}" for trait in taken}
        positive = corpus.positive(label)
        examples.append(
            Example(traits=taken, positive=positive, form=form, weight=weight, by_chance=by_chance)
        )
    return examples
