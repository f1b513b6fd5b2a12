"""How a server knows this program: one small entry for each server and each way its answers come back."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from app.errors import SignInNeeded
from app.keychain.vaults import Entries
from app.model.account import Kept
from app.networks.base import OUT_OF_BAND, Invitation
from app.services.doors import Doors


class Registrations:
    """Keeps client ids and secrets beside the accounts' own, in the keyring or in the session."""

    def __init__(self, doors: Doors) -> None:
        """Keep them behind `doors`."""
        self._doors = doors

    async def known(self, server: str, kept: Kept, *, by_code: bool) -> Mapping[str, str]:
        """Return what `server` knows this program by, nothing where it does not. Raises KeychainError."""
        entries: Entries = self._doors.entries(kept)
        if kept is Kept.SESSION and not self._doors.keychain.session.has(entry_of(server, by_code=by_code)):
            return {}
        try:
            return await entries.read(entry_of(server, by_code=by_code))
        except SignInNeeded:  # there is no such entry
            return {}

    async def keep(self, invited: Invitation, kept: Kept) -> None:
        """Keep what `invited` brought. Raises KeychainError."""
        entry = entry_of(invited.server, by_code=invited.redirect == OUT_OF_BAND)
        await self._doors.entries(kept).write(entry, invited.app)


def entry_of(server: str, *, by_code: bool) -> str:
    """Return the name of the entry."""
    return f"app {server}{' code' if by_code else ''}"


def entries_of(server: str) -> tuple[str, str]:
    """Return the names of both entries that a server can have."""
    return entry_of(server, by_code=False), entry_of(server, by_code=True)


def port_of(app: Mapping[str, str]) -> int:
    """Return the port that the server brings answers to, so that it can be used again; 0 for none."""
    try:
        return urlsplit(app.get("redirect", "")).port or 0
    except ValueError:
        return 0
