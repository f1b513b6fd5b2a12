"""Slots: the next free one has no post of the account near it."""

from datetime import UTC, datetime, time, timedelta

import pytest

from app.errors import InputError
from app.model.scheduling.slot import Slot
from tests.app.services.lab import Lab

TUESDAY = Slot(weekday=1, clock=time(10), zone="UTC")


def free(lab: Lab, *account_ids: str, count: int = 2) -> list[datetime]:
    """Return the moments of the next free slots."""
    return [one.due for one in lab.run(lab.engine.scheduling.slots.free(account_ids, count))]


def test_a_slot_is_free_until_a_post_stands_near_it_and_again_when_that_is_cancelled(lab: Lab) -> None:
    account = lab.add_account()
    lab.run(lab.engine.scheduling.slots.add(account.id, TUESDAY))
    first, second = datetime(2026, 3, 3, 10, tzinfo=UTC), datetime(2026, 3, 10, 10, tzinfo=UTC)
    assert free(lab, account.id) == [first, second]
    near = lab.plan(account, wall=(first - timedelta(minutes=29)).replace(tzinfo=None))
    assert free(lab, account.id)[0] == second
    lab.run(lab.engine.planning.cancel(near.id))
    lab.plan(account, wall=(first - timedelta(minutes=30)).replace(tzinfo=None))
    assert free(lab, account.id)[0] == first


def test_a_post_of_another_account_takes_no_slot_unless_that_is_meant_too(lab: Lab) -> None:
    ada, bob = lab.add_account("ada"), lab.add_account("bob")
    lab.run(lab.engine.scheduling.slots.add(ada.id, TUESDAY))
    lab.plan(bob, wall=datetime(2026, 3, 3, 10))  # noqa: DTZ001 - what the wall shows
    assert free(lab, ada.id)[0].day == 3
    assert free(lab, ada.id, bob.id)[0].day == 10


def test_a_slot_keeps_its_wall_time_and_one_that_clocks_skip_is_passed_over(lab: Lab) -> None:
    account = lab.add_account()
    night = Slot(weekday=6, clock=time(2, 30), zone="Europe/Berlin")
    lab.run(lab.engine.scheduling.slots.add(account.id, night))
    days = [one.day for one in free(lab, account.id, count=5)]
    assert days == [8, 15, 22, 5, 12], "on 29 March clocks skip 02:30"
    assert {one.hour for one in free(lab, account.id, count=5)} == {1, 0}


def test_slots_of_a_gone_account_or_in_no_zone_are_refused(lab: Lab) -> None:
    account = lab.add_account()
    slots = lab.engine.scheduling.slots
    with pytest.raises(InputError, match="removed"):
        lab.run(slots.add("nobody", TUESDAY))
    with pytest.raises(InputError, match="no time zone"):
        lab.run(slots.add(account.id, Slot(weekday=1, clock=time(10), zone="Mars/Base")))
    assert free(lab, account.id) == []


def test_a_slot_that_is_changed_keeps_its_place_only_once(lab: Lab) -> None:
    account = lab.add_account()
    slots = lab.engine.scheduling.slots
    lab.run(slots.add(account.id, TUESDAY))
    later = Slot(weekday=1, clock=time(11), zone="UTC")
    assert lab.run(slots.change(account.id, TUESDAY, later)) == (later,)
    assert lab.run(slots.change(account.id, later, later)) == (later,)
    with pytest.raises(InputError, match="no time zone"):
        lab.run(slots.change(account.id, later, Slot(weekday=1, clock=time(11), zone="Mars/Base")))
    assert lab.run(slots.of(account.id)) == (later,)
