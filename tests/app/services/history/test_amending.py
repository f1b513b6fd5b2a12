"""What is out is edited or taken back once, after a time to think better of it, whatever gets lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.errors import InputError, Refused, SignInNeeded, TooFast, Unknown, Unreachable
from app.model.account import Account
from app.model.delivery import Delivery, State
from app.networks.archive import Afterwards
from tests.app.services.history.scripted_archive import ScriptedArchive, own_post
from tests.app.services.lab import Lab

LOST = Unknown("The answer was lost.")
THREAD = "One.\n---\nTwo.\n---\nThree."


def sent(lab: Lab, archive: ScriptedArchive, account: Account, text: str = "Bread rises once.") -> Delivery:
    """Publish `text` and let the archive know."""
    delivery = lab.plan(account, text)
    lab.work()
    delivery = lab.look(delivery)
    assert delivery.state is State.SENT
    for part in delivery.parts:
        assert part.remote_id
        archive.posts[part.remote_id] = own_post(0, part.text, remote_id=part.remote_id)
    archive.calls.clear()
    return delivery


def take_back(lab: Lab, delivery: Delivery) -> None:
    """Wish it, and let the time to think better of it pass."""
    lab.run(lab.engine.amending.take_back(delivery.id))
    later(lab, 10)


def later(lab: Lab, seconds: float) -> None:
    """Let time pass, and do what is due then."""
    lab.later(seconds=seconds)
    lab.run(lab.engine.taking_effect.work_off())


def known(lab: Lab) -> list[str]:
    """Return what the coach counts."""
    return [post.text for post in lab.run(lab.engine.remembering.history()).posts]


def notes(lab: Lab, delivery: Delivery) -> list[str]:
    """Return what the receipt tells since it was sent."""
    steps = lab.run(lab.engine.planning.steps(delivery.id))
    return [note for _, state, note in steps if state in {State.SENT, State.TAKEN_BACK} and note]


def test_nothing_is_asked_before_the_time_to_think_better_of_it_is_over(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    delivery = sent(lab, archive, account)
    lab.run(lab.engine.amending.take_back(delivery.id))
    later(lab, 9)
    assert archive.calls == []
    assert lab.look(delivery).reason == "It is about to be taken back."
    lab.run(lab.engine.amending.keep(delivery.id))
    later(lab, 60)
    assert archive.calls == []
    assert (lab.look(delivery).state, lab.look(delivery).reason) == (State.SENT, delivery.reason)


def test_what_is_taken_back_is_told_and_counts_no_more(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    delivery = sent(lab, archive, account)
    assert known(lab) == ["Bread rises once."]
    take_back(lab, delivery)
    gone = lab.look(delivery)
    assert (gone.state, gone.reason, gone.parts[0].there) == (State.TAKEN_BACK, "You took it back.", False)
    assert archive.posts == {}
    assert known(lab) == []
    assert notes(lab, delivery) == ["It is about to be taken back.", "You took it back."]
    with pytest.raises(InputError, match="taken back already"):
        lab.run(lab.engine.amending.take_back(delivery.id))


def test_a_thread_is_taken_back_from_its_end_and_goes_on_where_it_broke(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    delivery = sent(lab, archive, account, THREAD)
    names = [part.remote_id for part in delivery.parts]
    archive.script["take_back"] = [None, Unreachable("Gone.")]
    take_back(lab, delivery)
    broken = lab.look(delivery)
    assert [part.there for part in broken.parts] == [True, True, False]
    assert (broken.state, broken.reason) == (State.SENT, "Taking it back could not be done yet: Gone.")
    lab.restart()
    later(lab, 15)
    assert archive.asked("take_back") == [names[2], names[1], names[1], names[0]]
    assert lab.look(delivery).state is State.TAKEN_BACK
    assert known(lab) == []


def test_a_kill_in_the_middle_is_gone_on_with_after_the_lease(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    delivery = sent(lab, archive, account, THREAD)
    archive.script["taken_back"] = [None, KeyboardInterrupt()]  # pyright: ignore[reportArgumentType] - a death
    with pytest.raises(KeyboardInterrupt):
        take_back(lab, delivery)
    lab.restart()
    later(lab, 80)
    assert len(archive.posts) == 1
    later(lab, 11)
    assert archive.posts == {}
    assert lab.look(delivery).state is State.TAKEN_BACK


@pytest.mark.parametrize("call", ["take_back", "taken_back"])
def test_a_lost_answer_is_resolved_by_looking(
    lab: Lab, archive: ScriptedArchive, account: Account, call: str
) -> None:
    """Lost on the way there, it is asked again; lost on the way back, the look finds it done."""
    delivery = sent(lab, archive, account)
    archive.script[call] = [LOST]
    take_back(lab, delivery)
    assert archive.asked("look_at") == [delivery.parts[0].remote_id]
    later(lab, 15)
    assert lab.look(delivery).state is State.TAKEN_BACK
    assert len(archive.asked("take_back")) == (2 if call == "take_back" else 1)


def test_a_pause_that_the_server_asks_for_is_kept(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    delivery = sent(lab, archive, account)
    archive.script["take_back"] = [TooFast("Slow down.", wait_s=300)]
    take_back(lab, delivery)
    later(lab, 299)
    assert len(archive.asked("take_back")) == 1
    later(lab, 1)
    assert lab.look(delivery).state is State.TAKEN_BACK


@pytest.mark.parametrize("error", [Refused("It deletes no posts."), SignInNeeded("Sign in again.")])
def test_a_no_is_told_and_the_post_stays_and_may_be_asked_for_again(
    lab: Lab, archive: ScriptedArchive, account: Account, error: Exception
) -> None:
    delivery = sent(lab, archive, account)
    archive.script["take_back"] = [error]
    take_back(lab, delivery)
    still = lab.look(delivery)
    assert (still.state, still.reason) == (State.SENT, f"Taking it back could not be done: {error}")
    assert lab.troubles == [still.reason]
    assert known(lab) == ["Bread rises once."]
    take_back(lab, delivery)
    assert lab.look(delivery).state is State.TAKEN_BACK


def test_it_is_too_late_to_keep_what_the_network_was_asked_about(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    delivery = sent(lab, archive, account)
    archive.script["take_back"] = [Unreachable("Gone.")]
    take_back(lab, delivery)
    with pytest.raises(InputError, match="too late"):
        lab.run(lab.engine.amending.keep(delivery.id))


def test_an_edit_is_known_to_the_receipt_and_to_the_coach(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    delivery = sent(lab, archive, account)
    lab.run(lab.engine.remembering.history())
    lab.run(lab.engine.amending.edit(delivery.id, "Bread rises twice."))
    later(lab, 10)
    edited = lab.look(delivery)
    assert (edited.state, edited.text, edited.parts[0].text) == (State.SENT, *["Bread rises twice."] * 2)
    assert [post.text for post in archive.posts.values()] == ["Bread rises twice."]
    assert known(lab) == ["Bread rises twice."]
    assert notes(lab, delivery)[-1] == "You edited it. Before, it said: Bread rises once."


def test_one_part_of_a_thread_is_edited(lab: Lab, archive: ScriptedArchive, account: Account) -> None:
    delivery = sent(lab, archive, account, THREAD)
    lab.run(lab.engine.amending.edit(delivery.id, "Second.", part=1))
    later(lab, 10)
    assert [part.text for part in lab.look(delivery).parts] == ["One.", "Second.", "Three."]
    assert [post.text for post in archive.posts.values()] == ["One.", "Second.", "Three."]
    assert known(lab) == ["One.\n---\nSecond.\n---\nThree."]


@pytest.mark.parametrize("call", ["revise", "revised"])
def test_a_lost_answer_to_an_edit_is_resolved_by_looking(
    lab: Lab, archive: ScriptedArchive, account: Account, call: str
) -> None:
    delivery = sent(lab, archive, account)
    archive.script[call] = [LOST]
    lab.run(lab.engine.amending.edit(delivery.id, "Bread rises twice."))
    later(lab, 10)
    later(lab, 15)
    assert lab.look(delivery).text == "Bread rises twice."
    assert len(archive.asked("revise")) == (2 if call == "revise" else 1)


@pytest.mark.parametrize("text", ["", " \n", "Bread rises once.", "x" * 501])
def test_an_edit_that_cannot_be_is_refused_at_once(
    lab: Lab, archive: ScriptedArchive, account: Account, text: str
) -> None:
    delivery = sent(lab, archive, account)
    with pytest.raises(InputError):
        lab.run(lab.engine.amending.edit(delivery.id, text))
    with pytest.raises(InputError):
        lab.run(lab.engine.amending.edit(delivery.id, "Another.", part=1))
    later(lab, 60)
    assert archive.calls == []


def test_a_network_that_cannot_says_so(lab: Lab, archive: ScriptedArchive, account: Account) -> None:
    delivery = sent(lab, archive, account)
    archive.afterwards = Afterwards(editing="", deleting="", no_edit="Nobody would see it.")  # pyright: ignore[reportAttributeAccessIssue] - set per test
    with pytest.raises(InputError, match="Nobody would see it"):
        lab.run(lab.engine.amending.edit(delivery.id, "Another."))
    with pytest.raises(InputError, match="taken back"):
        lab.run(lab.engine.amending.take_back(delivery.id))
    lab.network.archive = None
    with pytest.raises(InputError, match="Do it there"):
        lab.run(lab.engine.amending.truth(delivery.id))


def test_only_one_wish_waits_and_only_for_what_is_out(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    delivery = sent(lab, archive, account)
    lab.run(lab.engine.amending.take_back(delivery.id))
    with pytest.raises(InputError, match="already"):
        lab.run(lab.engine.amending.edit(delivery.id, "Another."))
    planned = lab.plan(account, "Later.", minutes=10)
    with pytest.raises(InputError, match="Only what is out"):
        lab.run(lab.engine.amending.take_back(planned.id))


def test_what_is_out_of_a_cancelled_thread_is_taken_back(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    delivery = lab.plan(account, THREAD)
    lab.network.script["prepare"] = [lambda: None, Refused("Too rude.")]
    lab.work()
    lab.run(lab.engine.planning.cancel(delivery.id))
    first = lab.look(delivery).parts[0]
    assert first.remote_id
    archive.posts[first.remote_id] = own_post(0, first.text, remote_id=first.remote_id)
    take_back(lab, delivery)
    assert lab.look(delivery).state is State.TAKEN_BACK
    assert archive.asked("take_back") == [first.remote_id]


def test_of_two_programs_one_asks(lab: Lab, archive: ScriptedArchive, account: Account) -> None:
    delivery = sent(lab, archive, account)
    other = lab.open_engine()
    take_back(lab, delivery)
    lab.run(other.taking_effect.work_off())
    lab.run(other.close())
    assert len(archive.asked("take_back")) == 1


def test_an_account_that_was_removed_ends_the_wish(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    delivery = sent(lab, archive, account)
    lab.run(lab.engine.amending.take_back(delivery.id, undo=timedelta(seconds=10)))
    lab.run(lab.engine.accounts.remove(account.id))
    later(lab, 10)
    assert archive.asked("take_back") == []
    assert "account was removed" in replace(lab.look(delivery)).reason
