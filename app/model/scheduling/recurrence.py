"""How a post comes again: every so many days, weeks or months, at the same time on the wall."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import count

WORKDAYS = 5  # in a week
FIFTH = 4  # the place of the fifth weekday of a month, counted from 0


class Rhythm(StrEnum):
    """What is the same each time."""

    DAILY = "day"
    WORKDAYS = "workday"  # Monday to Friday
    WEEKLY = "week"
    DATE = "date"  # the day of the month; in a shorter month its last one
    WEEKDAY = "weekday"  # the second Tuesday, say; the fifth one is the last of every month


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """When a post comes again. It never ends where neither a last day nor a number of times is named."""

    start: datetime  # naive: the first time on the wall in `zone`
    zone: str  # IANA name
    rhythm: Rhythm = Rhythm.WEEKLY
    every: int = 1  # days, weeks or months
    last: date | None = None  # no later than this day
    times: int | None = None  # no more than this
    reading: str = ""  # of two equal hours "first" or "second"; "": nobody has said
    skipped: str = ""  # "before" or "after" a time that clocks skip; "": nobody has said

    def wall(self, nth: int) -> datetime | None:
        """Return the `nth` time, from 0, naive, on the wall; None where the series has ended by then."""
        if self.times is not None and nth >= self.times:
            return None
        try:
            day = self._day(nth * self.every)
        except (OverflowError, ValueError):  # beyond the calendar
            return None
        if self.last is not None and day > self.last:
            return None
        return datetime.combine(day, self.start.time())

    def walls(self) -> Iterator[datetime]:
        """Yield all times in their order, perhaps without end."""
        for nth in count():
            wall = self.wall(nth)
            if wall is None:
                return
            yield wall

    def _day(self, passed: int) -> date:
        start = self.start.date()
        if self.rhythm is Rhythm.DAILY:
            return start + timedelta(days=passed)
        if self.rhythm is Rhythm.WORKDAYS:
            # Begun at a weekend it first comes on the Monday after it.
            weeks, weekday = divmod(min(start.weekday(), WORKDAYS) + passed, WORKDAYS)
            return start + timedelta(days=weekday - start.weekday(), weeks=weeks)
        if self.rhythm is Rhythm.WEEKLY:
            return start + timedelta(weeks=passed)
        months = start.year * 12 + start.month - 1 + passed
        year, month = divmod(months, 12)
        first_weekday, length = monthrange(year, month + 1)
        if self.rhythm is Rhythm.DATE:
            return date(year, month + 1, min(start.day, length))
        nth = (start.day - 1) // 7
        day = 1 + (start.weekday() - first_weekday) % 7 + nth * 7
        return date(year, month + 1, day if day <= length else day - 7)


def rhythm_words(recurrence: Recurrence) -> str:
    """Return the rhythm as a person says it, such as "every 2 months on the first Tuesday at 09:00"."""
    start, every = recurrence.start, recurrence.every
    if recurrence.rhythm is Rhythm.WORKDAYS:
        unit = "workday"
    elif recurrence.rhythm is Rhythm.DAILY:
        unit = "day"
    else:
        unit = "week" if recurrence.rhythm is Rhythm.WEEKLY else "month"
    often = f"every {unit}" if every == 1 else f"every {every} {unit}s"
    place = ""
    if recurrence.rhythm is Rhythm.DATE:
        place = f" on day {start.day}"
    elif recurrence.rhythm is Rhythm.WEEKDAY:
        nth = ("first", "second", "third", "fourth", "last")[min((start.day - 1) // 7, FIFTH)]
        place = f" on the {nth} {start:%A}"
    elif recurrence.rhythm is Rhythm.WEEKLY:
        place = f" on {start:%A}"
    return f"{often}{place} at {start:%H:%M}"


def end_words(recurrence: Recurrence) -> str:
    """Return where it ends, such as "until 31 December 2026"; "" where it never does."""
    if recurrence.times is not None:
        return "once" if recurrence.times == 1 else f"{recurrence.times} times"
    if recurrence.last is not None:
        return f"until {recurrence.last.day} {recurrence.last:%B %Y}"
    return ""
