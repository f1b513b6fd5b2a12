"""Series: each time a delivery of its own, at the same time on the wall whatever clocks do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.model.account import Account
from app.model.delivery import Delivery, State
from app.model.draft import Draft
from app.model.news import Trouble
from app.model.scheduling.recurrence import Recurrence, Rhythm, rhythm_words
from app.services.scheduling.recurring import AHEAD, Begun
from app.services.sending.wall_time import TimeUnclear, wall_time
from tests.app.services.lab import START, Lab

TUESDAY = datetime(2026, 3, 3, 9, 0)  # noqa: DTZ001 - what the wall shows


def begin(lab: Lab, account: Account, rule: Recurrence) -> Begun:
    """Begin a series."""
    draft = Draft(
        id="draft", text="The café opens.", created_at=START, updated_at=START, accounts=(account.id,)
    )
    return lab.run(lab.engine.scheduling.recurring.begin(draft, rule))


def planned(lab: Lab) -> list[Delivery]:
    """Return all that is in the ledger, by time."""
    return list(lab.run(lab.engine.planning.deliveries(timedelta(days=9999))))


def test_every_time_keeps_its_wall_time_across_the_change_of_clocks_with_a_key_of_its_own(lab: Lab) -> None:
    account = lab.add_account()
    begin(lab, account, Recurrence(start=TUESDAY, zone="Europe/Berlin", times=6))
    for _ in range(6):
        upcoming = [one for one in planned(lab) if one.state is State.WAITING]
        lab.now = upcoming[0].due
        lab.work()
    lab.work()
    posts = planned(lab)
    assert [one.state for one in posts] == [State.SENT] * 6
    assert {wall_time(one.due, "Europe/Berlin").time() for one in posts} == {TUESDAY.time()}
    assert {one.due.hour for one in posts} == {8, 7}, "clocks were put forward in between"
    assert len({one.parts[0].key for one in posts}) == 6
    assert lab.run(lab.engine.scheduling.recurring.all()) == ()


def test_only_the_next_times_are_planned_and_two_publishers_plan_none_twice(lab: Lab) -> None:
    begin(lab, lab.add_account(), Recurrence(start=TUESDAY, zone="UTC"))
    other = lab.open_engine()
    lab.later(days=8)
    for engine in (other, lab.engine, other):
        engine.scheduling.recurring.plan_on()
    lab.run(other.close())
    upcoming = [one for one in planned(lab) if one.due > lab.now]
    assert len(upcoming) == AHEAD
    assert len({(one.series_id, one.occurrence) for one in planned(lab)}) == len(planned(lab))


def test_times_that_passed_while_nothing_ran_are_left_out(lab: Lab) -> None:
    begin(lab, lab.add_account(), Recurrence(start=TUESDAY, zone="UTC"))
    lab.later(days=50)
    lab.work()
    upcoming = [one for one in planned(lab) if one.due > lab.now]
    assert [one.wall.date() for one in upcoming] == [date(2026, 4, 28), date(2026, 5, 5)]
    assert len(planned(lab)) == 2 * AHEAD
    assert lab.server.posts == []


def test_skipping_leaves_out_one_time_and_ending_the_rest(lab: Lab) -> None:
    begun = begin(lab, lab.add_account(), Recurrence(start=TUESDAY, zone="UTC"))
    recurring = lab.engine.scheduling.recurring
    (skipped,) = lab.run(recurring.skip(begun.series.id))
    assert (skipped.wall, skipped.state) == (TUESDAY, State.CANCELLED)
    assert [one.state for one in planned(lab)] == [State.CANCELLED, State.WAITING]
    lab.run(recurring.end(begun.series.id))
    lab.later(days=30)
    lab.work()
    assert {one.state for one in planned(lab)} == {State.CANCELLED}
    assert lab.server.posts == []
    with pytest.raises(InputError, match="ended already"):
        lab.run(recurring.end(begun.series.id))


def test_a_paused_series_plans_nothing_and_goes_on_where_the_times_have_not_passed(lab: Lab) -> None:
    begun = begin(lab, lab.add_account(), Recurrence(start=TUESDAY, zone="UTC"))
    recurring = lab.engine.scheduling.recurring
    assert len(lab.run(recurring.pause(begun.series.id))) == AHEAD
    with pytest.raises(InputError, match="paused already"):
        lab.run(recurring.pause(begun.series.id))
    lab.later(days=4)  # the first time passes
    lab.work()
    assert {one.state for one in planned(lab)} == {State.CANCELLED}
    again = lab.run(recurring.resume(begun.series.id))
    assert [one.wall.date() for one in again] == [date(2026, 3, 10)]
    upcoming = [one.wall.date() for one in planned(lab) if one.state is State.WAITING]
    assert upcoming == [date(2026, 3, 10), date(2026, 3, 17)]
    with pytest.raises(InputError, match="not paused"):
        lab.run(recurring.resume(begun.series.id))
    assert lab.server.posts == []


def test_what_was_skipped_stays_out_when_an_ended_series_goes_on_after_all(lab: Lab) -> None:
    begun = begin(lab, lab.add_account(), Recurrence(start=TUESDAY, zone="UTC"))
    recurring = lab.engine.scheduling.recurring
    skipped = lab.run(recurring.skip(begun.series.id))
    lab.run(recurring.end(begun.series.id))
    lab.run(recurring.reopen(begun.series.id))
    assert [one.state for one in planned(lab)] == [State.CANCELLED, State.WAITING]
    with pytest.raises(InputError, match="goes on"):
        lab.run(recurring.reopen(begun.series.id))
    lab.run(recurring.put_back(skipped))
    assert {one.state for one in planned(lab)} == {State.WAITING}


def test_a_doubtful_time_in_the_years_ahead_is_asked_about_before_a_series_begins(lab: Lab) -> None:
    account = lab.add_account()
    sunday = datetime(2026, 3, 8, 2, 30)  # noqa: DTZ001 - what the wall shows
    rule = Recurrence(start=sunday, zone="Europe/Berlin", times=40)
    with pytest.raises(TimeUnclear) as caught:
        begin(lab, account, rule)
    assert {one.name for one in caught.value.readings} == {"before", "after"}
    assert planned(lab) == []
    begin(
        lab,
        account,
        Recurrence(start=sunday, zone="Europe/Berlin", times=4, reading="second", skipped="after"),
    )
    lab.later(days=20)
    lab.work()
    skipped = next(one for one in planned(lab) if one.wall.date() == date(2026, 3, 29))
    assert skipped.wall.hour == 3
    assert skipped.due == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_series_whose_account_is_gone_says_so_once(lab: Lab) -> None:
    account = lab.add_account()
    begun = begin(lab, account, Recurrence(start=TUESDAY, zone="UTC"))
    lab.run(lab.engine.accounts.remove(account.id))
    lab.later(days=8)
    for _ in range(2):
        lab.work()
    told = [one for one in lab.news if isinstance(one, Trouble) and "series" in one.sentence]
    assert len(told) == 1
    (series,) = lab.run(lab.engine.scheduling.recurring.all())
    assert series.id == begun.series.id
    assert "removed" in series.trouble


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)),  # noqa: DTZ001 - what the wall shows
    st.integers(1, 5),
    st.sampled_from(Rhythm),
    st.integers(0, 60),
)
def test_the_nth_time_stands_where_the_rhythm_says(
    start: datetime, every: int, rhythm: Rhythm, nth: int
) -> None:
    rule = Recurrence(start=start, zone="UTC", rhythm=rhythm, every=every)
    wall = rule.wall(nth)
    assert wall is not None
    assert wall.time() == start.time()
    if rhythm is Rhythm.DAILY:
        assert wall - start == timedelta(days=nth * every)
        return
    if rhythm is Rhythm.WORKDAYS:
        assert wall.weekday() < 5
        first = start + timedelta(days=max(0, 7 - start.weekday()) if start.weekday() > 4 else 0)
        between = ((first + timedelta(days=day)).weekday() < 5 for day in range((wall - first).days))
        assert sum(between) == nth * every
        return
    if rhythm is Rhythm.WEEKLY:
        assert wall - start == timedelta(weeks=nth * every)
        return
    months = (wall.year - start.year) * 12 + wall.month - start.month
    assert months == nth * every
    if rhythm is Rhythm.DATE:
        next_day = wall + timedelta(days=1)
        assert wall.day == start.day or (wall.day < start.day and next_day.month != wall.month)
    else:
        assert wall.weekday() == start.weekday()
        place, last = (start.day - 1) // 7, (wall + timedelta(days=7)).month != wall.month
        assert (wall.day - 1) // 7 == place or (place == 4 and last)


@given(st.integers(0, 300), st.sampled_from(["Europe/Berlin", "America/New_York", "Pacific/Auckland"]))
def test_a_weekly_time_outside_the_night_is_never_in_doubt(nth: int, zone: str) -> None:
    wall = Recurrence(start=TUESDAY, zone=zone).wall(nth)
    assert wall is not None
    assert wall_time(wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), zone) == wall


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Recurrence(start=TUESDAY, zone="UTC"), "every week on Tuesday at 09:00"),
        (
            Recurrence(start=TUESDAY, zone="UTC", rhythm=Rhythm.WEEKDAY, every=2),
            "every 2 months on the first Tuesday at 09:00",
        ),
        (Recurrence(start=TUESDAY, zone="UTC", rhythm=Rhythm.DAILY), "every day at 09:00"),
        (
            Recurrence(start=TUESDAY, zone="UTC", rhythm=Rhythm.WORKDAYS, every=2),
            "every 2 workdays at 09:00",
        ),
        (Recurrence(start=TUESDAY, zone="UTC", rhythm=Rhythm.DATE), "every month on day 3 at 09:00"),
    ],
)
def test_a_rhythm_is_told_in_words(rule: Recurrence, words: str) -> None:
    assert rhythm_words(rule) == words
