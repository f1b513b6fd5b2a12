"""`rapport status`: how things stand at this moment, for people and for other programs."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from app.cli.arguments import Arguments
from app.keychain import Keychain
from app.places import find_places
from app.services.upkeep.status import concerns, status

WELL, TROUBLE = 0, 1
PATIENCE_S = 5.0  # for the keyring


def run(argv: Sequence[str]) -> int:
    """Print how things stand and return 0, or 1 where something needs the writer.

    Raises:
        InputError: wrong use, or wrong settings.
        StoreError: the disk does not let us.
    """
    parser = Arguments(prog="rapport status", description="Say how things stand at this moment.")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text is for people")
    chosen = parser.parse_args(argv)
    now = datetime.now(UTC)
    told = asyncio.run(status(find_places(), Keychain(patience_s=PATIENCE_S), now))
    if chosen.format == "json":
        print(json.dumps(told, indent=1, ensure_ascii=False))
    else:
        print("\n".join(_lines(told)))
    return TROUBLE if concerns(told) else WELL


def _paused(told: dict[str, Any]) -> str:
    return "everything" if told["everything"] else ", ".join(told["accounts"]) or "nothing"


def _lines(told: dict[str, Any]) -> list[str]:
    queue = {state: number for state, number in told["queue"].items() if number}
    running = [name for name, there in told["programs"].items() if there]
    first = told["next"]
    lines = [
        f"Rapport {told['version']}, database of version {told['database']['version']}",
        f"Paused: {_paused(told['paused'])}",
        f"Queue: {', '.join(f'{number} {state}' for state, number in queue.items()) or 'empty'}",
        f"Next: {first['at']} as {first['account']} ({first['network']})" if first else "Next: nothing",
        f"Running: {' and '.join(running) or 'nothing'}",
        f"Accounts: {', '.join(one['account'] for one in told['accounts']) or 'none'}",
        f"Keyring: {told['keyring']['place'] or 'none'}",
    ]
    lines += [
        f"Being sent: {one['account']} ({one['network']}), by {one['owner']}" for one in told["under_way"]
    ]
    lines += [
        f"Needs you: {one['account']} ({one['network']}), {one['state']}: {one['reason']}"
        for one in told["troubled"]
    ]
    return lines + concerns(told)
