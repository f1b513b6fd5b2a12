"""Examines what Rapport stands on: clock, zone data, keyring, accounts and their servers."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.errors import AppError, KeychainError, SignInNeeded
from app.keychain import Keychain
from app.model.account import Account, SignIn
from app.networks.web.server_clock import server_moment
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.sending.wall_time import local_zone
from app.services.upkeep.finding import Finding, look, trouble, well
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.ledger import Ledger

SKEW = timedelta(minutes=2)  # more than that, and servers refuse signatures and posts come at odd times
PROBE = "doctor-probe"  # the entry of the keyring that is written, read and deleted again

ServerMoment = Callable[[str], Awaitable[datetime | None]]


async def examine_outside(
    database: Database | None,
    keychain: Keychain,
    doors: Doors | None,
    clock: Clock,
    *,
    online: bool,
    moment_of: ServerMoment = server_moment,
) -> AsyncIterator[Finding]:
    """Yield how clock, zones, keyring and accounts stand; only where `online` servers are asked.

    Without `database` and `doors` nothing is known of accounts. Raises StoreError.
    """
    accounts = AccountStore(database).all() if database is not None else ()
    waiting = Ledger(database).waiting() if database is not None else ()
    yield _zones(frozenset(one.zone for one in waiting))
    yield await _keyring(keychain)
    servers = tuple(dict.fromkeys(one.server for one in accounts)) if online else ()
    yield await _clock(servers, clock, moment_of)
    if not accounts:
        yield look("accounts", "Accounts", "No account is known.", "Add one on the page Accounts.")
    if doors is not None:
        for account in accounts:
            yield await _account(account, doors, online=online)


def _zones(zones: frozenset[str]) -> Finding:
    name, title, here = "zones", "Time zones", local_zone()
    unknown = [zone for zone in sorted(zones | {here}) if not _is_known(zone)]
    if unknown:
        words = f"This computer does not know the time zone {unknown[0]}."
        return trouble(name, title, words, "Install Rapport anew, with its package tzdata.")
    return well(name, title, f"This computer is in {here}, and every zone of the queue is known.")


def _is_known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


async def _keyring(keychain: Keychain) -> Finding:
    name, title, value = "keyring", "Keyring", secrets.token_hex(8)
    try:
        place = await keychain.place()
        await keychain.write(PROBE, {"probe": value})
        kept = dict(await keychain.read(PROBE))
        await keychain.delete(PROBE)
    except (KeychainError, SignInNeeded) as error:
        advice = "Unlock it, or install one; until then no account can publish."
        return trouble(name, title, str(error), advice)
    if kept != {"probe": value}:
        return trouble(
            name, title, f"{_begin(place)} does not give back what it is given.", "Use another one."
        )
    return well(name, title, f"{_begin(place)} can be written and read.")


async def _clock(servers: tuple[str, ...], clock: Clock, moment_of: ServerMoment) -> Finding:
    name, title = "clock", "Clock"
    skews: list[timedelta] = []
    for server in servers:
        before = clock()
        try:
            told = await moment_of(server)
        except AppError:
            continue
        after = clock()
        if told is not None:
            skews.append(before + (after - before) / 2 - told)
    if not skews:
        return well(name, title, f"It shows {clock():%Y-%m-%d %H:%M} UTC; no server was asked.")
    skew = sorted(skews)[len(skews) // 2]
    if abs(skew) > SKEW:
        way = "ahead of" if skew > timedelta() else "behind"
        words = f"It is {round(abs(skew) / timedelta(minutes=1))} minutes {way} the clocks of your servers."
        return trouble(name, title, words, "Let the system set its clock by the network.")
    return well(name, title, "It agrees with the clocks of your servers.")


async def _account(account: Account, doors: Doors, *, online: bool) -> Finding:
    name, title = (
        f"account {account.network}:{account.handle}",
        f"Account {account.handle} ({account.network})",
    )
    later = "Try again later; what is in the queue waits."
    again = "Sign in again on the page Accounts; what is in the queue stays."
    try:
        if online:
            async with asyncio.timeout(60):
                await doors.network(account.network).check(doors.login(account))
        elif account.sign_in is SignIn.NEEDED:
            return trouble(name, title, "Its server did not accept the sign-in last time.", again)
        else:
            await doors.login(account).vault.read()
    except SignInNeeded as error:
        return trouble(name, title, str(error), again)
    except AppError as error:
        return look(name, title, str(error), later)
    except TimeoutError:
        return look(
            name, title, "Its server does not answer.", "Try again later; what is in the queue waits."
        )
    return well(
        name, title, "Its server accepts the sign-in." if online else "Its sign-in is in the keyring."
    )


def _begin(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
