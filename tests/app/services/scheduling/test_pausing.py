"""Pauses: nothing goes out, nothing is lost, and afterwards the late policies speak."""

from datetime import timedelta

import pytest

from app.errors import InputError, Refused, Unknown
from app.model.delivery import IfLate, LatePolicy, State
from app.model.news import PausesChanged
from app.networks.base import Guard
from app.services.sending.delivering import Step
from tests.app.services.lab import Lab


def test_while_everything_is_paused_nothing_goes_out_and_nothing_is_lost(lab: Lab) -> None:
    ada, bob = lab.add_account("ada"), lab.add_account("bob")
    lab.run(lab.engine.scheduling.pausing.pause())
    posts = [lab.plan(ada, "Bread."), lab.plan(bob, "Salt.")]
    lab.work()
    assert lab.server.posts == []
    assert [lab.look(one).state for one in posts] == [State.WAITING, State.WAITING]
    lab.run(lab.engine.scheduling.pausing.resume())
    lab.work()
    assert sorted(text for _, text in lab.server.posts) == ["Bread.", "Salt."]


def test_the_pause_of_one_account_leaves_the_others_alone_and_outlasts_that_of_everything(lab: Lab) -> None:
    ada, bob = lab.add_account("ada"), lab.add_account("bob")
    pausing = lab.engine.scheduling.pausing
    lab.run(pausing.pause(ada.id))
    lab.run(pausing.pause())
    lab.plan(ada, "Bread.")
    lab.plan(bob, "Salt.")
    pauses = lab.run(pausing.resume())
    assert pauses.stops(ada.id)
    assert not pauses.stops(bob.id)
    lab.work()
    assert [text for _, text in lab.server.posts] == ["Salt."]


def test_a_publisher_that_read_the_ledger_before_the_pause_claims_nothing_any_more(lab: Lab) -> None:
    post = lab.plan(lab.add_account())
    other = lab.open_engine()
    lab.at_step = {Step.DUE: lambda: lab.run_inside(other.scheduling.pausing.pause()) and None}
    lab.work()
    lab.run(other.close())
    assert lab.server.posts == []
    assert lab.look(post).state is State.WAITING


@pytest.mark.parametrize(
    ("if_late", "late", "becomes"),
    [
        (IfLate.SEND, timedelta(hours=1), State.SENT),
        (IfLate.SEND, timedelta(hours=3), State.HELD),
        (IfLate.ASK, timedelta(hours=1), State.HELD),
        (IfLate.DROP, timedelta(hours=1), State.MISSED),
    ],
)
def test_when_it_goes_on_each_late_policy_speaks_and_names_the_pause(
    lab: Lab, if_late: IfLate, late: timedelta, becomes: State
) -> None:
    account = lab.add_account()
    lab.run(lab.engine.scheduling.pausing.pause())
    post = lab.plan(account, minutes=10, policy=LatePolicy(if_late=if_late))
    lab.later(minutes=10, seconds=late.total_seconds())
    lab.work()
    assert lab.look(post).state is State.WAITING
    lab.run(lab.engine.scheduling.pausing.resume())
    lab.work()
    after = lab.look(post)
    assert after.state is becomes
    assert ("while publishing was paused" in after.reason) is (becomes is not State.SENT)


def test_a_thread_stops_between_two_parts_and_goes_on_where_it_stopped(lab: Lab) -> None:
    account = lab.add_account()
    post = lab.plan(account, "One.\n\n---\n\nTwo.")
    assert len(post.parts) == 2
    pausing = lab.engine.scheduling.pausing
    lab.at_step = {Step.ANSWERED: lambda: lab.run_inside(pausing.pause()) and None}
    lab.work()
    assert [text for _, text in lab.server.posts] == ["One."]
    stopped = lab.look(post)
    assert stopped.state is State.WAITING
    assert stopped.reason == "Part 2 of 2: Publishing is paused. Part 1 is out."
    lab.at_step = {}
    lab.run(pausing.resume())
    lab.work()
    assert [text for _, text in lab.server.posts] == ["One.", "Two."]
    assert lab.look(post).state is State.SENT


def test_a_pause_keeps_nobody_from_asking_what_became_of_a_post(lab: Lab) -> None:
    post = lab.plan(lab.add_account())
    lab.network.script = {"answer": [Unknown("The answer was lost.")]}
    lab.work()
    lab.run(lab.engine.scheduling.pausing.pause())
    lab.later(minutes=5)
    lab.work()
    assert lab.look(post).state is State.SENT
    assert len(lab.server.posts) == 1


def test_what_the_network_does_not_have_is_not_sent_again_during_a_pause(lab: Lab) -> None:
    post = lab.plan(lab.add_account())
    lab.network.script = {"publish": [Unknown("The answer was lost.")]}
    lab.work()
    lab.run(lab.engine.scheduling.pausing.pause())
    lab.later(minutes=5)
    lab.work()
    assert lab.look(post).state is State.WAITING
    assert lab.server.posts == []
    lab.run(lab.engine.scheduling.pausing.resume())
    lab.later(minutes=5)
    lab.work()
    assert len(lab.server.posts) == 1


def test_a_pause_is_told_and_one_made_by_another_program_is_noticed(lab: Lab) -> None:
    lab.run(lab.engine.scheduling.pausing.pause())
    assert lab.news.count(PausesChanged()) == 1
    lab.work()
    assert lab.news.count(PausesChanged()) == 1
    other = lab.open_engine()
    lab.run(other.scheduling.pausing.resume())
    lab.run(other.close())
    lab.work()
    assert lab.news.count(PausesChanged()) == 2


def test_a_paused_publisher_does_not_look_round_for_what_may_not_go_out(lab: Lab) -> None:
    lab.plan(lab.add_account())
    lab.run(lab.engine.scheduling.pausing.pause())
    assert lab.engine.publisher.next_moment() is None


def test_an_account_that_is_gone_cannot_be_paused(lab: Lab) -> None:
    with pytest.raises(InputError, match="removed"):
        lab.run(lab.engine.scheduling.pausing.pause("nobody"))


def test_a_pause_twice_is_one_pause(lab: Lab) -> None:
    pausing = lab.engine.scheduling.pausing
    first = lab.run(pausing.pause())
    lab.later(minutes=5)
    assert lab.run(pausing.pause()) == first
    assert lab.run(pausing.resume()).everything is None


def test_the_guard_of_a_network_makes_no_difference_to_a_pause(lab: Lab) -> None:
    lab.guard = Guard.NONE
    lab.restart()
    post = lab.plan(lab.add_account())
    lab.network.script = {"publish": [Refused("No.")]}
    lab.run(lab.engine.scheduling.pausing.pause())
    lab.work()
    assert "publish" not in lab.network.calls
    assert lab.look(post).state is State.WAITING
