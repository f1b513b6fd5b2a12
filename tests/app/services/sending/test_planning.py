"""What the writer plans, moves, cancels and decides is in the ledger, or refused with a reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.errors import AppError, InputError, Refused, StoreError, Unknown
from app.model.delivery import Delivery, IfLate, LatePolicy, State
from app.model.draft import Variant
from app.services.sending.deciding import Decision
from app.services.sending.plan import Plan
from app.settings import Settings
from tests.app.services.lab import START, Lab

NOON = datetime(2026, 3, 2, 12, 0)  # noqa: DTZ001 - what the clock on the wall shows


def make_plan(*accounts: str, **changes: object) -> Plan:
    plan = Plan(draft_id="draft", text="Bread rises twice.", accounts=accounts, wall=NOON, zone="UTC")
    return replace(plan, **changes)  # pyright: ignore[reportArgumentType] - each caller names fields


def schedule(lab: Lab, plan: Plan) -> tuple[Delivery, ...]:
    return lab.run(lab.engine.planning.schedule(plan))


def unknown(lab: Lab) -> Delivery:
    """Return a delivery of which the answer was lost on the way back."""
    delivery = lab.plan(lab.add_account())
    lab.network.script["answer"] = [Unknown("The answer was lost.")]
    lab.work()
    assert lab.look(delivery).state is State.UNKNOWN
    return delivery


def test_a_plan_becomes_one_delivery_for_each_account_with_a_key_of_its_own(lab: Lab) -> None:
    lab.settings = Settings(late=LatePolicy(if_late=IfLate.ASK))
    lab.restart()
    ada, bob = lab.add_account("ada"), lab.add_account("bob")
    planned = schedule(lab, make_plan(ada.id, bob.id, ada.id, intent="give", override="It is a quote."))
    assert [one.account_id for one in planned] == [ada.id, bob.id]
    assert len({one.current.key for one in planned}) == 2
    assert lab.run(lab.engine.planning.deliveries()) == planned
    for one in planned:
        assert (one.state, one.intent, one.override) == (State.WAITING, "give", "It is a quote.")
        assert one.policy == LatePolicy(if_late=IfLate.ASK)


def test_each_account_gets_its_own_text_or_nothing(lab: Lab) -> None:
    ada, bob, cem = lab.add_account("ada"), lab.add_account("bob"), lab.add_account("cem")
    variants = (
        Variant(account_id=bob.id, text="Rolls.", base="Bread."),
        Variant(account_id=cem.id, text=None, base="Bread."),
    )
    planned = schedule(lab, make_plan(ada.id, bob.id, cem.id, variants=variants))
    assert [(one.account_id, one.text) for one in planned] == [
        (ada.id, "Bread rises twice."),
        (bob.id, "Rolls."),
    ]
    assert len({one.digest for one in planned}) == 2


def test_own_texts_alone_need_no_base(lab: Lab) -> None:
    bob = lab.add_account("bob")
    own = Variant(account_id=bob.id, text="Rolls.", base="")
    assert [one.text for one in schedule(lab, make_plan(bob.id, text="", variants=(own,)))] == ["Rolls."]


def test_a_plan_that_says_nothing_to_anybody_is_refused(lab: Lab) -> None:
    bob = lab.add_account("bob")
    nothing = Variant(account_id=bob.id, text=None, base="")
    with pytest.raises(InputError, match="None of the chosen accounts gets anything"):
        schedule(lab, make_plan(bob.id, variants=(nothing,)))
    empty = Variant(account_id=bob.id, text=" ", base="")
    with pytest.raises(InputError, match="nothing to publish yet"):
        schedule(lab, make_plan(bob.id, variants=(empty,)))


def test_the_time_on_the_wall_is_kept_with_its_zone_beside_the_instant(lab: Lab) -> None:
    (planned,) = schedule(lab, make_plan(lab.add_account().id, zone="America/New_York"))
    kept = lab.look(planned)
    assert (kept.wall, kept.zone) == (NOON, "America/New_York")
    assert kept.due == datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


def test_now_is_the_moment_in_the_writers_zone(lab: Lab) -> None:
    (planned,) = schedule(lab, make_plan(lab.add_account().id, wall=None, zone="Asia/Tokyo"))
    assert planned.due == START
    assert planned.wall == datetime(2026, 3, 2, 18, 0)  # noqa: DTZ001 - what the clock on the wall shows


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": " \n"}, "There is nothing to publish yet. Write something first."),
        ({"accounts": ()}, "Choose at least one account to publish to."),
        ({"accounts": ("gone",)}, "One of the chosen accounts was removed. Choose again."),
        ({"wall": NOON - timedelta(days=1)}, "This time has passed. Choose a later one, or publish now."),
        ({"zone": "Europe/Atlantis"}, "There is no time zone called “Europe/Atlantis”."),
        (
            {"wall": datetime(2026, 3, 29, 2, 30), "zone": "Europe/Berlin"},  # noqa: DTZ001 - a clock on a wall
            "02:30 does not exist on 29 March 2026 in Europe/Berlin: clocks are put forward. "
            "Choose “before”, which is 01:30 (UTC+01:00), or “after”, which is 03:30 (UTC+02:00).",
        ),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_the_reason_and_nothing_is_planned(
    lab: Lab, changes: dict[str, object], sentence: str
) -> None:
    plan = make_plan(lab.add_account().id, **changes)
    with pytest.raises(InputError) as caught:
        schedule(lab, plan)
    assert str(caught.value) == sentence
    assert lab.run(lab.engine.planning.deliveries()) == ()


def test_one_removed_account_stops_the_whole_plan(lab: Lab) -> None:
    with pytest.raises(InputError, match="was removed"):
        schedule(lab, make_plan(lab.add_account().id, "gone"))
    assert lab.run(lab.engine.planning.deliveries()) == ()


def test_a_moved_post_goes_out_at_its_new_time_with_its_old_key(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account(), minutes=30)
    moved = lab.run(lab.engine.planning.move(delivery.id, NOON, "Europe/Berlin"))
    assert (moved.due, moved.wall, moved.zone) == (START + timedelta(hours=2), NOON, "Europe/Berlin")
    lab.later(hours=1)
    lab.work()
    assert lab.server.posts == []
    lab.later(hours=1)
    lab.work()
    assert [key for key, _ in lab.server.posts] == [delivery.current.key]


def test_a_post_cannot_be_moved_into_the_past(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account(), minutes=30)
    with pytest.raises(InputError, match="This time has passed"):
        lab.run(lab.engine.planning.move(delivery.id, NOON - timedelta(days=1), "UTC"))
    assert lab.look(delivery) == delivery


def test_a_refused_post_that_is_moved_to_now_is_tried_again(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())
    lab.network.script["prepare"] = [Refused("Too long.")]
    lab.work()
    again = lab.run(lab.engine.planning.move(delivery.id, None, "UTC"))
    assert (again.state, again.reason) == (State.WAITING, "")
    lab.work()
    assert lab.look(delivery).state is State.SENT


def test_a_cancelled_post_stays_where_it_is_and_comes_back_at_its_time(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account(), minutes=30)
    assert lab.run(lab.engine.planning.cancel(delivery.id)).reason == "You cancelled it."
    lab.later(minutes=20)
    assert lab.run(lab.engine.planning.restore(delivery.id)) == delivery
    lab.later(minutes=10)
    lab.work()
    assert lab.look(delivery).state is State.SENT


def test_a_cancelled_post_is_not_sent(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account(), minutes=30)
    lab.run(lab.engine.planning.cancel(delivery.id))
    lab.later(minutes=30)
    lab.work()
    assert lab.server.posts == []


def test_a_post_comes_back_to_the_second_of_two_equal_hours(lab: Lab) -> None:
    second = datetime(2026, 10, 25, 2, 30, fold=1)  # noqa: DTZ001 - what the clock on the wall shows
    (planned,) = schedule(lab, make_plan(lab.add_account().id, wall=second, zone="Europe/Berlin"))
    assert planned.due == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    lab.run(lab.engine.planning.cancel(planned.id))
    assert lab.run(lab.engine.planning.restore(planned.id)).due == planned.due


def test_a_cancelled_post_whose_time_has_passed_does_not_come_back_by_itself(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account(), minutes=30)
    lab.run(lab.engine.planning.cancel(delivery.id))
    lab.later(hours=1)
    with pytest.raises(InputError, match="This time has passed"):
        lab.run(lab.engine.planning.restore(delivery.id))
    assert lab.look(delivery).state is State.CANCELLED


@pytest.mark.parametrize("wish", ["cancel", "restore", "move"])
def test_a_post_that_is_out_cannot_be_changed_any_more(lab: Lab, wish: str) -> None:
    delivery = lab.plan(lab.add_account())
    lab.work()
    planning = lab.engine.planning
    work = {
        "cancel": lambda: planning.cancel(delivery.id),
        "restore": lambda: planning.restore(delivery.id),
        "move": lambda: planning.move(delivery.id, NOON, "UTC"),
    }[wish]
    with pytest.raises(InputError, match="It is too late for that"):
        lab.run(work())
    assert lab.look(delivery).state is State.SENT


def test_a_post_under_way_cannot_be_cancelled(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())
    errors: list[AppError] = []

    def cancel() -> None:
        with pytest.raises((InputError, StoreError)) as caught:
            lab.run_inside(lab.engine.planning.cancel(delivery.id))
        errors.append(caught.value)

    lab.network.script["publish"] = [cancel]
    lab.work()
    assert len(errors) == 1
    assert lab.look(delivery).state is State.SENT


def test_there_is_no_post_under_an_unknown_id(lab: Lab) -> None:
    with pytest.raises(InputError, match="This post is no longer in the queue"):
        lab.run(lab.engine.planning.cancel("nothing"))


def test_a_post_that_the_writer_saw_is_sent_and_counts(lab: Lab) -> None:
    delivery = unknown(lab)
    settled = lab.run(lab.engine.planning.settle(delivery.id, Decision.IS_OUT))
    assert (settled.state, settled.reason, settled.sent_at) == (
        State.SENT,
        "You saw that it is out.",
        START,
    )
    history = lab.run(lab.engine.remembering.history())
    assert [(post.text, post.planned) for post in history.posts] == [(delivery.text, False)]
    lab.later(hours=1)
    lab.work()
    assert len(lab.server.posts) == 1


def test_a_post_that_the_writer_did_not_see_is_looked_for_once_more_and_then_sent(lab: Lab) -> None:
    delivery = unknown(lab)
    lab.server.posts.clear()
    lab.run(lab.engine.planning.settle(delivery.id, Decision.IS_NOT_OUT))
    lab.network.calls.clear()
    lab.work()
    assert lab.network.calls == ["find", "publish", "answer"]
    assert lab.look(delivery).state is State.SENT


@pytest.mark.parametrize("decision", list(Decision))
def test_a_decision_that_comes_after_the_network_was_asked_changes_nothing(
    lab: Lab, decision: Decision
) -> None:
    delivery = unknown(lab)
    lab.later(minutes=3)
    lab.work()
    known = lab.look(delivery)
    assert known.state is State.SENT
    with pytest.raises(InputError, match="It is known by now what became of this post; look at it again"):
        lab.run(lab.engine.planning.settle(delivery.id, decision))
    assert lab.look(delivery) == known


def test_every_change_of_the_plan_is_told(lab: Lab) -> None:
    planning = lab.engine.planning
    delivery = lab.plan(lab.add_account(), minutes=30)
    wishes: list[Callable[[], object]] = [
        lambda: lab.run(planning.move(delivery.id, NOON, "UTC")),
        lambda: lab.run(planning.cancel(delivery.id)),
        lambda: lab.run(planning.restore(delivery.id)),
    ]
    for wish in wishes:
        lab.news.clear()
        wish()
        assert len(lab.news) == 1
