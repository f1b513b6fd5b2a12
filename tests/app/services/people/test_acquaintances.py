"""Whom the writer has mentioned, and where that handle means the same person."""

from datetime import UTC, datetime

from app.model.account import Account
from app.model.person import AddressBook, Person
from app.services.people.acquaintances import known_handles, meant
from coach.earlier.history import PastPost
from tests.app.store.making import make_account

AT = datetime(2026, 1, 1, tzinfo=UTC)


def _post(text: str, network: str, account: str) -> PastPost:
    return PastPost(id=text, text=text, at=AT, network=network, account=account)


def test_a_whole_handle_is_known_on_its_network_and_a_bare_one_to_its_account_alone() -> None:
    posts = (
        _post("Thank you @Ada@example.org and @bob", "mastodon", "m1"),
        _post("Hello @cleo.example.org", "bluesky", "b1"),
        _post("Again with @ada@example.org, write to me@example.org", "mastodon", "m2"),
        _post("and @dora@example.org", "mastodon", "m2"),
    )
    assert known_handles(posts) == {
        "mastodon": ("@dora@example.org", "@ada@example.org"),
        "m1": ("@bob",),
        "bluesky": ("@cleo.example.org",),
    }


ADA = Person(id="1", name="Ada Byron", handles={"mastodon": "ada@example.org", "bluesky": "ada.dance"})
ZOE = Person(id="2", name="Zoë Oak", handles={"bluesky": "oak.dance"})
BLUE = make_account("b1", network="bluesky", handle="me.dance")
HOME = make_account("m1", network="mastodon", handle="me@example.org")
KNOWN = {"mastodon": ("@ada@example.org", "@dora@example.org"), "m1": ("@bob",), "bluesky": ("@dan.dance",)}


def _offered(begun: str, *readers: Account) -> list[str]:
    return [one.text for one in meant(begun, readers, AddressBook((ADA, ZOE)), KNOWN)]


def test_people_are_meant_by_name_or_handle_and_named_as_the_readers_network_knows_them() -> None:
    assert _offered("@byr", HOME) == ["@ada@example.org"]
    assert _offered("@byr", BLUE) == ["@ada.dance"]
    assert _offered("@AdaB", BLUE, HOME) == ["@ada.dance"]
    assert _offered("@zoe", BLUE) == ["@oak.dance"]
    assert _offered("@oak", HOME) == ["Zoë Oak"]
    assert _offered("@ada@example.org", HOME) == []
    assert _offered("@byr") == []


def test_handles_of_earlier_posts_follow_those_whom_the_writer_knows() -> None:
    assert _offered("@d", BLUE) == ["@dan.dance"]
    assert _offered("@d", BLUE, HOME) == ["@dan.dance", "@dora@example.org"]
    assert _offered("@b", HOME) == ["@ada@example.org", "@bob"]
    assert _offered("@bob", HOME, BLUE) == []
