"""Planned for hours in which you are away.

The first hour is when people answer. If nobody is there, the first question stays open until morning,
and whoever asked it has learned that this is a loudspeaker.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from coach.advice import Family, Weight
from coach.profile import DeskHours, Profile
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot

FIRST_MIN = 60  # minutes after the post in which answers come
THERE_MIN = 15  # minutes of them at the desk; enough for a first answer
WEEK = 7  # days


def _find(post: Reading) -> Iterable[Spot]:
    at, profile = post.entry.at, post.profile
    if at is None or not profile.desk or post.is_reply:
        return ()
    first = timedelta(minutes=post.threshold("not-there", "FIRST_MIN", FIRST_MIN))
    there = timedelta(minutes=post.threshold("not-there", "THERE_MIN", THERE_MIN))
    try:
        local = at.astimezone(profile.zone) if profile.zone else at
        hours = _hours_around(local, profile.desk)
        spent = sum(
            (max(timedelta(), min(end, local + first) - max(begin, local)) for begin, end in hours),
            timedelta(),
        )
    except OverflowError:  # the first or the last week of the calendar
        return ()
    if spent >= there:
        return ()
    back = min((begin for begin, _ in hours if begin > local), default=None)
    return (
        Spot(
            message=f"On {local:%A at %H:%M} you are away.",
            evidence=(
                f"Of the {first.seconds // 60} minutes after it you are there for {spent.seconds // 60}.",
            ),
            suggestion=f"Move it to {back:%A, %d %b, %H:%M}, when you are back, or ask somebody to look in."
            if back
            else "",
        ),
    )


def _hours_around(local: datetime, desk: Iterable[DeskHours]) -> list[tuple[datetime, datetime]]:
    """Return the hours at the desk from the day of `local` to the same day of the next week, in order."""
    days = [local.date() + timedelta(days=number) for number in range(WEEK + 1)]
    return sorted(
        (
            datetime.combine(day, hours.begins, local.tzinfo),
            datetime.combine(day, hours.ends, local.tzinfo),
        )
        for day in days
        for hours in desk
        if hours.day == day.weekday()
    )


_OFFICE = Profile(desk=tuple(DeskHours(day=day, begins=time(9), ends=time(17)) for day in range(5)), zone=UTC)
_MONDAY = datetime(2026, 3, 2, tzinfo=UTC)

RULE = Rule(
    id="not-there",
    family=Family.PACE,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    message="At that time you are away.",
    why="Most answers come soon after a post. If nobody is there, those who answer first learn not to.",
    suggestion="Move it to an hour in which you can answer, or ask somebody to look in.",
    bad=(
        Example("Which pots do you use for herbs?", profile=_OFFICE, at=_MONDAY + timedelta(hours=22)),
        Example(
            "Which pots do you use for herbs?", profile=_OFFICE, at=_MONDAY + timedelta(days=5, hours=10)
        ),
        Example("Who lends us frogs?", profile=_OFFICE, at=_MONDAY + timedelta(hours=16, minutes=55)),
    ),
    good=(
        Example("Which pots do you use for herbs?", profile=_OFFICE, at=_MONDAY + timedelta(hours=10)),
        Example("Who lends us frogs?", profile=_OFFICE, at=_MONDAY + timedelta(hours=8, minutes=30)),
        Example("Clay ones.", profile=_OFFICE, at=_MONDAY + timedelta(hours=22), reply_to="Which pots?"),
        Example("Which pots do you use for herbs?", at=_MONDAY + timedelta(hours=22)),
    ),
    source="The writer's own hours (profile: desk); that answers come early is a rule of thumb.",
    exceptions="Answers, and a profile that names no hours.",
    needs=("slot",),
    needs_words=False,
)
