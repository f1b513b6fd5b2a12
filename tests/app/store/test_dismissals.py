"""Dismissed advice comes back as it was written, and its rule's row of dismissals is counted."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.store.database import Database
from app.store.dismissals import DismissalStore
from coach.dismissals import Dismissal, Reach
from tests.app.store.making import NOW


@pytest.fixture
def store(database: Database) -> DismissalStore:
    return DismissalStore(database)


def waved(number: int = 1, rule: str = "hype") -> Dismissal:
    return Dismissal(
        rule=rule,
        reach=Reach.ONCE,
        draft=f"draft-{number}",
        context="abc",
        words="so great",
        said="This glows.",
        reason="It is.",
        at=NOW + timedelta(minutes=number),
    )


def test_a_dismissal_comes_back_as_it_was_written(store: DismissalStore) -> None:
    store.add(waved(2))
    store.add(waved(1))
    assert store.all() == (waved(1), waved(2))


def test_the_same_dismissal_again_takes_the_new_reason_and_counts_once(store: DismissalStore) -> None:
    assert store.add(waved()) == 1
    again = replace(waved(), reason="It really is.")
    assert store.add(again) == 1
    assert store.all() == (again,)


def test_dismissals_of_one_rule_are_counted_in_a_row(store: DismissalStore) -> None:
    assert [store.add(waved(number)) for number in range(1, 6)] == [1, 2, 3, 4, 5]
    assert store.add(waved(1, "vague")) == 1


def test_following_the_rule_ends_its_row(store: DismissalStore) -> None:
    store.add(waved(1))
    store.add(waved(1, "vague"))
    store.heed("hype")
    assert store.add(waved(2)) == 1
    assert store.add(waved(2, "vague")) == 2


def test_bringing_advice_back_forgets_it_and_ends_the_row(store: DismissalStore) -> None:
    store.add(waved(1))
    store.add(waved(2))
    store.remove(waved(2).key)
    assert store.all() == (waved(1),)
    assert store.add(waved(3)) == 1
    store.remove("no such key")
