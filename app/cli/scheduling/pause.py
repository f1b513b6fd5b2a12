"""The commands `rapport pause` and `rapport resume`: one switch for everything, one for each account."""

from collections.abc import Callable, Sequence

from app.cli.arguments import Arguments
from app.cli.scheduling.on_engine import account_named, on_engine
from app.model.scheduling.pauses import EVERYTHING
from app.services.engine import Engine


def run(argv: Sequence[str], build: Callable[[], Engine]) -> int:
    """Pause what `argv` names, or everything, and return 0 or 1. Raises InputError."""
    return _switch(argv, build, pausing=True)


def run_resume(argv: Sequence[str], build: Callable[[], Engine]) -> int:
    """Let what `argv` names, or everything, go on, and return 0 or 1. Raises InputError."""
    return _switch(argv, build, pausing=False)


def _switch(argv: Sequence[str], build: Callable[[], Engine], *, pausing: bool) -> int:
    word = "pause" if pausing else "resume"
    told = "Pause publishing; nothing that waits is lost." if pausing else "Let publishing go on."
    parser = Arguments(prog=f"rapport {word}", description=told)
    parser.add_argument(
        "account", nargs="?", metavar="ACCOUNT", help="only this one, as handle or network:handle"
    )
    chosen = parser.parse_args(argv)

    async def work(engine: Engine) -> None:
        account = await account_named(engine, chosen.account) if chosen.account else None
        pausing_ = engine.scheduling.pausing
        switch = pausing_.pause if pausing else pausing_.resume
        pauses = await switch(account.id if account else EVERYTHING)
        whose = account.handle if account else "Publishing"
        print(f"{whose} is paused. Nothing goes out." if pausing else f"{whose} goes on.")
        if not pausing:
            for line in await _still(engine, everything=pauses.everything is not None):
                print(line)

    return on_engine(build, work)


async def _still(engine: Engine, *, everything: bool) -> list[str]:
    """Return what stays paused, a line each."""
    named = await engine.accounts.named()
    pauses = await engine.scheduling.pausing.now()
    lines = ["Everything is still paused; `rapport resume` ends that."] if everything else []
    return lines + [f"{named[one].handle} is still paused by itself." for one in pauses.accounts]
