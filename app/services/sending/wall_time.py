"""Between what a clock on the wall shows in a named zone and the one instant that it means."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzlocal

from app.errors import InputError

FIRST, SECOND, BEFORE, AFTER = "first", "second", "before", "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One thing that a time on the wall may mean."""

    name: str  # first or second of two equal hours, before or after a skipped one; "": there is no doubt
    wall: datetime  # naive; its fold says which of two equal hours is meant
    due: datetime  # UTC
    words: str  # what to choose it by, such as "02:30 for the second time (UTC+01:00)"


class TimeUnclear(InputError):
    """Clocks are put forward or back around this time, and nobody said which moment is meant."""

    def __init__(self, sentence: str, readings: tuple[Reading, ...]) -> None:
        """Keep the `readings` to choose from."""
        super().__init__(sentence)
        self.readings = readings


def local_zone() -> str:
    """Return the IANA name of this computer's time zone, "UTC" where it cannot be told."""
    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"


def readings(wall: datetime, zone: str) -> tuple[Reading, ...]:
    """Return what the naive time `wall` may mean in `zone`, the earlier first: one thing, or two.

    Two, where clocks show it twice, and where they skip it: then the times as far before and after the jump.
    Raises InputError where there is no such zone, or no such year there.
    """
    named = _zone(zone)
    try:
        early, late = (_moment(wall.replace(fold=fold), named) for fold in (0, 1))
        shown = wall_time(early, zone)
    except OverflowError:
        raise InputError("That year is beyond every calendar. Choose another time.") from None
    if early == late:
        return (Reading(name="", wall=shown, due=early, words=f"{wall:%H:%M}"),)
    if early < late:  # clocks are put back, and show it twice
        return (
            _reading(FIRST, early, zone, f"{wall:%H:%M} for the first time"),
            _reading(SECOND, late, zone, f"{wall:%H:%M} for the second time"),
        )
    # Clocks are put forward: read by the offset that comes it is too early, by the one that went too late.
    before, after = wall_time(late, zone), wall_time(early, zone)
    day = "%H:%M" if before.date() == after.date() else "%d %B %H:%M"
    return (
        _reading(BEFORE, late, zone, before.strftime(day)),
        _reading(AFTER, early, zone, after.strftime(day)),
    )


def chosen(wall: datetime, zone: str, reading: str = "") -> Reading:
    """Return what `wall` means in `zone`; where that can be two things, the one called `reading`.

    A fold of 1 names the second of two equal hours too; a fold of 0 names nothing.

    Raises:
        TimeUnclear: it can be two things, and `reading` names neither.
        InputError: there is no such zone.
    """
    found = readings(wall, zone)
    if len(found) == 1:
        return found[0]
    for one in found:
        if one.name == (reading or (SECOND if wall.fold else "")):
            return one
    either, other = found
    happens = (
        f"comes twice on {wall:%d %B %Y} in {zone}: clocks are put back."
        if either.name == FIRST
        else f"does not exist on {wall:%d %B %Y} in {zone}: clocks are put forward."
    )
    raise TimeUnclear(
        f"{wall:%H:%M} {happens} Choose “{either.name}”, which is {either.words}, or “{other.name}”, "
        f"which is {other.words}.",
        found,
    )


def instant(wall: datetime, zone: str) -> datetime:
    """Return the instant in UTC at which clocks in `zone` show the naive time `wall`.

    Where clocks are put back, the earlier of the two is meant unless `wall.fold` is 1.

    Raises:
        TimeUnclear: clocks skip this time there on that day.
        InputError: there is no such zone.
    """
    return chosen(wall, zone, SECOND if wall.fold else FIRST).due


def wall_time(moment: datetime, zone: str) -> datetime:
    """Return what clocks in `zone` show at `moment`, naive, with its fold.

    Raises InputError for an unknown zone.
    """
    return moment.astimezone(_zone(zone)).replace(tzinfo=None)


def _reading(name: str, due: datetime, zone: str, words: str) -> Reading:
    offset = f"{due.astimezone(_zone(zone)):%z}"
    told = f"{words} (UTC{offset[:3]}:{offset[3:5]})"
    return Reading(name=name, wall=wall_time(due, zone), due=due, words=told)


def _moment(wall: datetime, named: ZoneInfo) -> datetime:
    return wall.replace(tzinfo=named).astimezone(UTC)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: "America" is a folder of zones
        raise InputError(f"There is no time zone called “{name}”.") from error
