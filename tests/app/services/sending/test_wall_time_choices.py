"""Every transition of ten zones over ten years: wall time is kept, gaps and overlaps go as chosen."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.services.sending.wall_time import (
    AFTER,
    BEFORE,
    FIRST,
    SECOND,
    TimeUnclear,
    chosen,
    readings,
    wall_time,
)

ZONES = (
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Santiago",
    "Australia/Lord_Howe",  # by half an hour
    "Australia/Sydney",
    "Pacific/Auckland",
    "Pacific/Apia",  # left out a whole day
    "Africa/Casablanca",  # once more around Ramadan
    "Asia/Tehran",
    "Africa/Cairo",
)
FROM, TO = datetime(2011, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
STEP = timedelta(minutes=10)


def transitions(zone: str) -> list[datetime]:
    """Return the instants at which clocks in `zone` change, found by bisection."""
    named = ZoneInfo(zone)
    found: list[datetime] = []
    day = FROM
    while day < TO:
        low, high = day, day + timedelta(days=1)
        if low.astimezone(named).utcoffset() != high.astimezone(named).utcoffset():
            before = low.astimezone(named).utcoffset()
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                low, high = (
                    (middle, high) if middle.astimezone(named).utcoffset() == before else (low, middle)
                )
            found.append(high.replace(second=0, microsecond=0))
        day += timedelta(days=1)
    return found


def around(moment: datetime, zone: str) -> list[datetime]:
    """Return the times on the wall around the change of clocks at `moment`, every ten minutes."""
    offsets = [
        one.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
        for one in (moment - timedelta(minutes=1), moment + timedelta(minutes=1))
    ]
    plain = moment.replace(tzinfo=None)
    begin, end = plain + min(offsets) - timedelta(hours=2), plain + max(offsets) + timedelta(hours=2)
    return [begin + nth * STEP for nth in range(int((end - begin) / STEP))]


@pytest.mark.parametrize("zone", ZONES)
def test_around_every_transition_a_time_means_what_clocks_show_or_what_is_chosen(zone: str) -> None:
    changes = transitions(zone)
    assert len(changes) >= 2, "the zone data must know transitions here"
    doubtful = 0
    for change in changes:
        for wall in around(change, zone):
            meant = readings(wall, zone)
            names = [one.name for one in meant]
            if names == [""]:
                assert wall_time(meant[0].due, zone) == wall
            elif names == [FIRST, SECOND]:
                doubtful += 1
                assert [wall_time(one.due, zone) for one in meant] == [wall, wall]
                assert meant[0].due < meant[1].due
                assert [one.wall.fold for one in meant] == [0, 1]
            else:
                doubtful += 1
                assert names == [BEFORE, AFTER]
                jump = meant[1].wall - meant[0].wall
                assert meant[0].wall < wall < meant[1].wall
                assert meant[0].due < change <= meant[1].due
                assert jump == 2 * (meant[1].wall - wall), "as far before the time as after it"
            for one in meant:
                assert chosen(wall, zone, one.name).due == one.due
                assert chosen(one.wall, zone, SECOND if one.wall.fold else FIRST).due == one.due
            if len(meant) > 1:
                with pytest.raises(TimeUnclear) as caught:
                    chosen(wall, zone)
                assert caught.value.readings == meant
    assert doubtful >= len(changes), "each transition leaves times in doubt"


def test_the_doubt_is_told_with_its_two_ways_out() -> None:
    with pytest.raises(TimeUnclear) as caught:
        chosen(datetime(2026, 10, 25, 2, 30), "Europe/Berlin")  # noqa: DTZ001 - what the wall shows
    assert str(caught.value) == (
        "02:30 comes twice on 25 October 2026 in Europe/Berlin: clocks are put back. Choose “first”, which "
        "is 02:30 for the first time (UTC+02:00), or “second”, which is 02:30 for the second time "
        "(UTC+01:00)."
    )
