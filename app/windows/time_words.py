"""Moments in words, as a person in one time zone says them."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from app.services.sending.wall_time import wall_time


def day_words(moment: datetime, now: datetime, zone: str) -> str:
    """Return the day of `moment` (both aware) in `zone`: "Today", "Tomorrow", "Monday 2 March 2026"."""
    day, today = wall_time(moment, zone).date(), wall_time(now, zone).date()
    near = {today: "Today", today + timedelta(days=1): "Tomorrow", today - timedelta(days=1): "Yesterday"}
    return near.get(day) or _long_words(day)


def clock_words(moment: datetime, zone: str) -> str:
    """Return what clocks in `zone` show at `moment`, such as "09:05"."""
    wall = wall_time(moment, zone)
    return f"{wall.hour:02}:{wall.minute:02}"


def moment_words(moment: datetime, now: datetime, zone: str) -> str:
    """Return day and time in one phrase: "today at 09:05", "on Monday 2 March 2026 at 09:05"."""
    day = day_words(moment, now, zone)
    day = day.lower() if day in {"Today", "Tomorrow", "Yesterday"} else f"on {day}"
    return f"{day} at {clock_words(moment, zone)}"


def short_moment_words(moment: datetime, now: datetime, zone: str) -> str:
    """Return day and time in the fewest words: "Today 09:05", "Tue 3 Mar 09:05"."""
    day, wall = day_words(moment, now, zone), wall_time(moment, zone)
    if " " in day:
        day = f"{wall:%a} {wall.day} {wall:%b}"
    return f"{day} {wall:%H:%M}"


def ago_words(moment: datetime, now: datetime, zone: str) -> str:
    """Return how long ago `moment` was: "Just now", "12 minutes ago", "3 hours ago", or the day."""
    return _short_while(moment, now).capitalize() or day_words(moment, now, zone)


def since_words(moment: datetime, now: datetime, zone: str) -> str:
    """Return the same for the inside of a sentence: "just now", or day and time."""
    return _short_while(moment, now) or moment_words(moment, now, zone)


def _short_while(moment: datetime, now: datetime) -> str:
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} minute{'s' if minutes > 1 else ''} ago"
    if minutes < 12 * 60:
        hours = minutes // 60
        return f"{hours} hour{'s' if hours > 1 else ''} ago"
    return ""


@lru_cache(maxsize=400)  # days; a queue says the same ones a thousand times
def _long_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
