"""Opens the door to an account: its network, and a login that can reach its secrets."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import InputError
from app.keychain import EntryVault, Keychain
from app.model.account import Account
from app.networks.base import Login, Network
from app.networks.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Every network that the program knows, and the keyring that opens them."""

    networks: Mapping[str, Network]
    keychain: Keychain

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
            vault=EntryVault(self.keychain, account.id),
        )

    async def close(self) -> None:
        """Let go of every connection."""
        networks = self.networks
        for network in networks.built if isinstance(networks, Catalogue) else networks.values():
            await network.close()
