"""One small entry per account in the system keyring, and how that keyring is."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from app.errors import KeychainError, KeychainGone, KeychainLocked, SignInNeeded
from app.keychain.asking import LOCKED, Asking
from app.keychain.backends import is_locked, safe_backend, words_for
from app.keychain.session import SessionMemory

if TYPE_CHECKING:  # as in app/keychain/backends.py
    from keyring.backend import KeyringBackend  # noqa: TID251 - the one way to the keyring

SERVICE = "rapport"
PATIENCE_S = 20.0  # a keyring that asks the person for its password needs time; a dead one deserves no more
PROBE = "probe"  # an entry that is never there

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the keyring is: where secrets are kept, or why they cannot be kept now."""

    place: str  # in words; "" where there is none
    trouble: KeychainError | None = None


class Keychain:
    """Keeps one small entry per account in the system keyring."""

    def __init__(self, backend: "KeyringBackend | None" = None, *, patience_s: float = PATIENCE_S) -> None:
        """Use `backend`, or whatever the system offers when it is first needed."""
        self._given = backend
        self._found: KeyringBackend | None = None
        self.patience_s = patience_s  # for one question
        self._asking = Asking()
        self.session = SessionMemory()  # for the accounts of which the person wants it so

    async def place(self) -> str:
        """Return in words where secrets are kept. Raises KeychainMissing where there is no safe place."""
        return await self._ask(lambda: words_for(self._backend()))

    async def look(self, *, knock: bool = False) -> Look:
        """Return how the keyring is now.

        Only with `knock` the keyring may ask the person for its password; that can take `PATIENCE_S`.
        """
        place = ""

        def see() -> None:
            if knock:
                self._backend().get_password(SERVICE, PROBE)
            elif is_locked(self._backend()):
                raise KeychainLocked(LOCKED)

        try:
            place = await self.place()
            await self._ask(see)
        except KeychainError as error:
            return Look(place=place, trouble=error)
        return Look(place=place)

    async def read(self, entry: str) -> Mapping[str, str]:
        """Return the secrets kept as `entry`.

        Raises:
            SignInNeeded: there is no such entry, or it cannot be understood.
            KeychainError: the keyring is missing, locked, silent or gone, or it refuses.
        """
        raw = await self._ask(lambda: self._backend().get_password(SERVICE, entry))
        if raw is None:
            raise SignInNeeded("The keyring holds no password for this account; sign in again.")
        try:
            found = json.loads(raw)
        except ValueError as error:
            raise SignInNeeded(
                "The keyring's entry for this account cannot be read; sign in again."
            ) from error
        if not isinstance(found, dict):
            raise SignInNeeded("The keyring's entry for this account cannot be read; sign in again.")
        return {str(name): str(value) for name, value in cast("dict[Any, Any]", found).items()}

    async def write(self, entry: str, secrets: Mapping[str, str]) -> None:
        """Keep `secrets` as `entry`, in place of what was there. Raises KeychainError."""
        raw = json.dumps(dict(secrets), separators=(",", ":"))

        def keep() -> None:
            # keyring wraps this method without types.
            self._backend().set_password(SERVICE, entry, raw)  # pyright: ignore[reportUnknownMemberType]

        await self._ask(keep)

    async def delete(self, entry: str) -> None:
        """Forget `entry`; it is no error if it is not there. Raises KeychainError."""

        def forget() -> None:
            from keyring.errors import PasswordDeleteError  # noqa: TID251 - the one way to the keyring

            try:
                self._backend().delete_password(SERVICE, entry)
            except PasswordDeleteError:
                if self._backend().get_password(SERVICE, entry) is not None:
                    raise

        await self._ask(forget)

    def _backend(self) -> "KeyringBackend":
        if self._given is not None:
            return self._given
        if self._found is None:
            self._found = safe_backend()
        return self._found

    async def _ask(self, question: Callable[[], Result]) -> Result:
        try:
            return await self._asking.ask(question, self.patience_s)
        except KeychainGone:
            self._found = None  # another one may have taken its place
            raise
