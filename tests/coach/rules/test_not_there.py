"""Whether somebody will be there is told in the writer's own zone, at any moment of the calendar."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Finding
from coach.entry import Entry
from coach.profile import DeskHours, Profile
from coach.reviewing.review import review

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
OFFICE = tuple(DeskHours(day=day, begins=time(9), ends=time(17)) for day in range(5))
TEXT = "Which pots do you use for herbs?"


def _found(at: datetime, profile: Profile) -> list[Finding]:
    given_ = review(Entry(text=TEXT, at=at), profile, readability=False)
    assert given_.broken_rules == ()
    return [finding for finding in given_.findings if finding.rule == "not-there"]


@pytest.mark.parametrize(
    ("minutes", "away"),
    [(8 * 60 + 14, True), (8 * 60 + 15, False), (16 * 60 + 45, False), (16 * 60 + 46, True)],
)
def test_a_quarter_of_the_first_hour_at_the_desk_is_enough(minutes: int, away: bool) -> None:
    assert bool(_found(MONDAY + timedelta(minutes=minutes), Profile(desk=OFFICE))) is away


def test_the_hours_are_those_of_the_writers_zone() -> None:
    eight_hours_west = Profile(desk=OFFICE, zone=timezone(timedelta(hours=-8)))
    assert _found(MONDAY + timedelta(hours=10), eight_hours_west)
    assert not _found(MONDAY + timedelta(hours=18), eight_hours_west)


def test_the_way_out_names_the_next_hour_at_the_desk() -> None:
    friday_night = MONDAY + timedelta(days=4, hours=21)
    (found,) = _found(friday_night, Profile(desk=OFFICE))
    assert "Monday, 09 Mar, 09:00" in found.suggestion
    (found,) = _found(MONDAY + timedelta(hours=9), Profile(desk=OFFICE[1:2]))
    assert "Tuesday, 03 Mar, 09:00" in found.suggestion


def test_the_profile_sets_how_much_of_the_hour_is_enough() -> None:
    patient = Profile(desk=OFFICE, thresholds={"not-there.FIRST_MIN": 720})
    assert not _found(MONDAY + timedelta(hours=4), patient)
    assert _found(MONDAY + timedelta(hours=4), Profile(desk=OFFICE))


def test_the_ends_of_the_calendar_are_no_mistake() -> None:
    zones = Profile(desk=OFFICE, zone=timezone(timedelta(hours=-8)))
    for end in (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)):
        assert not _found(end, zones)


@given(st.datetimes(timezones=st.timezones()), st.timezones())
def test_no_moment_makes_it_fail(at: datetime, zone: timezone) -> None:
    _found(at, Profile(desk=OFFICE, zone=zone))
