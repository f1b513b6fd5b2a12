"""Hours at the desk are read from the profile, and whatever is no hours is refused with its own words."""

from datetime import time

import pytest

from app.errors import InputError
from app.settings.desk_hours import desk_hours, zone_named
from coach.profile import DeskHours


def test_a_line_names_each_day_from_the_first_to_the_last() -> None:
    found = desk_hours(["Mon-Wed 09:00-17:30", "sat 10:00-12:00"])
    assert [hours.day for hours in found] == [0, 1, 2, 5]
    assert found[0] == DeskHours(day=0, begins=time(9), ends=time(17, 30))


@pytest.mark.parametrize(
    "line",
    ["", "mon", "mon 9", "fri-mon 09:00-17:00", "mon 17:00-09:00", "day 09:00-10:00", "mon 09:00-10:00Z"],
)
def test_a_line_that_is_no_hours_is_quoted(line: str) -> None:
    with pytest.raises(InputError, match=r"names no hours at the desk"):
        desk_hours([line])


@pytest.mark.parametrize("name", ["Nowhere/Town", "../etc/passwd", "a\0b"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="time zone"):
        zone_named(name)


def test_no_zone_is_no_zone() -> None:
    assert zone_named(None) is None
    assert zone_named("UTC") is not None
