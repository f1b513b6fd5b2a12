"""The system keyring: the one place for passwords and tokens. No keyring means no secret, never a file."""

import asyncio
import json
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from app.errors import AppError, KeychainError, KeychainLocked, KeychainMissing, SignInNeeded

if TYPE_CHECKING:  # a tenth of a second and 10 MB; loaded where a secret is first asked for
    from keyring.backend import KeyringBackend  # noqa: TID251 - the one way to the keyring

SERVICE = "rapport"
PATIENCE_S = (
    20.0  # a keyring that asks the person for its password needs time; a dead one does not deserve more
)

# What really encrypts. Anything else (a plain file, the null keyring) is refused.
TRUSTED = {
    "keyring.backends.SecretService": "the Secret Service of your desktop (GNOME Keyring or KeePassXC)",
    "keyring.backends.libsecret": "the Secret Service of your desktop (GNOME Keyring or KeePassXC)",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.macOS": "the macOS Keychain",
    "keyring.backends.Windows": "the Windows Credential Manager",
}

Result = TypeVar("Result")


class Keychain:
    """Keeps one small entry per account in the system keyring."""

    def __init__(self, backend: "KeyringBackend | None" = None, *, patience_s: float = PATIENCE_S) -> None:
        """Use `backend`, or whatever the system offers when it is first needed."""
        self._chosen = backend
        self._patience_s = patience_s

    async def place(self) -> str:
        """Return in words where secrets are kept. Raises KeychainMissing where there is no safe place."""
        return await self._ask(lambda: _words_for(self._backend()))

    async def read(self, entry: str) -> Mapping[str, str]:
        """Return the secrets kept as `entry`.

        Raises:
            SignInNeeded: there is no such entry, or it cannot be understood.
            KeychainError: the keyring is missing, locked or silent.
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
        if self._chosen is None:
            self._chosen = _safe_backend()
        return self._chosen

    async def _ask(self, question: Callable[[], Result]) -> Result:
        """Run `question` in a daemon thread: a D-Bus that hangs must hang neither the engine nor the end."""
        from keyring import errors  # noqa: TID251 - the one way to the keyring

        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Result] = loop.create_future()

        def settle(value: Result | None, error: Exception | None) -> None:
            if answer.done():
                return
            if error is not None:
                answer.set_exception(error)
            else:
                answer.set_result(cast("Result", value))

        def work() -> None:
            value, failure = None, None
            try:
                value = question()
            except Exception as error:  # noqa: BLE001 - handed over to the waiting coroutine as it is
                failure = error
            with suppress(RuntimeError):  # the loop has ended, nobody waits for the answer any more
                loop.call_soon_threadsafe(settle, value, failure)

        threading.Thread(target=work, name="keyring", daemon=True).start()
        try:
            async with asyncio.timeout(self._patience_s):
                return await answer
        except TimeoutError as error:
            raise KeychainLocked(
                "The system keyring does not answer. Unlock it, or log in to your desktop again."
            ) from error
        except errors.KeyringLocked as error:
            raise KeychainLocked("The system keyring is locked. Unlock it and try again.") from error
        except errors.NoKeyringError as error:
            raise KeychainMissing(_MISSING) from error
        except errors.InitError as error:
            raise KeychainLocked("The system keyring could not be opened: it was not unlocked.") from error
        except errors.KeyringError as error:
            raise KeychainError(f"The system keyring refused: {error}.") from error
        except AppError:
            raise
        except Exception as error:  # a backend lets through whatever its own libraries raise
            raise KeychainError(f"The system keyring failed: {error}.") from error


class EntryVault:
    """One account's secrets in the keychain, as a network wants to see them."""

    def __init__(self, keychain: Keychain, entry: str) -> None:
        """Read and write `entry` of `keychain`."""
        self._keychain = keychain
        self._entry = entry

    async def read(self) -> Mapping[str, str]:
        """Return the secrets by name. Raises KeychainError, or SignInNeeded where there are none."""
        return await self._keychain.read(self._entry)

    async def write(self, secrets: Mapping[str, str]) -> None:
        """Replace the secrets. Raises KeychainError."""
        await self._keychain.write(self._entry, secrets)


_MISSING = (
    "There is no system keyring to keep a password in, and Rapport never writes one to a file. "
    "On Linux, install and unlock GNOME Keyring, KWallet or KeePassXC."
)


def _safe_backend() -> "KeyringBackend":
    import keyring  # noqa: TID251 - the one way to the keyring
    from keyring.backends.chainer import ChainerBackend  # noqa: TID251 - the one way to the keyring

    offered = keyring.get_keyring()
    preferred = list(offered.backends) if isinstance(offered, ChainerBackend) else [offered]
    # The library keeps what it found first; a keyring may have come since.
    for look in (lambda: preferred, _viable_now):
        for candidate in look():
            if type(candidate).__module__ in TRUSTED:
                return candidate
    raise KeychainMissing(_MISSING)


def _viable_now() -> "list[KeyringBackend]":
    """Return the trusted keyrings that can be used at this moment, the best first."""
    from keyring.backend import KeyringBackend, get_all_keyring  # noqa: TID251 - the one way to the keyring

    get_all_keyring()  # loads every kind there is; its answer is kept for good and may be out of date
    viable = [kind for kind in KeyringBackend.get_viable_backends() if kind.__module__ in TRUSTED]
    return [kind() for kind in sorted(viable, key=lambda kind: float(kind.priority), reverse=True)]


def _words_for(backend: "KeyringBackend") -> str:
    return TRUSTED.get(type(backend).__module__, backend.name)
