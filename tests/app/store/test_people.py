"""People are kept with their handles, and changed all at once or not at all."""

import pytest

from app.errors import StoreError
from app.model.person import Person
from app.store.database import Database
from app.store.people import PeopleStore

ADA = Person(
    id="1", name="ada", handles={"bluesky": "ada.dance", "mastodon": "ada@example.org"}, note="Seeds"
)
BEA = Person(id="2", name="Bea", handles={"bluesky": "bea.dance"})


@pytest.fixture
def people(database: Database) -> PeopleStore:
    """A store with two people."""
    kept = PeopleStore(database)
    kept.exchange((), (BEA, ADA))
    return kept


def test_everybody_comes_back_by_name(people: PeopleStore) -> None:
    assert people.all() == (ADA, BEA)


def test_who_is_written_again_is_as_they_are_now(people: PeopleStore) -> None:
    now = Person(id="1", name="Ada Byron", handles={"mastodon": "ada@example.org"})
    people.exchange(("2",), (now,))
    assert people.all() == (now,)


def test_a_handle_is_one_persons_whatever_its_capitals(people: PeopleStore) -> None:
    with pytest.raises(StoreError):
        people.exchange((), (Person(id="3", name="Cleo", handles={"bluesky": "ADA.dance"}),))
    assert people.all() == (ADA, BEA)
