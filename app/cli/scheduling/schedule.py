"""The command `rapport schedule`: puts a text into the queue, once or again and again."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from app.cli.arguments import Arguments
from app.cli.reading.reading_in import read_text
from app.cli.scheduling.moments import add_policy, add_readings, add_zone, day, policy, wall
from app.cli.scheduling.on_engine import account_named, on_engine, when_words
from app.errors import InputError
from app.model.delivery import Delivery, LatePolicy
from app.model.draft import Draft
from app.model.scheduling.recurrence import Recurrence, Rhythm, rhythm_words
from app.services.engine import Engine
from app.services.sending.plan import Plan

_MORE = """
The text is the file FILE, or the standard input where that is "-". It is kept as a draft.
Where clocks show the time twice or skip it, the command asks for --if-twice or --if-skipped.
The coach is not asked now: `rapport check` does that. It is asked when the hour comes.
"""


def run(argv: Sequence[str], build: Callable[[], Engine]) -> int:
    """Put the text that `argv` names into the queue and return 0 or 1. Raises InputError."""
    parser = Arguments(prog="rapport schedule", description="Put a text into the queue.", epilog=_MORE)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument(
        "--account", action="append", default=[], required=True, metavar="ACCOUNT", help="may be repeated"
    )
    when = parser.add_mutually_exclusive_group(required=True)
    when.add_argument("--at", type=wall, metavar="TIME", help="on the wall, such as “2026-10-25 09:00”")
    when.add_argument("--next-slot", action="store_true", help="the next free slot of these accounts")
    add_zone(parser)
    add_readings(parser)
    add_policy(parser)
    parser.add_argument(
        "--every",
        choices=tuple(Rhythm),
        help="again each day, Monday to Friday, each week, or in each month by date or weekday",
    )
    parser.add_argument(
        "--interval", type=int, default=1, metavar="N", help="only every N days, weeks or months"
    )
    parser.add_argument("--until", type=day, metavar="DAY", help="the last day on which it may come")
    parser.add_argument("--times", type=int, metavar="N", help="how often it comes at most")
    chosen = parser.parse_args(argv)
    if not chosen.every and (chosen.until or chosen.times or chosen.interval != 1):
        raise InputError("--interval, --until and --times belong to --every.")
    text = read_text(chosen.file)

    async def work(engine: Engine) -> None:
        await _schedule(engine, chosen, text)

    return on_engine(build, work)


async def _schedule(engine: Engine, chosen: Namespace, text: str) -> None:
    accounts = tuple([(await account_named(engine, word)).id for word in chosen.account])
    at, zone = await _when(engine, chosen, accounts)
    late = policy(chosen.if_late, chosen.late_within, engine.planning.late)
    draft = replace(engine.composing.blank(), text=text, accounts=accounts)
    if chosen.every:
        await _begin(engine, draft, _recurrence(chosen, at, zone), late=late)
        return
    plan = replace(
        Plan.of(draft, accounts, at, zone),
        reading=chosen.if_twice or chosen.if_skipped or "",
        policy=late,
    )
    deliveries = await engine.planning.schedule(plan)
    await engine.composing.save(draft)
    await _tell(engine, deliveries)


async def _when(engine: Engine, chosen: Namespace, accounts: Sequence[str]) -> tuple[datetime, str]:
    if chosen.at is not None:
        return chosen.at, chosen.zone
    free = await engine.scheduling.slots.free(accounts)
    if not free:
        raise InputError("There is no free slot. `rapport slots ACCOUNT add mon 09:00` makes one.")
    return free[0].wall, free[0].zone


def _recurrence(chosen: Namespace, at: datetime, zone: str) -> Recurrence:
    return Recurrence(
        start=at,
        zone=zone,
        rhythm=Rhythm(chosen.every),
        every=chosen.interval,
        last=chosen.until,
        times=chosen.times,
        reading=chosen.if_twice or "",
        skipped=chosen.if_skipped or "",
    )


async def _begin(engine: Engine, draft: Draft, recurrence: Recurrence, *, late: LatePolicy) -> None:
    begun = await engine.scheduling.recurring.begin(draft, recurrence, policy=late)
    await engine.composing.save(draft)
    print(f"It goes out {rhythm_words(recurrence)} ({recurrence.zone}). The next times:")
    await _tell(engine, begun.deliveries)


async def _tell(engine: Engine, deliveries: Sequence[Delivery]) -> None:
    named = await engine.accounts.named()
    for one in deliveries:
        print(f"{named[one.account_id].handle}: {when_words(one.due.astimezone(UTC), one.zone)}")
