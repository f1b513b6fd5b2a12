"""A delivery goes out once, whatever happens on the way."""

import sqlite3
from datetime import timedelta

import pytest

from app.errors import KeychainLocked, Refused, SignInNeeded, TooFast, Unknown, Unreachable
from app.model.account import SignIn
from app.model.delivery import State
from app.networks.base import Guard
from app.services.sending.delivering import Step
from tests.app.services.lab import START, Lab
from tests.app.services.sending.rival import taken_elsewhere


class Killed(BaseException):
    """The program is gone at once: nothing after this line runs."""


def die() -> None:
    raise Killed


def test_a_due_post_goes_out_and_the_ledger_has_its_address(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())
    lab.work()
    sent = lab.look(delivery)
    assert (sent.state, sent.address, sent.sent_at) == (
        State.SENT,
        f"https://scripted.example/{delivery.current.key}",
        START,
    )
    assert lab.server.posts == [(delivery.current.key, "Bread rises twice.")]
    assert lab.steps == list(Step)


def test_a_post_waits_for_its_moment(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account(), minutes=30)
    lab.work()
    assert lab.look(delivery).state is State.WAITING
    assert lab.engine.publisher.next_moment() == START + timedelta(minutes=30)
    lab.later(minutes=30)
    lab.work()
    assert lab.look(delivery).state is State.SENT


def test_what_certainly_did_not_arrive_is_tried_again_after_a_growing_pause(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())
    pauses: list[timedelta] = []
    for _ in range(3):
        lab.network.script["publish"] = [Unreachable("No connection.")]
        lab.work()
        waiting = lab.look(delivery)
        assert (waiting.state, waiting.reason) == (State.WAITING, "No connection.")
        assert waiting.not_before is not None
        pauses.append(waiting.not_before - lab.now)
        lab.now = waiting.not_before
    lab.work()
    assert lab.look(delivery).state is State.SENT
    assert pauses == sorted(pauses)
    assert pauses[2] > 2 * pauses[0]


def test_a_refusal_ends_the_matter_and_is_told(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())
    lab.network.script["publish"] = [Refused("The server says: too rude.")]
    lab.work()
    lab.later(hours=1)
    lab.work()
    refused = lab.look(delivery)
    assert (refused.state, refused.reason) == (State.REFUSED, "The server says: too rude.")
    assert lab.network.calls.count("publish") == 1


def test_the_networks_own_pause_is_kept(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())
    lab.network.script["publish"] = [TooFast("Slow down.", wait_s=700)]
    lab.work()
    assert lab.look(delivery).not_before == START + timedelta(seconds=700)


def test_a_refused_credential_holds_the_post_and_marks_the_account(lab: Lab) -> None:
    account = lab.add_account()
    delivery = lab.plan(account)
    lab.network.script["prepare"] = [SignInNeeded("Sign in again.")]
    lab.work()
    assert lab.look(delivery).state is State.HELD
    assert lab.run(lab.engine.accounts.all())[0].sign_in is SignIn.NEEDED


def test_a_locked_keyring_only_delays(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())
    lab.network.script["prepare"] = [KeychainLocked("The keyring is locked.")]
    lab.work()
    assert lab.look(delivery).state is State.WAITING
    lab.later(minutes=1)
    lab.work()
    assert lab.look(delivery).state is State.SENT


def test_a_lost_answer_is_asked_about_before_anything_else(lab: Lab) -> None:
    lab.server.keeps_keys = False
    delivery = lab.plan(lab.add_account())
    lab.network.script["answer"] = [Unknown("The answer was lost.")]
    lab.work()
    assert lab.look(delivery).state is State.UNKNOWN
    lab.later(minutes=1)
    lab.work()
    assert lab.look(delivery).state is State.SENT
    assert len(lab.server.posts) == 1
    assert lab.network.calls.count("publish") == 1


def test_a_post_that_the_network_does_not_have_is_sent_again_with_the_same_key(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())
    lab.network.script["publish"] = [Unknown("The answer was lost.")]
    lab.work()
    lab.later(minutes=1)
    lab.work()
    assert lab.look(delivery).state is State.SENT
    assert [key for key, _ in lab.server.posts] == [delivery.current.key]


def test_while_the_network_cannot_be_asked_the_post_stays_unknown(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())
    lab.network.script["answer"] = [Unknown("The answer was lost.")]
    lab.work()
    for _ in range(3):
        lab.network.script["find"] = [Unreachable("No connection.")]
        lab.later(hours=1)
        lab.work()
        assert lab.look(delivery).state is State.UNKNOWN
    lab.later(hours=1)
    lab.work()
    assert lab.look(delivery).state is State.SENT
    assert len(lab.server.posts) == 1


