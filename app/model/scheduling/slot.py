"""A place in the week that an account likes to post at."""

from dataclasses import dataclass
from datetime import datetime, time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Slot:
    """A weekday and a time on the wall in a named zone, every week."""

    weekday: int  # 0 is Monday
    clock: time  # naive, whole minutes
    zone: str  # IANA name

    def __str__(self) -> str:
        """Return it as a person says it."""
        return f"{WEEKDAYS[self.weekday]} {self.clock:%H:%M} ({self.zone})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A free slot on one day."""

    wall: datetime  # naive, in `zone`
    zone: str
    due: datetime  # UTC
