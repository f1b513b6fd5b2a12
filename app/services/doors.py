"""Opens the door to an account: its network, and a login that can reach its secrets."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import InputError
from app.keychain import EntryVault, Keychain
from app.keychain.vaults import Entries
from app.model.account import Account, Kept
from app.networks.base import Login, Network
from app.networks.catalogue import Catalogue
from app.services.vaults import AccountVault, Renewals


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Every network that the program knows, and the keyring that opens them."""

    networks: Mapping[str, Network]
    keychain: Keychain
    renewals: Renewals

    def network(self, name: str) -> Network:
        """Return the network called `name`. Raises InputError where there is none."""
        try:
            return self.networks[name]
        except KeyError:
            raise InputError(f"Rapport does not know a network called “{name}”.") from None

    def login(self, account: Account) -> Login:
        """Return what a network needs to act for `account`."""
        return Login(
            account_id=account.id,
            server=account.server,
            handle=account.handle,
            remote_id=account.remote_id,
            vault=AccountVault(account, EntryVault(self.entries(account.kept), account.id), self.renewals),
        )

    def entries(self, kept: Kept) -> Entries:
        """Return where secrets are that are `kept` so."""
        return self.keychain if kept is Kept.KEYRING else self.keychain.session

    async def close(self) -> None:
        """Let go of every connection."""
        networks = self.networks
        for network in networks.built if isinstance(networks, Catalogue) else networks.values():
            await network.close()
