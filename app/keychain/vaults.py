"""One account's secrets, as a network wants to see them."""

from collections.abc import Mapping
from typing import Protocol


class Entries(Protocol):
    """Keeps secrets under the name of an entry: the keyring, or the memory of this session."""

    async def read(self, entry: str) -> Mapping[str, str]:
        """Return the secrets kept as `entry`. Raises KeychainError, or SignInNeeded where there are none."""
        ...

    async def write(self, entry: str, secrets: Mapping[str, str]) -> None:
        """Keep `secrets` as `entry`, in place of what was there. Raises KeychainError."""
        ...

    async def delete(self, entry: str) -> None:
        """Forget `entry`; it is no error if it is not there. Raises KeychainError."""
        ...


class EntryVault:
    """One entry of the keyring or of the session."""

    def __init__(self, entries: Entries, entry: str) -> None:
        """Read and write `entry` of `entries`."""
        self._entries = entries
        self._entry = entry

    async def read(self) -> Mapping[str, str]:
        """Return the secrets by name. Raises KeychainError, or SignInNeeded where there are none."""
        return await self._entries.read(self._entry)

    async def write(self, secrets: Mapping[str, str]) -> None:
        """Replace the secrets. Raises KeychainError."""
        await self._entries.write(self._entry, secrets)
