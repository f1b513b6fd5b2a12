"""Ends what was granted: credentials that were replaced or not wanted, and registrations nobody needs."""

import logging
from collections.abc import Iterable, Mapping

from app.errors import KeychainError, NetworkError
from app.model.account import Account, Kept, Way
from app.networks.base import Login
from app.services.doors import Doors
from app.services.signing_in.registrations import entries_of
from app.services.vaults import LooseVault

log = logging.getLogger(__name__)

CREDENTIALS = ("password", "token")  # what a network lets somebody in with, by the names in the vault
SESSION = ("refresh",)  # what a session goes by where the network opens one for each sign-in


class Ending:
    """Revokes credentials at the networks. What cannot be revoked now is no reason to keep anything here."""

    def __init__(self, doors: Doors) -> None:
        """Reach networks and secrets through `doors`."""
        self._doors = doors

    async def kept(self, account: Account | None) -> Mapping[str, str]:
        """Return the secrets of `account`, none where they cannot be had."""
        if account is None:
            return {}
        try:
            return await self._doors.entries(account.kept).read(account.id)
        except (KeychainError, NetworkError):
            return {}

    async def revoke(self, account: Account, secrets: Mapping[str, str], unless: Mapping[str, str]) -> bool:
        """Revoke `secrets` of `account`, unless the same credential is in `unless`.

        Returns False where they are as good as before, though nobody wants them any more.
        """
        network = self._doors.network(account.network)
        names = SESSION if network.opens_sessions else CREDENTIALS
        if not secrets or any(secrets.get(name, "") == unless.get(name) for name in names):
            return True
        login = Login(
            account_id=account.id,
            server=account.server,
            handle=account.handle,
            remote_id=account.remote_id,
            vault=LooseVault(secrets),
        )
        try:
            await network.sign_out(login)
        except (NetworkError, KeychainError) as error:
            log.info("revoking a credential: %s", error)
            return False
        return True

    async def forget(self, entry: str, kept: Kept) -> None:
        """Delete an entry that nothing leads to any more; a keyring that fails now keeps it."""
        try:
            await self._doors.entries(kept).delete(entry)
        except KeychainError as error:
            log.warning("an entry stays in the keyring: %s", error)

    async def forget_registrations(self, gone: Account, left: Iterable[Account]) -> None:
        """Forget how the server of `gone` knows this program, where no account that is `left` needs it."""
        if gone.way is Way.BROWSER and not any(
            one.way is Way.BROWSER and (one.server, one.kept) == (gone.server, gone.kept) for one in left
        ):
            for entry in entries_of(gone.server):
                await self.forget(entry, gone.kept)
