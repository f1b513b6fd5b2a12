"""Runs a command's work on an engine that is opened for it and closed again."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from app.errors import InputError
from app.model.account import Account
from app.services.engine import Engine
from app.services.sending.wall_time import wall_time

WELL = 0

Work = Callable[[Engine], Awaitable[None]]


def on_engine(build: Callable[[], Engine], work: Work) -> int:
    """Do `work` and return 0.

    Raises:
        InputError: what was asked for cannot be done as it stands.
        AppError: our own disk or the keyring fails.
    """
    asyncio.run(_on_engine(build, work))
    return WELL


async def _on_engine(build: Callable[[], Engine], work: Work) -> None:
    engine = build()
    try:
        await work(engine)
    finally:
        await engine.close()


async def account_named(engine: Engine, word: str) -> Account:
    """Return the account that `word` names, as handle or network:handle.

    Raises InputError where that is none, or more than one.
    """
    known = await engine.accounts.all()
    network, colon, handle = word.partition(":")
    found = [
        one
        for one in known
        if one.handle.casefold() == word.removeprefix("@").casefold()
        or (colon and (one.network, one.handle.casefold()) == (network, handle.removeprefix("@").casefold()))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        ways = ", ".join(f"{one.network}:{one.handle}" for one in found)
        raise InputError(f"“{word}” can be several accounts; say which: {ways}.")
    names = ", ".join(f"{one.network}:{one.handle}" for one in known)
    raise InputError(f"There is no account “{word}”; known are {names or 'none yet'}.")


def when_words(moment: datetime, zone: str) -> str:
    """Return a moment as the command line tells it: on the wall in `zone`."""
    return f"{wall_time(moment.astimezone(UTC), zone):%a %d %b %Y %H:%M} ({zone})"