def test_a_network_without_read_back_is_never_sent_an_unknown_post_again(lab: Lab) -> None:
    lab.guard = Guard.NONE
    lab.restart()
    delivery = lab.plan(lab.add_account())
    lab.network.script["answer"] = [Unknown("The answer was lost.")]
    lab.work()
    for _ in range(5):
        lab.later(hours=1)
        lab.work()
    assert lab.look(delivery).state is State.UNKNOWN
    assert lab.network.calls.count("publish") == 1
    assert "find" not in lab.network.calls


@pytest.mark.parametrize(("guard", "times"), [(Guard.DRAFT_FIRST, 2), (Guard.RECORD_KEY, 1)])
def test_a_draft_is_looked_after_before_every_try_and_other_posts_before_the_first(
    lab: Lab, guard: Guard, times: int
) -> None:
    lab.guard = guard
    lab.restart()
    delivery = lab.plan(lab.add_account())
    lab.network.script["publish"] = [Unreachable("The draft is gone.")]
    lab.work()
    lab.later(minutes=5)
    lab.work()
    assert lab.look(delivery).state is State.SENT
    assert lab.network.calls.count("prepare") == times
    assert len(lab.server.posts) == 1


@pytest.mark.parametrize("guard", list(Guard))
@pytest.mark.parametrize("step", list(Step))
def test_a_program_that_dies_after_any_step_leaves_exactly_one_post(
    lab: Lab, step: Step, guard: Guard
) -> None:
    lab.server.keeps_keys = False  # the server is of no help: our own care has to do
    lab.guard = guard
    lab.restart()
    delivery = lab.plan(lab.add_account())
    lab.at_step = {step: die}
    with pytest.raises(Killed):
        lab.work()
    lab.at_step = {}
    lab.restart()
    for _ in range(4):
        lab.later(minutes=3)
        lab.work()
    if guard is Guard.NONE and step in {Step.SENDING, Step.ANSWERED}:
        assert lab.look(delivery).state is State.UNKNOWN
        assert len(lab.server.posts) == (step is Step.ANSWERED)
    else:
        assert lab.look(delivery).state is State.SENT
        assert len(lab.server.posts) == 1


def test_a_held_lease_keeps_a_second_publisher_away(lab: Lab) -> None:
    lab.plan(lab.add_account())
    lab.at_step = {Step.SENDING: die}
    with pytest.raises(Killed):
        lab.work()
    lab.at_step = {}
    lab.restart()
    lab.later(seconds=60)
    lab.work()
    assert lab.network.calls == []
    lab.later(seconds=60)
    lab.work()
    assert lab.network.calls[:1] == ["find"]


@pytest.mark.parametrize("error", [Unreachable("No connection."), Unknown("Lost."), Refused("Too long.")])
@pytest.mark.parametrize(
    "state", [State.SENT, State.WAITING, State.UNKNOWN, State.PREPARING, State.SENDING, State.HELD]
)
def test_who_fails_when_another_publisher_has_taken_over_leaves_what_that_one_made_of_it(
    lab: Lab, state: State, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = lab.plan(lab.add_account())

    def slept() -> None:
        lab.later(minutes=5)  # the lease has ended
        taken_elsewhere(lab, delivery, *(() if state is State.SENDING else (state,)))
        raise error

    lab.network.script["publish"] = [slept]
    lab.work()
    assert lab.look(delivery).state is state
    assert not [one for one in caplog.records if one.levelname == "ERROR"]
    assert lab.troubles == []


def test_the_intent_to_send_is_on_disk_before_the_first_byte_leaves(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())
    seen: list[tuple[str, str, str]] = []

    def look() -> None:
        with sqlite3.connect(lab.places.database) as other:
            seen.extend(
                other.execute(
                    "SELECT state, parts.key, payload FROM deliveries JOIN parts ON delivery_id = id"
                ).fetchall()
            )
        other.close()

    lab.network.script["publish"] = [look]
    lab.work()
    assert seen == [("sending", delivery.current.key, "Bread rises twice.")]


def test_one_account_sends_one_post_at_a_time(lab: Lab) -> None:
    account, other = lab.add_account("ada"), lab.add_account("bob")
    for number in range(3):
        lab.plan(account, f"Tip number {number} for better bread.")
        lab.plan(other, f"Tip number {number} for better soup.")
    lab.work()
    assert len(lab.server.posts) == 6
    assert lab.network.most_busy == 2


def test_a_removed_account_holds_its_posts(lab: Lab) -> None:
    account = lab.add_account()
    delivery = lab.plan(account)
    lab.run(lab.engine.accounts.remove(account.id))
    lab.work()
    assert lab.look(delivery).state is State.HELD
    assert lab.server.posts == []


def test_while_a_dead_publishers_lease_lasts_nobody_looks_round_in_vain(lab: Lab) -> None:
    account = lab.add_account()
    lab.plan(account)
    lab.plan(account, "A second tip for better bread.")
    lab.at_step = {Step.SENDING: die}
    with pytest.raises(Killed):
        lab.work()
    lab.at_step = {}
    lab.restart()
    assert lab.engine.publisher.next_moment() == START + timedelta(seconds=90)
