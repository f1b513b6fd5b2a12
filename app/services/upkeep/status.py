"""How things stand at this moment, in a form that other programs read: docs/status.schema.json."""

from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from app.keychain import Keychain
from app.model.account import Account, SignIn
from app.model.delivery import OVER, TROUBLED, Delivery, State
from app.model.scheduling.pauses import Pauses
from app.places import Places
from app.services.lock import is_taken
from app.services.upkeep.own_version import program_version
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.ledger import Ledger
from app.store.scheduling.pauses import PauseStore
from app.store.schema import STEPS
from app.store.upkeep.leases import Lease, leases

FORMAT = 1  # of the answer; fields may be added without a new one
OPEN = tuple(state for state in State if state not in OVER)


async def status(places: Places, keychain: Keychain, now: datetime) -> dict[str, Any]:
    """Return how everything in `places` stands, without any text of a post. Raises StoreError."""
    deliveries: tuple[Delivery, ...] = ()
    held: tuple[Lease, ...] = ()
    accounts: tuple[Account, ...] = ()
    named: dict[str, Account] = {}
    pauses = Pauses()
    if places.database.exists():
        with closing(Database(places.database)) as database:
            deliveries = Ledger(database).all(now)
            held = leases(database, now)
            pauses = PauseStore(database).now()
            accounts, named = AccountStore(database).all(), AccountStore(database).named()
    seen = await keychain.look()
    counted = Counter(one.state for one in deliveries)
    waiting = [one for one in deliveries if one.state is State.WAITING]
    first = min(waiting, key=_moment, default=None)
    return {
        "format": FORMAT,
        "at": _text(now),
        "version": program_version(),
        "database": {"path": str(places.database), "version": len(STEPS)},
        "programs": {"window": is_taken(places.window_lock), "publisher": is_taken(places.publisher_lock)},
        "paused": {
            "everything": pauses.everything is not None,
            "accounts": [named[one].handle for one in pauses.accounts if one in named],
        },
        "queue": {state.value: counted[state] for state in OPEN},
        "next": None if first is None else {"at": _text(_moment(first)), **_whose(first, named)},
        "under_way": [_hold(one, named) for one in held],
        "troubled": [
            {"state": one.state.value, "due": _text(one.due), "reason": one.reason, **_whose(one, named)}
            for one in deliveries
            if one.state in TROUBLED
        ],
        "accounts": [
            {**_account(one), "server": one.server, "sign_in_needed": one.sign_in is SignIn.NEEDED}
            for one in accounts
        ],
        "keyring": {"place": seen.place, "trouble": str(seen.trouble or "")},
    }


def concerns(told: dict[str, Any]) -> list[str]:
    """Return a sentence for each thing in `told` that needs the writer."""
    sentences: list[str] = []
    troubled = len(told["troubled"])
    if troubled:
        sentences.append("One post needs you." if troubled == 1 else f"{troubled} posts need you.")
    needing = [one["account"] for one in told["accounts"] if one["sign_in_needed"]]
    if needing:
        sentences.append(f"Sign in again: {', '.join(needing)}.")
    if told["queue"]["waiting"] and not any(told["programs"].values()):
        sentences.append("Posts wait, and no program is there that publishes them.")
    if told["keyring"]["trouble"]:
        sentences.append(told["keyring"]["trouble"])
    return sentences


def _moment(delivery: Delivery) -> datetime:
    return max(delivery.due, delivery.not_before or delivery.due)


def _hold(lease: Lease, named: dict[str, Account]) -> dict[str, str]:
    return {**_account(named.get(lease.account_id)), "owner": lease.owner, "until": _text(lease.until)}


def _whose(delivery: Delivery, named: dict[str, Account]) -> dict[str, str]:
    return {"id": delivery.id, **_account(named.get(delivery.account_id))}


def _account(account: Account | None) -> dict[str, str]:
    return {
        "network": account.network if account is not None else "",
        "account": account.handle if account is not None else "",
    }


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
