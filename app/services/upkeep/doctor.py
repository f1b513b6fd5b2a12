"""Examines everything that Rapport needs, also where the engine cannot start, and says what to do."""

import asyncio
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress

from app.errors import StoreError
from app.keychain import Keychain
from app.networks.catalogue import networks
from app.places import Places
from app.services.clock import Clock, system_clock
from app.services.doors import Doors
from app.services.upkeep.examining_disk import examine_disk
from app.services.upkeep.examining_outside import examine_outside
from app.services.upkeep.finding import Finding, Grade
from app.services.vaults import Renewals
from app.store.accounts import AccountStore
from app.store.database import Database

KEYRING_PATIENCE_S = 10.0


async def examine(
    places: Places, *, online: bool = True, doors: Doors | None = None, clock: Clock = system_clock
) -> tuple[Finding, ...]:
    """Return how everything in `places` stands; only where `online` servers are asked.

    Without `doors` it asks keyring and servers by itself, so that it needs no engine. It never raises for
    what it finds.
    """
    on_disk = await asyncio.to_thread(lambda: tuple(examine_disk(places)))
    keychain = doors.keychain if doors is not None else Keychain(patience_s=KEYRING_PATIENCE_S)
    with _opened(places) as database:
        own = None
        if doors is None and database is not None:
            renewals = Renewals(AccountStore(database), clock)
            own = doors = Doors(networks=networks(), keychain=keychain, renewals=renewals)
        try:
            outside = [one async for one in examine_outside(database, keychain, doors, clock, online=online)]
        finally:
            if own is not None:
                await own.close()
    return (*on_disk, *outside)


@contextmanager
def _opened(places: Places) -> Generator[Database | None]:
    """Open the database; None where there is none, or it cannot be opened, which the disk's part tells."""
    database = None
    if places.database.exists():
        with suppress(StoreError):
            database = Database(places.database)
    try:
        yield database
    finally:
        if database is not None:
            database.close()


def worst(findings: Sequence[Finding]) -> Grade:
    """Return the worst grade among `findings`."""
    order = tuple(Grade)
    return max((one.grade for one in findings), key=order.index, default=Grade.WELL)
