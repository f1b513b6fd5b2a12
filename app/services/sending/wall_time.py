"""Between what a clock on the wall shows in a named zone and the one instant that it means."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzlocal

from app.errors import InputError


def local_zone() -> str:
    """Return the IANA name of this computer's time zone, "UTC" where it cannot be told."""
    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"


def instant(wall: datetime, zone: str) -> datetime:
    """Return the instant in UTC at which clocks in `zone` show the naive time `wall`.

    Where clocks are put back, the earlier of the two is meant unless `wall.fold` is 1.

    Raises:
        InputError: there is no such zone, or clocks skip this time there on that day.
    """
    named = _zone(zone)
    moment = wall.replace(tzinfo=named).astimezone(UTC)
    if moment.astimezone(named).replace(tzinfo=None) != wall.replace(fold=0):
        raise InputError(
            f"{wall:%H:%M} does not exist on {wall:%d %B %Y} in {zone}: clocks are put forward. "
            "Choose a time an hour earlier or later."
        )
    return moment


def wall_time(moment: datetime, zone: str) -> datetime:
    """Return what clocks in `zone` show at `moment`, naive. Raises InputError for an unknown zone."""
    return moment.astimezone(_zone(zone)).replace(tzinfo=None)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: "America" is a folder of zones
        raise InputError(f"There is no time zone called “{name}”.") from error
