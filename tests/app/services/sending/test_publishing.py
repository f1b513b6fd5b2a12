"""The publisher sees that what is due goes out: on time, late as agreed, and never in a flood."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.model.delivery import Delivery, IfLate, LatePolicy, State
from app.services.sending.delivering import Step
from app.services.sending.publishing import REST
from app.services.sending.spacing import BACKLOG_GAP, PUNCTUAL
from app.settings import Settings
from tests.app.services.lab import START, Lab
from tests.app.services.sending.rival import taken_elsewhere

HOUR = timedelta(hours=1)


def asleep(lab: Lab, policy: LatePolicy, late: timedelta) -> Delivery:
    """Let the moment of a post pass by `late` while nobody publishes."""
    lab.settings = Settings(late=policy)
    lab.restart()
    delivery = lab.plan(lab.add_account(), minutes=10)
    lab.now = delivery.due + late
    lab.work()
    return lab.look(delivery)


@pytest.mark.parametrize("if_late", list(IfLate))
def test_up_to_five_minutes_a_post_is_punctual_whatever_was_agreed(lab: Lab, if_late: IfLate) -> None:
    late = timedelta(minutes=5)
    assert asleep(lab, LatePolicy(if_late=if_late, within=timedelta()), late).state is State.SENT


@pytest.mark.parametrize(
    ("if_late", "late", "state", "reason"),
    [
        (IfLate.SEND, HOUR, State.SENT, ""),
        (IfLate.SEND, HOUR + timedelta(seconds=1), State.HELD, "Publish it now, or choose another time."),
        (IfLate.ASK, PUNCTUAL + timedelta(seconds=1), State.HELD, "Publish it now, or choose another time."),
        (IfLate.DROP, PUNCTUAL + timedelta(seconds=1), State.MISSED, "you chose to drop late posts."),
    ],
)
def test_a_late_post_goes_the_way_that_was_agreed(
    lab: Lab, if_late: IfLate, late: timedelta, state: State, reason: str
) -> None:
    delivery = asleep(lab, LatePolicy(if_late=if_late, within=HOUR), late)
    assert delivery.state is state
    assert delivery.reason.endswith(reason)
    assert len(lab.server.posts) == (state is State.SENT)


def test_late_posts_of_one_account_are_spread_and_other_accounts_do_not_wait(lab: Lab) -> None:
    ada, bob = lab.add_account("ada"), lab.add_account("bob")
    for number in range(3):
        lab.plan(ada, f"Tip number {number} for better bread.", minutes=1)
    lab.plan(bob, "A tip for better soup.", minutes=1)
    lab.later(minutes=30)
    sent: list[int] = []
    for _ in range(3):
        lab.network.moment = lab.now
        lab.work()
        sent.append(len(lab.server.posts))
        assert lab.engine.publisher.next_moment() in {None, lab.now + BACKLOG_GAP}
        lab.later(seconds=BACKLOG_GAP.total_seconds())
    assert sent == [2, 3, 4]


def test_a_post_that_waits_for_the_backlog_says_so(lab: Lab) -> None:
    account = lab.add_account()
    lab.plan(account, "First tip for better bread.", minutes=1)
    second = lab.plan(account, "Second tip for better bread.", minutes=2)
    lab.later(minutes=30)
    lab.network.moment = lab.now
    lab.work()
    assert lab.look(second).reason == "It waits a little, so that late posts do not flood."


def test_posts_of_one_moment_go_out_at_once_in_the_order_in_which_they_were_planned(lab: Lab) -> None:
    account = lab.add_account()
    planned = [lab.plan(account, f"Tip number {number} for better bread.").text for number in range(7)]
    lab.work()
    assert [text for _, text in lab.server.posts] == planned


def test_the_next_moment_is_the_first_of_all_that_wait(lab: Lab) -> None:
    assert lab.engine.publisher.next_moment() is None
    account = lab.add_account()
    lab.plan(account, "Later.", minutes=20)
    lab.plan(account, "Sooner.", minutes=10)
    assert lab.engine.publisher.next_moment() == START + timedelta(minutes=10)


def test_a_post_that_the_writer_moves_while_its_turn_comes_keeps_its_new_time(lab: Lab) -> None:
    account = lab.add_account()
    lab.plan(account, "First in the queue.")
    second = lab.plan(account, "Second in the queue.")
    tomorrow = START.replace(tzinfo=None) + timedelta(days=1)

    def move() -> None:
        lab.run_inside(lab.engine.planning.move(second.id, tomorrow, "UTC"))

    lab.network.script["publish"] = [move]
    lab.work()
    assert [text for _, text in lab.server.posts] == ["First in the queue."]
    moved = lab.look(second)
    assert (moved.state, moved.wall) == (State.WAITING, tomorrow)


def between_two_posts(lab: Lab, happens: Callable[[Lab, Delivery], None]) -> Delivery:
    """Return the second of two posts; something happens when the first is out, before its turn comes."""
    account = lab.add_account()
    lab.plan(account, "First in the queue.", minutes=10)
    second = lab.plan(account, "Second in the queue.", minutes=11, draft_id="another")
    lab.now = second.due  # before it goes out, the coach is asked about it, which takes its time

    def happened() -> None:
        lab.at_step.clear()
        happens(lab, second)

    lab.at_step = {Step.SENT: happened}
    lab.work()
    return second


def sent_elsewhere(lab: Lab, delivery: Delivery) -> None:
    """Let another program publish `delivery` meanwhile."""
    taken_elsewhere(lab, delivery, State.PREPARING, State.SENDING, State.SENT)


def moved_to_tomorrow(lab: Lab, delivery: Delivery) -> None:
    """Let the writer move `delivery`."""
    lab.run_inside(lab.engine.planning.move(delivery.id, delivery.wall + timedelta(days=1), "UTC"))


def cancelled(lab: Lab, delivery: Delivery) -> None:
    """Let the writer cancel `delivery`."""
    lab.run_inside(lab.engine.planning.cancel(delivery.id))


@pytest.mark.parametrize(
    ("happens", "state"),
    [
        (moved_to_tomorrow, State.WAITING),
        (cancelled, State.CANCELLED),
        (sent_elsewhere, State.SENT),
    ],
)
def test_what_happens_to_a_scheduled_post_while_the_one_before_it_goes_out_is_heeded(
    lab: Lab, happens: Callable[[Lab, Delivery], None], state: State
) -> None:
    second = between_two_posts(lab, happens)
    assert [text for _, text in lab.server.posts] == ["First in the queue."]
    assert lab.look(second).state is state
    assert lab.troubles == []


@pytest.mark.parametrize(("if_late", "state"), [(IfLate.ASK, State.HELD), (IfLate.DROP, State.MISSED)])
def test_after_a_sleep_between_two_posts_the_second_goes_the_way_that_was_agreed(
    lab: Lab, if_late: IfLate, state: State
) -> None:
    lab.settings = Settings(late=LatePolicy(if_late=if_late))
    lab.restart()
    second = between_two_posts(lab, lambda lab, _: lab.later(hours=8))
    assert [text for _, text in lab.server.posts] == ["First in the queue."]
    assert lab.look(second).state is state


def test_a_bug_in_a_network_is_told_and_the_other_accounts_go_on(lab: Lab) -> None:
    ada, bob = lab.add_account("ada"), lab.add_account("bob")
    broken = lab.plan(ada, "This one meets a bug.")
    fine = lab.plan(bob, "This one does not.")
    lab.network.script["prepare"] = [ZeroDivisionError()]
    lab.work()
    assert lab.look(fine).state is State.SENT
    assert lab.troubles == ["A post could not be delivered because of a bug; the log has more."]
    lab.later(minutes=3)
    lab.work()
    assert lab.look(broken).state is State.SENT
    assert len(lab.server.posts) == 2


def test_after_a_failure_of_the_disk_the_account_rests_before_the_next_try(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())
    lab.disk_fails("UPDATE", "deliveries")
    lab.work()
    lab.work()
    assert len(lab.troubles) == 1
    assert lab.network.calls == ["sign_in"]
    lab.disk_works()
    lab.later(seconds=REST.total_seconds())
    lab.work()
    assert lab.look(delivery).state is State.SENT


def test_a_receipt_that_cannot_be_written_leads_to_no_second_post(lab: Lab) -> None:
    lab.server.keeps_keys = False
    delivery = lab.plan(lab.add_account())
    lab.disk_fails("INSERT", "posts")
    lab.work()
    assert lab.look(delivery).state is State.SENDING
    lab.disk_works()
    lab.later(minutes=3)
    lab.work()
    assert lab.look(delivery).state is State.SENT
    assert len(lab.server.posts) == 1


def test_a_post_that_another_program_sets_aside_first_is_no_trouble(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab.settings = Settings(late=LatePolicy(if_late=IfLate.ASK))
    lab.restart()
    delivery = lab.plan(lab.add_account(), minutes=1)
    lab.later(hours=1)

    def overtaken(*_: object) -> State:
        monkeypatch.undo()
        lab.run_inside(lab.engine.planning.cancel(delivery.id))  # between the look at the ledger and the step
        return State.HELD

    monkeypatch.setattr(LatePolicy, "verdict", overtaken)
    lab.work()
    assert lab.look(delivery).state is State.CANCELLED
    assert lab.troubles == []
