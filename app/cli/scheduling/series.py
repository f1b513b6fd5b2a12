"""The command `rapport series`: lists posts that come again; skips the next time, pauses or ends a series."""

from collections.abc import Callable, Sequence

from app.cli.arguments import Arguments
from app.cli.scheduling.on_engine import on_engine, when_words
from app.errors import InputError
from app.model.scheduling.recurrence import rhythm_words
from app.model.scheduling.series import Series
from app.services.engine import Engine

SHORT = 8  # letters of an id that tell one series from the other


def run(argv: Sequence[str], build: Callable[[], Engine]) -> int:
    """List the series, or change one, and return 0 or 1. Raises InputError."""
    parser = Arguments(
        prog="rapport series", description="List posts that come again; skip a time, or pause or end one."
    )
    parser.add_argument("change", nargs="?", choices=("skip", "pause", "resume", "end"))
    parser.add_argument("id", nargs="?", metavar="ID", help="how its id begins, as the list shows it")
    chosen = parser.parse_args(argv)
    if chosen.change and not chosen.id:
        raise InputError(f"Say which series to {chosen.change}; `rapport series` lists them.")

    async def work(engine: Engine) -> None:
        known = await engine.scheduling.recurring.all()
        if chosen.change:
            await _change(engine, chosen.change, _named(known, chosen.id))
        elif not known:
            print("No post comes again.")
        for one in () if chosen.change else known:
            print(f"{one.id[:SHORT]}  {rhythm_words(one.recurrence)}  {one.draft.title}")
            if one.paused_at is not None:
                print(f"          Paused; `rapport series resume {one.id[:SHORT]}` lets it go on.")
            if one.trouble:
                print(f"          It cannot go on: {one.trouble}")

    return on_engine(build, work)


def _named(known: Sequence[Series], word: str) -> Series:
    found = [one for one in known if one.id.startswith(word)]
    if len(found) != 1:
        raise InputError(f"There {'are several' if found else 'is no'} series “{word}”.")
    return found[0]


async def _change(engine: Engine, change: str, series: Series) -> None:
    recurring = engine.scheduling.recurring
    if change == "skip":
        skipped = await recurring.skip(series.id)
        print(f"Skipped: {when_words(skipped[0].due, skipped[0].zone)}.")
    elif change == "pause":
        await recurring.pause(series.id)
        print("The series is paused. Nothing of it goes out until it is resumed.")
    elif change == "resume":
        again = await recurring.resume(series.id)
        when = f" The next time: {when_words(again[0].due, again[0].zone)}." if again else ""
        print(f"The series goes on.{when}")
    else:
        cancelled = await recurring.end(series.id)
        print(f"The series has ended. {len(cancelled)} planned posts are cancelled.")
