"""Where a move leads on the clock of a post: to one moment, or to one of two that have to be asked about."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.model.delivery import Delivery
from app.services.sending.wall_time import FIRST, Reading, instant, readings, wall_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What has to be asked before a post moves."""

    words: str
    readings: tuple[Reading, ...]


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
    found = readings(wall, zone)
    if len(found) == 1:
        return None
    if found[0].name == FIRST:
        words = f"{wall:%H:%M} comes twice on {_day(wall)} in {_name(zone)}: clocks are put back then."
    else:
        words = f"{wall:%H:%M} does not exist on {_day(wall)} in {_name(zone)}: clocks are put forward then."
    return Question(words=f"{words} Which time do you mean?", readings=found)


def _day(wall: datetime) -> str:
    return f"{wall.day} {wall:%B %Y}"


def _name(zone: str) -> str:
    return zone.replace("_", " ")
