"""A cancelled post says what it leaves on its network, and only what nobody touched is put away."""

import pytest

from app.errors import InputError, Refused
from app.model.delivery import Delivery, State
from app.networks.base import Login, Prepared
from app.services.sending.leftovers import left_at
from tests.app.services.lab import Lab

DRAFT = "https://scripted.example/wp-admin/post.php?post=7&action=edit"


@pytest.fixture
def discarded(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A network that leaves drafts; the keys of those that were put away."""
    keys: list[str] = []

    async def discard(_: Login, prepared: Prepared) -> None:
        lab.network._act("discard")  # pyright: ignore[reportPrivateUsage] - by the network's own script
        keys.append(prepared.key)

    def left(_server: str, _prepared: Prepared) -> str:
        return DRAFT

    monkeypatch.setattr(lab.network, "left_at", left)
    monkeypatch.setattr(lab.network, "discard", discard)
    return keys


def cancelled(lab: Lab, *, prepared: bool) -> Delivery:
    """Cancel a post that was refused after it had been prepared, or one that still waits."""
    post = lab.plan(lab.add_account(), minutes=0 if prepared else 60)
    if prepared:
        lab.network.script = {"publish": [Refused("No.")]}
        lab.work()
    return lab.run(lab.engine.planning.cancel(post.id))


def test_the_receipt_tells_where_the_draft_is_until_it_is_in_the_trash(
    lab: Lab, discarded: list[str]
) -> None:
    post = cancelled(lab, prepared=True)
    assert left_at(post) == DRAFT
    assert post.reason.endswith(DRAFT)
    lab.run(lab.engine.leftovers.discard(post.id))
    assert discarded == [post.parts[0].key]
    after = lab.look(post)
    assert (after.state, after.reason) == (
        State.CANCELLED,
        "You cancelled it. Its draft is in the trash of the site.",
    )
    assert left_at(after) == ""
    with pytest.raises(InputError, match="no draft that could be put away"):
        lab.run(lab.engine.leftovers.discard(post.id))


def test_what_was_never_prepared_leaves_nothing(lab: Lab, discarded: list[str]) -> None:
    post = cancelled(lab, prepared=False)
    assert (post.reason, left_at(post)) == ("You cancelled it.", "")
    with pytest.raises(InputError):
        lab.run(lab.engine.leftovers.discard(post.id))
    assert discarded == []


def test_a_no_of_the_site_leaves_everything_as_it_is(lab: Lab, discarded: list[str]) -> None:
    post = cancelled(lab, prepared=True)
    lab.network.script = {"discard": [Refused("Somebody has worked on it.")]}
    with pytest.raises(Refused):
        lab.run(lab.engine.leftovers.discard(post.id))
    assert left_at(lab.look(post)) == DRAFT
