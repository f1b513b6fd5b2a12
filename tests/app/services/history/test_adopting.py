"""A post that was only read back is taken back as one's own, and nothing else is ever touched for it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.errors import InputError
from app.model.account import Account
from app.model.delivery import Delivery, State
from app.services.history.adopting import AS_SHOWN
from tests.app.services.history.scripted_archive import ScriptedArchive, own_post
from tests.app.services.history.test_amending import later, sent
from tests.app.services.lab import Lab


class AsWritten(ScriptedArchive):
    """An archive that tells texts as they were written."""

    from_source = True


@pytest.fixture
def elsewhere(lab: Lab, archive: ScriptedArchive, account: Account) -> str:
    """The address of a post that was published elsewhere and read back."""
    archive.posts["far"] = own_post(5, "Published elsewhere.", remote_id="far")
    lab.run(lab.engine.reading_back.read(account.id))
    archive.calls.clear()
    return archive.posts["far"].address


def adopt(lab: Lab, address: str) -> Delivery:
    """Take the post into the ledger."""
    return lab.run(lab.engine.adopting.adopt(address))


def test_what_was_published_elsewhere_is_taken_back_and_counts_no_more(
    lab: Lab, archive: ScriptedArchive, elsewhere: str
) -> None:
    archive.posts["other"] = own_post(6, "Published elsewhere.", remote_id="other")  # its words alone
    post = adopt(lab, elsewhere)
    assert (post.state, post.text, post.due) == (State.SENT, "Published elsewhere.", archive.posts["far"].at)
    lab.run(lab.engine.amending.take_back(post.id))
    later(lab, 9)
    assert "far" in archive.posts
    later(lab, 1)
    assert set(archive.posts) == {"other"}
    assert lab.look(post).state is State.TAKEN_BACK
    assert [one.text for one in lab.run(lab.engine.remembering.history()).posts] == []


def test_it_is_one_post_however_often_it_is_looked_for_and_nothing_is_sent(
    lab: Lab, archive: ScriptedArchive, elsewhere: str
) -> None:
    first = adopt(lab, elsewhere)
    assert adopt(lab, f" {elsewhere}\n").id == adopt(lab, "far").id == first.id
    lab.later(days=40)
    lab.work()
    assert lab.server.posts == []
    assert len(lab.run(lab.engine.planning.deliveries(timedelta(days=3660)))) == 1


def test_one_that_says_something_else_by_now_is_left_alone(
    lab: Lab, archive: ScriptedArchive, elsewhere: str
) -> None:
    post = adopt(lab, elsewhere)
    archive.posts["far"] = replace(archive.posts["far"], text="Mended meanwhile.")
    lab.run(lab.engine.amending.take_back(post.id))
    later(lab, 10)
    assert "far" in archive.posts
    assert "something else by now" in lab.look(post).reason
    assert lab.look(post).state is State.SENT


def test_it_is_edited_only_where_the_network_tells_what_was_written(
    lab: Lab, archive: ScriptedArchive, elsewhere: str
) -> None:
    post = adopt(lab, elsewhere)
    with pytest.raises(InputError, match=AS_SHOWN[:40]):
        lab.run(lab.engine.amending.edit(post.id, "Bread rises twice. How does yours?"))
    lab.archive = AsWritten(*archive.posts.values())
    lab.restart()
    lab.run(lab.engine.amending.edit(post.id, "Bread rises twice. How does yours?"))
    later(lab, 10)
    assert lab.archive.posts["far"].text == "Bread rises twice. How does yours?"


def test_a_post_of_ours_is_itself_and_strangers_and_what_is_gone_are_refused(
    lab: Lab, archive: ScriptedArchive, account: Account, elsewhere: str
) -> None:
    ours = sent(lab, archive, account)
    assert adopt(lab, ours.address).id == ours.id
    for address in ("", "https://scripted.example/somebody-else"):
        with pytest.raises(InputError, match="No post that Rapport sent or read back"):
            adopt(lab, address)
    archive.posts.pop("far")
    with pytest.raises(InputError, match="no longer there"):
        adopt(lab, elsewhere)
