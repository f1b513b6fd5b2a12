"""One account, ready to be used, with the way to its secrets."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol


class Vault(Protocol):
    """Keeps the secrets of one account; backed by the system keyring and never by a file."""

    async def read(self) -> Mapping[str, str]:
        """Return the secrets by name. Raises KeychainError, or SignInNeeded where there are none."""
        ...

    async def write(self, secrets: Mapping[str, str]) -> None:
        """Replace the secrets. Raises KeychainError."""
        ...

    def alone(self) -> AbstractAsyncContextManager[None]:
        """Let nobody else renew these secrets meanwhile, in this program or another one on the same data.

        Whoever had to wait reads them anew. Raises Unreachable where another one does not come to an end.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """One account, ready to be used."""

    account_id: str  # ours; locks and caches go by it
    server: str
    handle: str
    remote_id: str
    vault: Vault
