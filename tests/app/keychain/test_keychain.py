"""Secrets live in the system keyring or nowhere, and a keyring that fails says so in a sentence."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Mapping

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordDeleteError

from app.errors import (
    KeychainError,
    KeychainGone,
    KeychainLocked,
    KeychainMissing,
    KeychainRefused,
    SignInNeeded,
)
from app.keychain import EntryVault, Keychain
from tests.app.services.memory_keyring import MemoryKeyring
from tests.servers.secret_service import SecretService

ROUND = """
import asyncio
from app.errors import AppError
from app.keychain import Keychain

async def work():
    keychain = Keychain()
    try:
        print(await keychain.place())
        await keychain.write("ada", {"token": "pässword ☃", "other": ""})
        print(ascii(await keychain.read("ada")))
        await keychain.delete("ada")
        await keychain.delete("ada")
        await keychain.read("ada")
    except AppError as error:
        print(type(error).__name__, error)

asyncio.run(work())
"""
LATE = """
import asyncio, os
from app.errors import KeychainMissing
from app.keychain import Keychain

async def work():
    keychain = Keychain()
    try:
        await keychain.place()
    except KeychainMissing as error:
        print(type(error).__name__)
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "{address}"
    print(await keychain.place())

asyncio.run(work())
"""
WRONG = """
import asyncio, keyring
from keyring.backends.null import Keyring
from app.keychain import Keychain

