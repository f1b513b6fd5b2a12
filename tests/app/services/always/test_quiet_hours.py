"""Outside the hours at the desk it is quiet, in every zone and on the days when clocks are put."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.services.always.quiet_hours import quiet_until
from coach.profile import DeskHours

START = datetime(2025, 1, 1, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
DESK = tuple(DeskHours(day=day, begins=time(9), ends=time(17)) for day in range(5))


def paris(day: int, hour: int) -> datetime:
    """Return a moment of March 2026 in Paris; the 2nd is a Monday."""
    return datetime(2026, 3, day, hour, tzinfo=PARIS)


def test_at_the_desk_it_is_not_quiet() -> None:
    assert quiet_until(paris(2, 12), DESK, PARIS) == paris(2, 12)


def test_in_the_evening_it_is_quiet_until_the_morning() -> None:
    assert quiet_until(paris(2, 17), DESK, PARIS) == paris(3, 9)


def test_on_a_friday_evening_it_is_quiet_until_monday() -> None:
    assert quiet_until(paris(6, 18), DESK, PARIS) == paris(9, 9)


def test_who_named_no_hours_is_left_alone_at_night() -> None:
    assert quiet_until(paris(7, 23), (), PARIS) == paris(8, 8)
    assert quiet_until(paris(7, 20), (), PARIS) == paris(7, 20)


def test_hours_of_one_day_a_week_come_again_after_a_week() -> None:
    only = (DeskHours(day=0, begins=time(9), ends=time(10)),)
    assert quiet_until(paris(2, 11), only, PARIS) == paris(9, 9)


@given(
    st.integers(0, 5 * 366 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)),
    st.sampled_from(["Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "UTC", "Asia/Kathmandu"]),
)
def test_the_end_of_the_quiet_lies_at_the_desk_and_within_a_week(now: datetime, zone: str) -> None:
    end = quiet_until(now, DESK, ZoneInfo(zone))
    assert now <= end <= now + timedelta(days=7)
    there = end.astimezone(ZoneInfo(zone))
    assert there.weekday() < 5
    assert time(9) <= there.time() < time(17)
    assert quiet_until(end, DESK, ZoneInfo(zone)) == end
