"""The memory of this session: keeps secrets until the program ends, where the person chose that."""

from collections.abc import Mapping

from app.errors import KeychainError

PLACE = "this session's memory, until Rapport closes"


class SessionMemory:
    """Keeps secrets in memory alone; nothing of it is ever written anywhere."""

    def __init__(self) -> None:
        """Begin empty, as every session does."""
        self._kept: dict[str, dict[str, str]] = {}

    async def read(self, entry: str) -> Mapping[str, str]:
        """Return the secrets kept as `entry`. Raises KeychainError where an earlier session had them."""
        try:
            return dict(self._kept[entry])
        except KeyError:
            # No SignInNeeded: the program that holds it may just be another one, and posts wait for it.
            raise KeychainError(
                "Its secret was kept for one session only, and that has ended; sign in again."
            ) from None

    def has(self, entry: str) -> bool:
        """Whether this session keeps `entry`."""
        return entry in self._kept

    async def write(self, entry: str, secrets: Mapping[str, str]) -> None:
        """Keep `secrets` as `entry` until the program ends."""
        self._kept[entry] = dict(secrets)

    async def delete(self, entry: str) -> None:
        """Forget `entry`; it is no error if it is not there."""
        self._kept.pop(entry, None)
