"""Handles are joined to one person, and every joining can be undone."""

import pytest

from app.errors import InputError, StoreError
from app.model.news import PeopleChanged
from app.model.person import Person
from app.services.people.people import Joined
from tests.app.services.lab import Lab


def join(lab: Lab, name: str, person_id: str = "", **handles: str) -> Joined:
    """Let a person be known."""
    return lab.run(lab.engine.people.join(name, handles, person_id))


def known(lab: Lab) -> dict[str, dict[str, str]]:
    """Return the handles of everybody by name."""
    return {one.name: dict(one.handles) for one in lab.engine.people.book().people}


def test_a_person_is_known_by_each_handle_from_then_on(lab: Lab) -> None:
    joined = join(
        lab, " Ada   Byron ", mastodon="@ada@example.org", bluesky="https://bsky.app/profile/ada.dance"
    )
    assert known(lab) == {"Ada Byron": {"mastodon": "ada@example.org", "bluesky": "ada.dance"}}
    assert lab.engine.people.book().who("bluesky", "ADA.dance") == joined.now
    assert lab.news == [PeopleChanged()]
    lab.restart()
    assert lab.engine.people.book().people == (joined.now,)


def test_the_address_of_a_page_is_a_handle(lab: Lab) -> None:
    join(lab, "Ada", mastodon="https://example.org/@ada")
    assert known(lab) == {"Ada": {"mastodon": "ada@example.org"}}


@pytest.mark.parametrize(
    ("name", "handles", "why"),
    [
        ("Ada", {"mastodon": " "}, "at least one handle"),
        ("Ada", {"mastodon": "ada"}, "looks like ada@example.org"),
        ("Ada", {"bluesky": "ada@example.org"}, "looks like ada.bsky.social"),
        (" @ ", {"bluesky": "ada.dance"}, "Write a name"),
        ("---", {"bluesky": "ada.dance"}, "Write a name"),
    ],
)
def test_what_cannot_be_known_is_told(lab: Lab, name: str, handles: dict[str, str], why: str) -> None:
    with pytest.raises(InputError, match=why):
        join(lab, name, **handles)
    assert known(lab) == {}


def test_a_name_calls_nobody(lab: Lab) -> None:
    assert join(lab, "@ada\n@example.org", bluesky="ada.dance").now.name == "ada example.org"


def test_two_are_one_and_two_again_by_undo(lab: Lab) -> None:
    ada = join(lab, "Ada", mastodon="ada@example.org").now
    stranger = join(lab, "ada", bluesky="ada.dance").now
    joined = join(lab, "Ada", ada.id, mastodon="ada@example.org", bluesky="Ada.Dance")
    assert known(lab) == {"Ada": {"mastodon": "ada@example.org", "bluesky": "Ada.Dance"}}
    lab.run(lab.engine.people.part(joined))
    assert {one.id: one for one in lab.engine.people.book().people} == {ada.id: ada, stranger.id: stranger}


def test_somebody_who_loses_one_handle_keeps_the_other(lab: Lab) -> None:
    join(lab, "Ada", mastodon="ada@example.org", bluesky="ada.dance")
    joined = join(lab, "Bea", bluesky="ada.dance")
    assert known(lab) == {"Ada": {"mastodon": "ada@example.org"}, "Bea": {"bluesky": "ada.dance"}}
    lab.run(lab.engine.people.part(joined))
    assert known(lab) == {"Ada": {"mastodon": "ada@example.org", "bluesky": "ada.dance"}}


def test_a_disk_that_fails_changes_nobody(lab: Lab) -> None:
    ada = join(lab, "Ada", mastodon="ada@example.org").now
    lab.disk_fails("INSERT", "handles")
    with pytest.raises(StoreError):
        join(lab, "Ada", ada.id, mastodon="ada@example.org", bluesky="ada.dance")
    lab.disk_works()
    assert known(lab) == {"Ada": {"mastodon": "ada@example.org"}}
    lab.restart()
    assert lab.engine.people.book().people == (Person(id=ada.id, name="Ada", handles=ada.handles),)


def test_ones_own_accounts_are_known_as_soon_as_they_are_there(lab: Lab) -> None:
    account = lab.add_account("me@example.org")
    assert lab.engine.people.book().is_own("mastodon", "Me@example.org")
    lab.run(lab.engine.accounts.remove(account.id))
    assert not lab.engine.people.book().is_own("mastodon", "me@example.org")
