"""`rapport history`: reads what was published before back, or says how far that is."""

import asyncio
import json
import sys
from collections.abc import Callable, Sequence

from app.cli.arguments import Arguments
from app.errors import InputError
from app.model.account import Account
from app.model.news import HistoryRead, News
from app.model.reading import Reading, ReadingState
from app.services.engine import Engine

WELL, TROUBLE = 0, 1


def run(argv: Sequence[str], build: Callable[[], Engine]) -> int:
    """Read back, or say how far it is; `build` opens the engine.

    Returns 0, or 1 where an account could not be read back.

    Raises:
        InputError: wrong use, wrong settings, or an account that there is not.
        AppError: our own disk failed.
    """
    parser = Arguments(
        prog="rapport history",
        description="Read back what an account published before Rapport, or elsewhere since, so that the "
        "coach knows it.",
    )
    parser.add_argument("what", choices=("read", "status"), help="read it back, or say how far that is")
    parser.add_argument(
        "accounts", nargs="*", metavar="ACCOUNT", help="as handle or network:handle; without one, all of them"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the end")
    chosen = parser.parse_args(argv)
    return asyncio.run(_run(build, chosen.what, chosen.accounts, as_json=chosen.format == "json"))


async def _run(build: Callable[[], Engine], what: str, names: Sequence[str], *, as_json: bool) -> int:
    engine = build()
    try:
        accounts = {account.id: account for account in await engine.accounts.all()}
        wanted = _named(names, accounts)
        readings = {
            one.account_id: one for one in await engine.reading_back.all() if one.account_id in wanted
        }
        if what == "read":
            engine.news.listen(_teller(accounts))
            readings = {one: await engine.reading_back.read(one) for one in readings}
    finally:
        await engine.close()
    if as_json:
        told = [_as_json(accounts[one], reading) for one, reading in readings.items()]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    elif readings:
        for one, reading in readings.items():
            print(f"{accounts[one].handle}: {_words(reading)}")
    else:
        print("There is no account that can be read back.")
    return TROUBLE if any(reading.trouble for reading in readings.values()) else WELL


def _named(names: Sequence[str], accounts: dict[str, Account]) -> set[str]:
    """Return the ids of the accounts that `names` name, all of them where there are none."""
    if not names:
        return set(accounts)
    found: set[str] = set()
    for name in names:
        plain = name.removeprefix("@")
        ids = {one.id for one in accounts.values() if plain in {one.handle, f"{one.network}:{one.handle}"}}
        if not ids:
            raise InputError(f"There is no account {name}.")
        found |= ids
    return found


def _teller(accounts: dict[str, Account]) -> Callable[[News], None]:
    """Return what prints a line for each page on a terminal, and each trouble anywhere."""

    def hear(news: News) -> None:
        if not isinstance(news, HistoryRead):
            return
        reading, handle = news.reading, accounts[news.reading.account_id].handle
        if reading.trouble:
            print(f"{handle}: {reading.trouble}", file=sys.stderr, flush=True)
        elif news.new and sys.stderr.isatty():
            print(f"{handle}: {reading.found} posts and answers so far", file=sys.stderr, flush=True)

    return hear


def _words(reading: Reading) -> str:
    if reading.trouble:
        return f"{reading.found} posts and answers came in, then: {reading.trouble}"
    came = f"{reading.found} posts and answers came in"
    if reading.state is ReadingState.DONE:
        return f"{came}, as far back as Rapport reads."
    if reading.state is ReadingState.STOPPED:
        return f"{came}, then it was stopped."
    return f"{came}; there is more to read." if reading.found else "not read back yet."


def _as_json(account: Account, reading: Reading) -> dict[str, object]:
    return {
        "account": account.handle,
        "network": account.network,
        "state": reading.state.value,
        "found": reading.found,
        "looked_at": reading.looked_at.isoformat() if reading.looked_at else None,
        "trouble": reading.trouble,
    }
