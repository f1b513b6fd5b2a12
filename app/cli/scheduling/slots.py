"""The command `rapport slots`: the places in the week at which an account posts, and the next free ones."""

from collections.abc import Callable, Sequence

from app.cli.arguments import Arguments
from app.cli.scheduling.moments import add_zone, clock
from app.cli.scheduling.on_engine import account_named, on_engine, when_words
from app.errors import InputError
from app.model.scheduling.slot import WEEKDAYS, Slot
from app.services.engine import Engine

DAYS = tuple(name[:3].lower() for name in WEEKDAYS)
SHOWN = 3  # free slots


def run(argv: Sequence[str], build: Callable[[], Engine]) -> int:
    """Show or change the slots of an account and return 0 or 1. Raises InputError."""
    parser = Arguments(
        prog="rapport slots",
        description="Show the slots of an account and those free next, or change them.",
    )
    parser.add_argument("account", metavar="ACCOUNT", help="as handle or network:handle")
    parser.add_argument("change", nargs="?", choices=("add", "remove"))
    parser.add_argument("days", nargs="?", metavar="DAYS", help="such as mon or mon,wed,fri")
    parser.add_argument("clock", nargs="?", type=clock, metavar="TIME", help="such as 09:00")
    add_zone(parser)
    chosen = parser.parse_args(argv)
    if chosen.change and chosen.clock is None:
        raise InputError(f"Say which slot to {chosen.change}, such as `rapport slots ada add mon,wed 09:00`.")
    slots = (
        [Slot(weekday=one, clock=chosen.clock, zone=chosen.zone) for one in _weekdays(chosen.days)]
        if chosen.change
        else []
    )

    async def work(engine: Engine) -> None:
        account = await account_named(engine, chosen.account)
        service = engine.scheduling.slots
        for slot in slots:
            await (service.add if chosen.change == "add" else service.remove)(account.id, slot)
        known = await service.of(account.id)
        print(f"{account.handle} has {len(known) or 'no'} slot{'' if len(known) == 1 else 's'}.")
        for slot in known:
            print(f"  {slot}")
        for opening in await service.free([account.id], SHOWN):
            print(f"  free: {when_words(opening.due, opening.zone)}")

    return on_engine(build, work)


def _weekdays(words: str) -> list[int]:
    days = [word.strip().lower()[:3] for word in words.split(",")]
    for one in days:
        if one not in DAYS:
            raise InputError(f"“{one}” is no day of the week; known are {', '.join(DAYS)}.")
    return [DAYS.index(one) for one in days]
