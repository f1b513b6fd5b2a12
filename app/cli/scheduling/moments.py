"""What the scheduling commands read from the command line: times, days, zones and late policies."""

from argparse import ArgumentTypeError
from datetime import date, datetime, time, timedelta

from app.cli.arguments import Arguments
from app.model.delivery import IfLate, LatePolicy
from app.services.sending.wall_time import AFTER, BEFORE, FIRST, SECOND, local_zone


def wall(word: str) -> datetime:
    """Return the time on the wall that `word` spells, such as "2026-10-25 09:00"."""
    try:
        moment = datetime.fromisoformat(word)
    except ValueError:
        raise ArgumentTypeError(f"“{word}” is no time; write it such as “2026-10-25 09:00”.") from None
    if moment.tzinfo is not None:
        raise ArgumentTypeError("Write the time as clocks show it, and name their zone with --zone.")
    return moment


def clock(word: str) -> time:
    """Return the time of day that `word` spells, such as "09:00"."""
    try:
        moment = time.fromisoformat(word)
    except ValueError:
        raise ArgumentTypeError(f"“{word}” is no time of day; write it such as “09:00”.") from None
    return moment.replace(second=0, microsecond=0, tzinfo=None)


def day(word: str) -> date:
    """Return the day that `word` spells, such as "2026-12-31"."""
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise ArgumentTypeError(f"“{word}” is no day; write it such as “2026-12-31”.") from None


def add_zone(parser: Arguments) -> None:
    """Let `parser` take --zone."""
    parser.add_argument(
        "--zone", default=local_zone(), metavar="ZONE", help="the zone of the time, such as Europe/Paris"
    )


def add_readings(parser: Arguments) -> None:
    """Let `parser` take what is meant where clocks change."""
    parser.add_argument("--if-twice", choices=(FIRST, SECOND), help="where clocks show the time twice")
    parser.add_argument("--if-skipped", choices=(BEFORE, AFTER), help="where clocks skip the time")


def add_policy(parser: Arguments) -> None:
    """Let `parser` take what becomes of a post that is late."""
    parser.add_argument(
        "--if-late",
        choices=tuple(IfLate),
        help="when its moment passes while nothing can be published; as the settings say if left out",
    )
    parser.add_argument("--late-within", type=int, metavar="MINUTES", help="so late is sent at most")


def policy(if_late: str | None, within: int | None, usual: LatePolicy) -> LatePolicy:
    """Return the policy that was asked for, with what is `usual` in the place of what was left out."""
    return LatePolicy(
        if_late=IfLate(if_late) if if_late else usual.if_late,
        within=usual.within if within is None else timedelta(minutes=within),
    )
