"""Reads the hours at the desk as a profile writes them: "mon-fri 09:00-17:30"."""

from collections.abc import Iterable
from datetime import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.errors import InputError
from coach.profile import DeskHours

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def desk_hours(lines: Iterable[str]) -> tuple[DeskHours, ...]:
    """Return the hours that `lines` name, one value for each day.

    Raises:
        InputError: a line is no days and hours; the sentence quotes it.
    """
    return tuple(hours for line in lines for hours in _hours(line))


def _hours(line: str) -> tuple[DeskHours, ...]:
    try:
        days, hours = line.lower().split()
        first, _, last = days.partition("-")
        begins, ends = map(time.fromisoformat, hours.split("-"))
        span = range(_DAYS.index(first), _DAYS.index(last or first) + 1)
        right = bool(span) and begins.tzinfo is None and ends.tzinfo is None and begins < ends
    except ValueError:
        right, span, begins, ends = False, range(0), time.min, time.min
    if not right:
        raise InputError(f'"{line}" names no hours at the desk; write them such as "mon-fri 09:00-17:30".')
    return tuple(DeskHours(day=day, begins=begins, ends=ends) for day in span)


def zone_named(name: str | None) -> ZoneInfo | None:
    """Return the zone `name`, such as "Europe/Paris"; raises InputError where there is none of that name."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InputError(f'There is no time zone "{name}".') from None
