"""Where a move leads on the clock of a post: to one moment, or to one of two that have to be asked about."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.errors import InputError
from app.model.delivery import Delivery
from app.services.sending.wall_time import instant, wall_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One time that a move may mean."""

    wall: datetime  # naive, with its fold
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What has to be asked before a post moves."""

    words: str
    ways: tuple[Way, ...]


def shifted(delivery: Delivery, by: timedelta) -> datetime:
    """Return the wall time of `delivery`, on its own clock, moved by `by`."""
    return delivery.wall.replace(fold=0) + by


def dropped(delivery: Delivery, wall: datetime, zone: str) -> datetime:
    """Return what the clock of `delivery` shows when clocks in `zone` show `wall`.

    Raises InputError where clocks in `zone` skip that time.
    """
    if delivery.zone == zone:
        return wall
    return wall_time(instant(wall, zone), delivery.zone)


def question(wall: datetime, zone: str) -> Question | None:
    """Return what has to be asked about `wall` in `zone`; None where it means one moment.

    Raises InputError where there is no such zone.
    """
    wall_time(datetime.now(UTC), zone)  # raises where there is no such zone
    try:
        first = instant(wall.replace(fold=0), zone)
    except InputError:
        ways = tuple(_beside_gap(wall, zone))
        words = f"{wall:%H:%M} does not exist on {_day(wall)} in {_name(zone)}: clocks are put forward then."
        return Question(words=f"{words} Which time do you mean?", ways=ways)
    second = instant(wall.replace(fold=1), zone)
    if first == second:
        return None
    named = ZoneInfo(zone)
    ways = tuple(
        Way(
            wall=wall.replace(fold=fold),
            words=f"The {place} {wall:%H:%M} ({moment.astimezone(named):%Z})",
        )
        for fold, place, moment in ((0, "first", first), (1, "second", second))
    )
    words = f"{wall:%H:%M} comes twice on {_day(wall)} in {_name(zone)}: clocks are put back then."
    return Question(words=f"{words} Which one do you mean?", ways=ways)


def as_planned(delivery: Delivery) -> datetime:
    """Return the wall time of `delivery` with the fold that leads to its moment, for the way back."""
    if delivery.due == instant(delivery.wall.replace(fold=0), delivery.zone):
        return delivery.wall.replace(fold=0)
    return delivery.wall.replace(fold=1)


def _beside_gap(wall: datetime, zone: str) -> list[Way]:
    """Return the times before and after the skipped hour, as far from its edge as `wall` is."""
    named = ZoneInfo(zone)
    walls = sorted(
        wall.replace(tzinfo=named, fold=fold).astimezone(UTC).astimezone(named).replace(tzinfo=None)
        for fold in (0, 1)
    )
    return [Way(wall=one, words=f"{one:%H:%M}") for one in walls]


def _day(wall: datetime) -> str:
    return f"{wall.day} {wall:%B %Y}"


def _name(zone: str) -> str:
    return zone.replace("_", " ")
