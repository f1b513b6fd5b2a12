"""`rapport published`: lists what is out, and edits it or takes it back."""

import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from app.cli.arguments import Arguments
from app.errors import InputError
from app.model.delivery import Delivery, State
from app.services.engine import Engine
from coach.advice import Review

WELL, TROUBLE = 0, 1
LISTED = timedelta(days=30)
SHORT = 8  # characters of an id that are printed, and are enough to name it


def run(argv: Sequence[str], build: Callable[[], Engine]) -> int:
    """List, edit or take back what is out; `build` opens the engine.

    Returns 0, or 1 where the network did not do it (yet).

    Raises:
        InputError: wrong use, no such post, or one that cannot be changed.
        AppError: our own disk failed.
    """
    parser = Arguments(prog="rapport published", description="List what is out, edit it, or take it back.")
    parser.add_argument("what", choices=("list", "edit", "take-back"), help="what to do")
    parser.add_argument("id", nargs="?", default="", help="the post, as `list` names it")
    parser.add_argument("--text", default="", help="for edit: what it is to say")
    parser.add_argument("--part", type=int, default=1, metavar="N", help="for edit: which part of a thread")
    parser.add_argument(
        "--because", default="", metavar="WHY", help="for edit: your reason, if the coach says hold"
    )
    parser.add_argument("--at-once", action="store_true", help="leave no time to think better of it")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the list")
    chosen = parser.parse_args(argv)
    if chosen.what != "list" and not chosen.id:
        raise InputError(
            f"Say which post: rapport published {chosen.what} ID. `rapport published list` names it."
        )
    try:
        if chosen.what == "list":
            return asyncio.run(_list(build, as_json=chosen.format == "json"))
        text = chosen.text if chosen.what == "edit" else None
        undo = timedelta() if chosen.at_once else None
        return asyncio.run(_change(build, chosen.id, text, chosen.part - 1, undo, chosen.because))
    except KeyboardInterrupt:
        return TROUBLE


async def _list(build: Callable[[], Engine], *, as_json: bool) -> int:
    engine = build()
    try:
        accounts = await engine.accounts.named()
        out = [one for one in await engine.planning.deliveries(LISTED) if one.begun]
    finally:
        await engine.close()
    if as_json:
        told = [_as_json(one, accounts[one.account_id].handle) for one in out]
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return WELL
    for one in out:
        handle, words = accounts[one.account_id].handle, " ".join(one.text.split())[:60]
        print(f"{one.id[:SHORT]}  {one.state.value:<10}  {handle}  {words}  {one.address}".rstrip())
    if not out:
        print("Nothing was published in the last 30 days.")
    return WELL


async def _change(
    build: Callable[[], Engine], name: str, text: str | None, part: int, undo: timedelta | None, because: str
) -> int:
    engine = build()
    undo = engine.settings.undo if undo is None else undo
    try:
        delivery = await _named(engine, name)
        truth = await engine.amending.truth(delivery.id)
        if text is None:
            print(truth.deleting, file=sys.stderr)
            amendment = await engine.amending.take_back(delivery.id, undo)
        else:
            print(truth.editing, file=sys.stderr)
            _tell_review(await engine.amending.review(delivery.id, text, part))
            amendment = await engine.amending.edit(delivery.id, text, part, undo, because)
        if undo:
            print(f"In {undo.seconds} seconds; Ctrl+C leaves it as it is.", file=sys.stderr, flush=True)
        try:
            # As long as our own clock says: another program may be due first, which does no harm.
            await asyncio.sleep(max(0.0, (amendment.due - datetime.now(UTC)).total_seconds()) if undo else 0)
        except asyncio.CancelledError:
            await engine.amending.keep(delivery.id)
            raise
        await engine.taking_effect.work_off()
        waits = await engine.amending.waiting(delivery.id)
        after = await engine.planning.delivery(delivery.id)
    finally:
        await engine.close()
    print(after.reason)
    done = waits is None and (after.state is State.TAKEN_BACK if text is None else text in after.text)
    return WELL if done else TROUBLE


def _tell_review(read: Review | None) -> None:
    """Print what the coach says of the new text."""
    if read is not None and read.findings:
        print(f"The coach says: {read.verdict}.", file=sys.stderr)
        for finding in read.findings:
            print(f"  {finding.weight}: {finding.message}  [{finding.rule}]", file=sys.stderr)


async def _named(engine: Engine, name: str) -> Delivery:
    """Return the post whose id begins with `name`, or that can be read at this address."""
    out = [one for one in await engine.planning.deliveries(timedelta(days=3660)) if one.begun]
    found = [one for one in out if one.id.startswith(name) or name in {part.address for part in one.parts}]
    if len(found) > 1:
        raise InputError(f"Several posts are called {name}.")
    return found[0] if found else await engine.adopting.adopt(name)


def _as_json(delivery: Delivery, handle: str) -> dict[str, object]:
    return {
        "id": delivery.id,
        "account": handle,
        "state": delivery.state.value,
        "text": delivery.text,
        "parts": [
            {"text": part.text, "address": part.address, "there": part.there} for part in delivery.parts
        ],
        "note": delivery.reason,
    }
