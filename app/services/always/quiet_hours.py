"""The hours in which Rapport tells nobody anything: those in which the writer is not at the desk."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta, tzinfo

from coach.profile import DeskHours

# For writers who named no hours at the desk.
USUAL = tuple(DeskHours(day=day, begins=time(8), ends=time(21)) for day in range(7))
WEEK = 8  # days to look through: today's hours may be over, and be the only ones of the week


def quiet_until(now: datetime, desk: Iterable[DeskHours], zone: tzinfo) -> datetime:
    """Return the first moment, `now` or later, that lies in the hours at the `desk`, in UTC."""
    hours = tuple(desk) or USUAL
    today = now.astimezone(zone).date()
    moments: list[datetime] = []
    for ahead in range(-1, WEEK):
        day = today + timedelta(days=ahead)
        for one in hours:
            if one.day == day.weekday():
                begins = datetime.combine(day, one.begins, zone).astimezone(UTC)
                ends = datetime.combine(day, one.ends, zone).astimezone(UTC)
                if ends > now:
                    moments.append(max(begins, now))
    return min(moments, default=now)
