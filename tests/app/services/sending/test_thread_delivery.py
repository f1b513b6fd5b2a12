"""A thread goes out part by part, each once and in its place, and resumes where it broke."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta

import pytest

from app.errors import InputError, Refused, SignInNeeded, TooFast, Unknown, Unreachable
from app.model.delivery import Delivery, IfLate, LatePolicy, State
from app.networks.base import Guard, Published, ReplyTo
from app.services.sending.deciding import Decision
from app.services.sending.delivering import Step
from app.services.sending.plan import Plan
from app.services.sending.spacing import BACKLOG_GAP
from app.settings import Settings
from tests.app.services.lab import START, Lab

TEXT = "One\n---\nTwo\n---\nThree"
TEXTS = ["One", "Two", "Three"]


class Killed(BaseException):
    """The program is gone at once: nothing after this line runs."""


def plan(lab: Lab, minutes: float = 0, **changes: object) -> Delivery:
    """Put the thread into the queue."""
    return lab.plan(lab.add_account(), TEXT, minutes, **changes)


def the_second_time(error: Exception) -> list[Exception | Callable[[], None]]:
    """Return a script for a call that goes well once and then meets `error`."""
    return [lambda: None, error]


def broken(lab: Lab, error: Exception, call: str = "publish") -> Delivery:
    """Return a thread of which the first part is out and the second met `error`."""
    delivery = plan(lab)
    lab.network.script[call] = the_second_time(error)
    lab.work()
    return lab.look(delivery)


def texts(lab: Lab) -> list[str]:
    """Return what anybody can read, in its order."""
    return [text for _, text in lab.server.posts]


def work_on(lab: Lab) -> None:
    """Let time pass until nothing is left to do."""
    for _ in range(6):
        lab.later(minutes=3)
        lab.work()


def test_every_part_goes_out_in_its_place(lab: Lab) -> None:
    delivery = plan(lab)
    lab.work()
    sent = lab.look(delivery)
    assert (sent.state, sent.sent_at, texts(lab)) == (State.SENT, START, TEXTS)
    keys = [part.key for part in delivery.parts]
    assert [key for key, _ in lab.server.posts] == keys
    assert [part.address for part in sent.parts] == [f"https://scripted.example/{key}" for key in keys]
    one, two, _ = (Published(remote_id=key, version=f"version of {key}") for key in keys)
    assert [post.reply_to for post in lab.network.prepared] == [
        None,
        ReplyTo(root=one, parent=one),
        ReplyTo(root=one, parent=two),
    ]
    again = [Step.PREPARING, Step.PREPARED, Step.SENDING, Step.ANSWERED]
    assert lab.steps == [Step.DUE, Step.CLAIMED, *again * 3, Step.SENT]


def test_the_id_of_each_part_is_on_disk_before_the_next_one_leaves(lab: Lab) -> None:
    plan(lab)
    seen: list[list[tuple[str | None, str | None]]] = []

    def look() -> None:
        with sqlite3.connect(lab.places.database) as other:
            seen.append(other.execute("SELECT payload, remote_id FROM parts ORDER BY number").fetchall())
        other.close()

    lab.network.script["publish"] = [look, look, look]
    lab.work()
    keys = [key for key, _ in lab.server.posts]
    nothing = (None, None)
    assert seen == [
        [("One", None), nothing, nothing],
        [("One", keys[0]), ("Two", None), nothing],
        [("One", keys[0]), ("Two", keys[1]), ("Three", None)],
    ]


@pytest.mark.parametrize("guard", list(Guard))
@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("time", [1, 2, 3])
def test_a_program_that_dies_after_any_step_of_any_part_leaves_each_part_once(
    lab: Lab, step: Step, time: int, guard: Guard
) -> None:
    lab.server.keeps_keys = False  # the server is of no help: our own care has to do
    lab.guard = guard
    lab.restart()
    delivery = plan(lab)
    came = 0

    def die() -> None:
        nonlocal came
        came += 1
        if came == time:
            raise Killed

    lab.at_step = {step: die}
    try:
        lab.work()
    except Killed:
        assert came == time
    lab.at_step = {}
    lab.restart()
    work_on(lab)
    if guard is Guard.NONE and came == time and step in {Step.SENDING, Step.ANSWERED}:
        assert lab.look(delivery).state is State.UNKNOWN
        assert texts(lab) == TEXTS[: time - (step is Step.SENDING)]
    else:
        assert lab.look(delivery).state is State.SENT
        assert texts(lab) == TEXTS


@pytest.mark.parametrize(
    ("error", "state", "reason"),
    [
        (Refused("Too rude."), State.REFUSED, "Part 2 of 3: Too rude. Part 1 is out."),
        (SignInNeeded("Sign in again."), State.HELD, "Part 2 of 3: Sign in again. Part 1 is out."),
        (Unreachable("No way."), State.WAITING, "Part 2 of 3: No way. Part 1 is out."),
        (TooFast("Slow down.", wait_s=700), State.WAITING, "Part 2 of 3: Slow down. Part 1 is out."),
        (Unknown("Lost."), State.UNKNOWN, "Part 2 of 3: Lost. Part 1 is out."),
    ],
)
def test_a_thread_that_breaks_keeps_what_is_out_and_goes_on_from_there(
    lab: Lab, error: Exception, state: State, reason: str
) -> None:
    found = broken(lab, error)
    assert (found.state, found.reason, found.place_words) == (state, reason, "part 2 of 3")
    assert texts(lab) == TEXTS[:1]
    if state in {State.REFUSED, State.HELD}:
        work_on(lab)
        assert texts(lab) == TEXTS[:1]
        lab.run(lab.engine.planning.move(found.id, None, "UTC"))
    work_on(lab)
    assert texts(lab) == TEXTS
    sent = lab.look(found)
    assert (sent.state, sent.reason) == (State.SENT, "")
    assert [part.key for part in sent.parts] == [key for key, _ in lab.server.posts]


def test_a_lost_answer_in_the_middle_is_asked_about_and_the_rest_follows_at_once(lab: Lab) -> None:
    lab.server.keeps_keys = False
    found = broken(lab, Unknown("Lost."), "answer")
    assert (found.state, texts(lab)) == (State.UNKNOWN, TEXTS[:2])
    lab.later(minutes=1)
    lab.work()
    assert (lab.look(found).state, texts(lab)) == (State.SENT, TEXTS)


def test_three_parts_out_are_told_in_the_last_ones_trouble(lab: Lab) -> None:
    delivery = plan(lab)
    lab.network.script["publish"] = [lambda: None, lambda: None, Refused("Too rude.")]
    lab.work()
    assert lab.look(delivery).reason == "Part 3 of 3: Too rude. Parts 1 to 2 are out."


def test_the_rest_of_a_broken_thread_can_be_cancelled_and_put_back(lab: Lab) -> None:
    found = broken(lab, Refused("Too rude."))
    lab.later(hours=1)
    cancelled = lab.run(lab.engine.planning.cancel(found.id))
    assert cancelled.state is State.CANCELLED
    assert cancelled.reason == "Part 2 of 3: You cancelled the rest. Part 1 is out."
    assert cancelled.address.endswith(found.parts[0].key)
    work_on(lab)
    assert texts(lab) == TEXTS[:1]
    assert lab.run(lab.engine.planning.restore(found.id)).state is State.WAITING
    lab.work()
    assert texts(lab) == TEXTS


def test_what_the_writer_saw_is_looked_up_before_the_rest_goes_beneath_it(lab: Lab) -> None:
    found = broken(lab, Unknown("Lost."), "answer")
    settled = lab.run(lab.engine.planning.settle(found.id, Decision.IS_OUT))
    assert settled.state is State.WAITING
    assert settled.reason == "Part 2 of 3: You saw that it is out. Part 1 is out."
    lab.work()
    sent = lab.look(found)
    assert (sent.state, texts(lab)) == (State.SENT, TEXTS)
    assert sent.parts[1].address == f"https://scripted.example/{found.parts[1].key}"
    place = lab.network.prepared[-1].reply_to
    assert place is not None
    assert place.parent.version == f"version of {found.parts[1].key}"


def test_where_the_part_above_is_not_to_be_found_the_rest_waits_for_the_writer(lab: Lab) -> None:
    found = broken(lab, Unknown("Lost."))
    lab.run(lab.engine.planning.settle(found.id, Decision.IS_OUT))
    lab.work()
    refused = lab.look(found)
    assert refused.state is State.REFUSED
    assert refused.reason == (
        "Part 3 of 3: Scripted does not say where part 2 is, to go on beneath it. Parts 1 to 2 are out."
    )
    assert texts(lab) == TEXTS[:1]


def test_the_last_part_that_the_writer_saw_ends_the_thread(lab: Lab) -> None:
    delivery = plan(lab)
    lab.network.script["publish"] = [lambda: None, lambda: None, Unknown("Lost.")]
    lab.work()
    assert lab.run(lab.engine.planning.settle(delivery.id, Decision.IS_OUT)).state is State.SENT


def test_a_part_that_the_writer_did_not_see_is_sent_again_and_only_that(lab: Lab) -> None:
    found = broken(lab, Unknown("Lost."))
    lab.run(lab.engine.planning.settle(found.id, Decision.IS_NOT_OUT))
    lab.work()
    assert (lab.look(found).state, texts(lab)) == (State.SENT, TEXTS)


def test_a_thread_counts_as_one_post_from_its_first_part_on(lab: Lab) -> None:
    found = broken(lab, Unreachable("No way."))
    history = lab.run(lab.engine.remembering.history())
    assert [(post.text, post.planned) for post in history.posts] == [(TEXT, False)]
    work_on(lab)
    assert lab.look(found).state is State.SENT
    assert len(lab.run(lab.engine.remembering.history()).posts) == 1


@pytest.mark.parametrize("if_late", [IfLate.DROP, IfLate.ASK])
def test_half_a_thread_is_never_dropped_because_the_computer_slept(lab: Lab, if_late: IfLate) -> None:
    lab.settings = Settings(late=LatePolicy(if_late=if_late))
    lab.restart()
    found = broken(lab, Unreachable("No way."))
    lab.later(hours=8)
    lab.work()
    held = lab.look(found)
    assert held.state is State.HELD
    assert held.reason == (
        "Part 2 of 3: Its moment passed while Rapport was away. Publish it now, or choose another time."
        " Part 1 is out."
    )


def test_a_late_thread_does_not_wait_for_itself_but_others_wait_for_it(lab: Lab) -> None:
    account = lab.add_account()
    first = lab.plan(account, TEXT, minutes=1)
    second = lab.plan(account, "Another late post.", minutes=2)
    lab.later(minutes=30)
    lab.network.moment = lab.now
    lab.network.script["publish"] = the_second_time(TooFast("Slow down.", wait_s=30))
    lab.work()
    lab.later(seconds=30)
    lab.network.moment = lab.now
    lab.work()
    assert lab.look(first).state is State.SENT
    assert lab.look(second).not_before == START + timedelta(minutes=30) + BACKLOG_GAP


def test_an_account_that_is_removed_in_the_middle_holds_the_rest(lab: Lab) -> None:
    found = broken(lab, Unreachable("No way."))
    lab.run(lab.engine.accounts.remove(found.account_id))
    work_on(lab)
    held = lab.look(found)
    assert (held.state, texts(lab)) == (State.HELD, TEXTS[:1])
    assert held.reason.startswith("Part 2 of 3: ada was removed.")


def test_a_plan_keeps_what_it_says_of_language_warning_and_audience(lab: Lab) -> None:
    delivery = plan(lab, language="de", warning=" Knives ", visibility="followers")
    lab.work()
    assert {(one.language, one.warning, one.visibility) for one in lab.network.prepared} == {
        ("de", "Knives", "followers")
    }
    assert lab.look(delivery).state is State.SENT


def test_a_plan_that_one_account_cannot_send_is_refused_as_a_whole(lab: Lab) -> None:
    account = lab.add_account()
    wish = Plan(
        draft_id="draft", text=TEXT, accounts=(account.id,), wall=None, zone="UTC", visibility="unlisted"
    )
    with pytest.raises(InputError, match=r"Scripted shows every post to everyone\. Take ada off"):
        lab.run(lab.engine.planning.schedule(wish))
    assert lab.run(lab.engine.planning.deliveries()) == ()