keyring.set_keyring(Keyring())
print(asyncio.run(Keychain().place()))
"""
SECRET_SERVICE = "the Secret Service of your desktop"
GNOME = "GNOME Keyring"
STAYS_LOCKED = (
    "The system keyring stays locked: its password was not given. Try again and type it in the window that "
    "your desktop opens, or unlock the keyring in its own program."
)


class Failing(MemoryKeyring):
    """A keyring that answers every question with the same failure."""

    def __init__(self, failure: Exception) -> None:
        super().__init__()
        self.failure = failure

    def get_password(self, service: str, username: str) -> str | None:
        raise self.failure


def backend_from(module: str) -> KeyringBackend:
    """Return a keyring that seems to come from `module`."""
    kind = type("Keyring", (MemoryKeyring,), {"__module__": module})
    known: set[type] = getattr(KeyringBackend, "_classes")  # noqa: B009 - it comes without types
    known.discard(kind)  # or other tests would find it
    return kind()


def run(program: str, environ: Mapping[str, str]) -> str:
    """Run `program` with nothing but `environ` to find a keyring by, and return what it printed."""
    kept = {name: value for name, value in os.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    done = subprocess.run(
        [sys.executable, "-W", "ignore::ResourceWarning", "-c", program],
        env={**kept, "PYTHONIOENCODING": "utf-8", "XDG_RUNTIME_DIR": "/nonexistent", **environ},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Callable[[KeyringBackend], None]:
    """Let the system offer one keyring and no other, whatever this machine has."""

    def choose(backend: KeyringBackend) -> None:
        monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
        monkeypatch.setattr(KeyringBackend, "get_viable_backends", list[type[KeyringBackend]])

    return choose


def test_the_desktops_keyring_keeps_returns_and_forgets_a_secret(secret_service: SecretService) -> None:
    assert run(ROUND, secret_service.environ).splitlines() == [
        GNOME,
        ascii({"token": "pässword ☃", "other": ""}),
        "SignInNeeded The keyring holds no password for this account; sign in again.",
    ]


def test_a_locked_keyring_is_told(secret_service: SecretService) -> None:
    secret_service.lock()
    try:
        assert run(ROUND, secret_service.environ).splitlines() == [
            GNOME,
            f"KeychainLocked {STAYS_LOCKED}",
        ]
    finally:
        secret_service.unlock()


def test_a_desktop_without_a_keyring_is_told_and_nothing_is_written() -> None:
    (told,) = run(ROUND, {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}).splitlines()
    assert told.startswith("KeychainMissing There is no system keyring to keep a password in, and Rapport ")


def test_a_keyring_that_comes_later_is_found_without_a_new_start(secret_service: SecretService) -> None:
    late = LATE.replace("{address}", secret_service.environ["DBUS_SESSION_BUS_ADDRESS"])
    nothing = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    assert run(late, nothing).splitlines() == ["KeychainMissing", GNOME]


def test_a_keyring_that_encrypts_is_found_behind_a_wrong_one(secret_service: SecretService) -> None:
    assert run(WRONG, secret_service.environ).splitlines() == [GNOME]


def test_what_is_written_comes_back_whatever_its_signs() -> None:
    async def work() -> None:
        vault = EntryVault(Keychain(MemoryKeyring()), "ada")
        for secrets in ({}, {"token": 'a"\\\n☃🍞'}, {"one": "1", "two": ""}):
            await vault.write(secrets)
            assert await vault.read() == secrets

    asyncio.run(work())


@pytest.mark.parametrize(
    ("failure", "kind", "sentence"),
    [
        (KeyringLocked("x"), KeychainLocked, STAYS_LOCKED),
        (
            InitError("x"),
            KeychainLocked,
            "The system keyring could not be opened: it was not unlocked, or never set up. Try again",
        ),
        (NoKeyringError("x"), KeychainMissing, "There is no system keyring to keep a password in"),
        (PasswordDeleteError("no way"), KeychainRefused, "The system keyring refused: no way. Open your"),
        (ConnectionResetError("bus gone"), KeychainGone, "The system keyring has gone away"),
        (ValueError("odd"), KeychainError, "The system keyring failed: odd."),
    ],
)
def test_every_failure_of_a_keyring_is_told_in_a_sentence(
    failure: Exception, kind: type[KeychainError], sentence: str
) -> None:
    with pytest.raises(kind) as caught:
        asyncio.run(Keychain(Failing(failure)).read("ada"))
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize(
    "module", ["keyring.backends.null", "keyring.backends.fail", "keyrings.alt.file", "somebody.plaintext"]
)
def test_a_keyring_that_does_not_encrypt_is_refused(
    offer: Callable[[KeyringBackend], None], module: str
) -> None:
    backend = backend_from(module)
    offer(backend)
    with pytest.raises(KeychainMissing, match="Rapport never writes one to a file"):
        asyncio.run(Keychain().write("ada", {"token": "secret"}))
    assert isinstance(backend, MemoryKeyring)
    assert backend.kept == {}


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("keyring.backends.SecretService", SECRET_SERVICE),
        ("keyring.backends.libsecret", SECRET_SERVICE),
        ("keyring.backends.kwallet", "KWallet"),
        ("keyring.backends.macOS", "the macOS Keychain"),
        ("keyring.backends.Windows", "the Windows Credential Manager"),
    ],
)
def test_a_keyring_that_encrypts_is_named(
    offer: Callable[[KeyringBackend], None], module: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    offer(backend_from(module))
    assert asyncio.run(Keychain().place()) == words


def test_of_several_keyrings_one_that_encrypts_is_taken(
    offer: Callable[[KeyringBackend], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, safe = backend_from("keyrings.alt.file"), backend_from("keyring.backends.kwallet")
    monkeypatch.setattr(ChainerBackend, "backends", [plain, safe])
    offer(ChainerBackend())
    asyncio.run(Keychain().write("ada", {"token": "secret"}))
    assert isinstance(plain, MemoryKeyring)
    assert isinstance(safe, MemoryKeyring)
    assert (len(plain.kept), len(safe.kept)) == (0, 1)


@pytest.mark.parametrize("raw", ["", "not JSON", "[]", '"token"', "null"])
def test_an_entry_that_cannot_be_understood_asks_for_a_new_sign_in(raw: str) -> None:
    backend = MemoryKeyring()
    backend.kept["rapport", "ada"] = raw
    with pytest.raises(SignInNeeded, match="entry for this account cannot be read; sign in again"):
        asyncio.run(Keychain(backend).read("ada"))


def test_forgetting_what_is_not_there_is_no_error_and_what_cannot_be_forgotten_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backend = MemoryKeyring()
    keychain = Keychain(backend)
    asyncio.run(keychain.delete("ada"))

    def refuse(*_: str) -> None:
        raise PasswordDeleteError("not yours")

    asyncio.run(keychain.write("ada", {"token": "secret"}))
    monkeypatch.setattr(backend, "delete_password", refuse)
    with pytest.raises(KeychainError, match="The system keyring refused: not yours"):
        asyncio.run(keychain.delete("ada"))
