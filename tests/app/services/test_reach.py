"""The writer hears beforehand what a content warning and an audience come to on each network."""

import pytest

from app.model.account import Account, Limits
from app.model.draft import Draft, Variant
from app.model.person import AddressBook, Person
from app.networks.catalogue import networks
from app.networks.looks import look_of
from app.services.reach import counted, offered, remarks
from coach.counting.counting import count
from tests.app.services.lab import START


def account(name: str, network: str, limit: int) -> Account:
    """Return an account on `network`."""
    limits = Limits(text=limit)
    return Account(
        id=name, network=network, server="", handle=name, remote_id="", limits=limits, secret_place=""
    )


BLUE = account("ida.example", "bluesky", 300)
ELEPHANT = account("@ida@a.example", "mastodon", 500)


def draft(**asked: object) -> Draft:
    """Return a draft that asks for something."""
    return Draft(id="d", text="Bread.", created_at=START, updated_at=START, **asked)  # pyright: ignore[reportArgumentType] - each caller names fields


def told(asked: Draft) -> list[tuple[str, bool]]:
    """Return what the writer hears for both accounts, and whether it stops the post."""
    return [(one.sentence.partition(" ")[0], one.stops) for one in remarks(asked, (BLUE, ELEPHANT))]


def test_only_audiences_that_readers_can_tell_apart_are_offered() -> None:
    assert offered((BLUE,)) == ("public",)
    assert offered((BLUE, ELEPHANT)) == ("public", "unlisted", "followers")
    assert offered(()) == ()


def test_a_draft_that_asks_for_nothing_hears_nothing() -> None:
    assert told(draft()) == []
    assert told(draft(visibility="public")) == []


def test_unlisted_goes_out_to_everyone_where_there_are_no_lists() -> None:
    (said,) = remarks(draft(visibility="unlisted"), (BLUE, ELEPHANT))
    assert said.sentence == "Bluesky has no unlisted posts: it goes out to everyone there."
    assert not said.stops


def test_followers_only_is_refused_before_planning_and_names_the_account() -> None:
    (said,) = remarks(draft(visibility="followers", warning=""), (ELEPHANT, BLUE))
    assert said.stops
    assert "Take ida.example off" in said.sentence


def test_an_account_that_gets_nothing_is_not_spoken_of() -> None:
    nothing = Variant(account_id=BLUE.id, text=None, base="Bread.")
    assert told(draft(visibility="followers", warning="Food", variants=(nothing,))) == []


def test_a_warning_opens_the_text_where_there_are_none() -> None:
    assert told(draft(warning=" Food ")) == [("Bluesky", False)]
    assert told(draft(warning="  ")) == []


def test_what_stops_the_post_comes_first() -> None:
    long = draft(warning="x" * 500, visibility="unlisted")
    assert [stops for _, stops in told(long)] == [True, False, False]


def test_a_warning_counts_as_the_network_counts_it() -> None:
    nobody = AddressBook()
    assert counted(draft(), BLUE, (BLUE,), nobody) == count("Bread.", "bluesky", 300)
    food = draft(warning=" Food ")
    assert counted(food, BLUE, (BLUE,), nobody).used == len("Food\n\nBread.")
    assert counted(food, ELEPHANT, (ELEPHANT,), nobody).used == len("FoodBread.")


def test_what_is_counted_is_what_goes_out() -> None:
    thanks = draft(warning="@ada@a.example")
    ada = Person(id="p", name="Ada", handles={"mastodon": "ada@a.example"})
    assert counted(thanks, BLUE, (BLUE, ELEPHANT), AddressBook((ada,))).used == len("Ada\n\nBread.")


@pytest.mark.anyio
async def test_what_is_told_of_a_network_is_what_it_does() -> None:
    known = networks()
    for network in known.values():
        look = look_of(network.name)
        assert look is not None
        assert (look.title, look.warnings) == (network.title, network.warnings)
        assert set(look.audiences) == network.audiences
        await network.close()
