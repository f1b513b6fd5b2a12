"""Notices when a keyring that was shut is open again, and lets the posts that waited for it go on."""

import asyncio
import logging
from contextlib import suppress

from app.errors import AppError
from app.keychain import Keychain, Look
from app.model.account import Kept
from app.services.signing_in.holding import Holding
from app.store.accounts import AccountStore

log = logging.getLogger(__name__)


class KeyringWatch:
    """Looks at the keyring for whoever asks, and by itself as long as posts wait for it."""

    def __init__(self, *, keychain: Keychain, accounts: AccountStore, holding: Holding) -> None:
        """Look at `keychain`; `holding` lets posts go on."""
        self._keychain = keychain
        self._accounts = accounts
        self._holding = holding
        # Not "is open": one that opens and still refuses would let its posts be tried at every look.
        self._was_shut = True
        self._running: asyncio.Task[None] | None = None

    async def look(self, *, knock: bool = False) -> Look:
        """Return how the keyring is; with `knock` it may ask for its password. Raises StoreError."""
        seen = await self._keychain.look(knock=knock)
        if seen.trouble is not None:
            self._was_shut = True
        elif self._was_shut:
            self._was_shut = False
            self._holding.keyring_is_back(one.id for one in self._accounts.all() if one.kept is Kept.KEYRING)
        return seen

    def look_round(self) -> None:
        """Look beside the publisher where posts wait; nobody is asked for a password. Raises StoreError."""
        if (self._running is None or self._running.done()) and self._holding.awaits_keyring():
            self._running = asyncio.create_task(self._look_quietly())

    async def close(self) -> None:
        """End what is under way."""
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running

    async def _look_quietly(self) -> None:
        try:
            await self.look()
        except AppError as error:  # it is tried again at the next look round
            log.warning("looking at the keyring: %s", error)
        except Exception:
            log.exception("a bug while looking at the keyring")
