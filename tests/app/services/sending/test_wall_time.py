"""A time on the wall in a named zone means one instant, and back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

import pytest
import tzlocal
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.services.sending.wall_time import instant, local_zone, wall_time

ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"}))
WALLS = st.datetimes(datetime(1975, 1, 1), datetime(2090, 1, 1))  # noqa: DTZ001 - what clocks on walls show
MOMENTS = st.datetimes(datetime(1975, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis puts the zone on


@given(MOMENTS, ZONES)
def test_what_clocks_show_at_a_moment_means_that_moment(moment: datetime, zone: str) -> None:
    wall = wall_time(moment, zone)
    assert wall.tzinfo is None
    assert instant(wall, zone) == moment


@given(WALLS, ZONES)
def test_a_time_on_the_wall_is_shown_at_its_instant_and_refused_only_where_clocks_skip_it(
    wall: datetime, zone: str
) -> None:
    # No zone is further than 14 hours off, so all instants that could be meant lie between these two.
    hours = (wall.replace(tzinfo=UTC) + timedelta(hours=hours) for hours in range(-15, 16))
    offsets = {wall_time(moment, zone) - moment.replace(tzinfo=None) for moment in hours}
    candidates = [wall.replace(tzinfo=UTC) - offset for offset in offsets]
    meant = sorted(moment for moment in candidates if wall_time(moment, zone) == wall)
    if meant:
        assert instant(wall, zone) == meant[0]
    else:
        with pytest.raises(InputError, match="clocks are put forward"):
            instant(wall, zone)


def test_a_skipped_time_is_refused_with_a_way_out() -> None:
    with pytest.raises(InputError) as caught:
        instant(datetime(2026, 3, 8, 2, 15), "America/New_York")  # noqa: DTZ001 - what the wall shows
    assert str(caught.value) == (
        "02:15 does not exist on 08 March 2026 in America/New_York: clocks are put forward. "
        "Choose “before”, which is 01:15 (UTC-05:00), or “after”, which is 03:15 (UTC-04:00)."
    )


@pytest.mark.parametrize(("fold", "hour"), [(0, 0), (1, 1)])
def test_of_two_equal_hours_the_earlier_is_meant_unless_the_later_is_named(fold: int, hour: int) -> None:
    wall = datetime(2026, 10, 25, 2, 30, fold=fold)  # noqa: DTZ001 - what the wall shows
    assert instant(wall, "Europe/Berlin") == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)


@given(
    st.text() | st.sampled_from(["", ".", "America", "../UTC", "Europe/", "/etc/hosts", "Europe/Berlin\0"])
)
def test_a_zone_that_is_none_is_refused_by_its_name(zone: str) -> None:
    if zone in available_timezones():
        return
    with pytest.raises(InputError, match="There is no time zone called “"):
        instant(datetime(2026, 1, 1), zone)  # noqa: DTZ001 - what the wall shows


def test_a_computer_that_does_not_know_its_zone_is_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise ValueError("no zone")

    monkeypatch.setattr(tzlocal, "get_localzone_name", unknown)
    assert local_zone() == "UTC"
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: None)
    assert local_zone() == "UTC"


def test_the_zone_of_this_computer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "Europe/Berlin")
    assert local_zone() == "Europe/Berlin"
