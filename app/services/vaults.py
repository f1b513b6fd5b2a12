"""An account's secrets as its network gets them: their use is noted, and one at a time renews them."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta

from app.errors import StoreError, Unreachable
from app.keychain import EntryVault
from app.model.account import Account
from app.services.clock import Clock
from app.store.accounts import AccountStore

log = logging.getLogger(__name__)

RENEWAL = timedelta(minutes=2)  # longer than any request; after that the one who began it has died
LOOK_S = 0.2  # between two looks whether another program is done
LOOKS = 600  # two minutes of them


class Renewals:
    """Sees that the secrets of one account are renewed by one at a time, here and in other programs."""

    def __init__(self, accounts: AccountStore, clock: Clock, longest: timedelta = RENEWAL) -> None:
        """Agree with other programs through `accounts`; whoever takes longer than `longest` has died."""
        self._accounts = accounts
        self._clock = clock
        self._longest = longest
        self._locks: dict[str, asyncio.Lock] = {}

    @asynccontextmanager
    async def alone(self, account_id: str) -> AsyncGenerator[None]:
        """Wait for whoever renews these secrets now, and keep others away. Raises Unreachable."""
        async with self._locks.setdefault(account_id, asyncio.Lock()):
            for _ in range(LOOKS):
                until = self._clock() + self._longest
                if self._accounts.begin_renewal(account_id, self._clock(), until):
                    break
                await asyncio.sleep(LOOK_S)
            else:
                raise Unreachable("Another program has been renewing this sign-in for two minutes.")
            try:
                yield
            finally:
                self._accounts.end_renewal(account_id, until)

    def used(self, account_id: str) -> None:
        """Note that the secret was taken out; a disk that fails must not keep a post from going out."""
        try:
            self._accounts.used(account_id, self._clock())
        except StoreError as error:
            log.warning("noting the use of a secret: %s", error)


class AccountVault:
    """The vault of one account."""

    def __init__(self, account: Account, entry: EntryVault, renewals: Renewals) -> None:
        """Read and write `entry`, and renew what is in it as `renewals` allow."""
        self._account = account
        self._entry = entry
        self._renewals = renewals

    async def read(self) -> Mapping[str, str]:
        """Return the secrets by name. Raises KeychainError, or SignInNeeded where there are none."""
        secrets = await self._entry.read()
        self._renewals.used(self._account.id)
        return secrets

    async def write(self, secrets: Mapping[str, str]) -> None:
        """Replace the secrets. Raises KeychainError."""
        await self._entry.write(secrets)

    @asynccontextmanager
    async def alone(self) -> AsyncGenerator[None]:
        """Let nobody else renew these secrets meanwhile. Raises Unreachable."""
        async with self._renewals.alone(self._account.id):
            yield


class LooseVault:
    """Secrets that belong to no account, or no longer: to be used once more, and not kept."""

    def __init__(self, secrets: Mapping[str, str]) -> None:
        """Hold `secrets`."""
        self._secrets = dict(secrets)

    async def read(self) -> Mapping[str, str]:
        """Return the secrets."""
        return self._secrets

    async def write(self, secrets: Mapping[str, str]) -> None:
        """Hold `secrets` instead."""
        self._secrets = dict(secrets)

    @asynccontextmanager
    async def alone(self) -> AsyncGenerator[None]:
        """Nobody else has these."""
        yield
