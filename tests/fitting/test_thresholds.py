"""Starts are set where F1 is good and stays good around."""

from coach.signals.forms import Form
from tests.fitting.corpora import Corpus, Lesson
from tests.fitting.regression import Example
from tests.fitting.thresholds import UNMOVED, best_shifts, scores


def post(total: float, positive: bool, *, by_chance: bool = True) -> tuple[float, Example]:
    traits: frozenset[str] = frozenset()
    return total, Example(traits=traits, positive=positive, form=Form.PLAIN, by_chance=by_chance)


def lesson(*, shifted: bool = True) -> Lesson:
    return Lesson(corpora=(Corpus(file="any", positive=bool, goal=0.9),), shifted=shifted)


SUMS = [[post(-1.0 + place / 10, place >= 5) for place in range(10)]]


def test_the_start_moves_until_the_positive_posts_are_flagged() -> None:
    assert scores(SUMS, UNMOVED) == [0.0]
    assert scores(SUMS, best_shifts(SUMS, lesson()))[0] > 0.8


def test_a_lesson_that_keeps_its_start_is_not_moved() -> None:
    assert best_shifts(SUMS, lesson(shifted=False)) == UNMOVED


def test_posts_that_were_sought_do_not_tell_how_often_something_is() -> None:
    sought = [[*SUMS[0], *(post(-3.0, True, by_chance=False) for _ in range(50))]]
    assert best_shifts(sought, lesson()) == best_shifts(SUMS, lesson())
