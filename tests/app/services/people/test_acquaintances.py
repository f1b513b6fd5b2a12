"""Whom the writer has mentioned, and where that handle means the same person."""

from datetime import UTC, datetime

from app.services.people.acquaintances import known_handles
from coach.earlier.history import PastPost

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
