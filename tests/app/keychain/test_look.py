"""A look at the keyring asks the person for nothing, and every trouble has its own sentence."""

import asyncio

import pytest

from app.errors import KeychainError, KeychainGone, KeychainLocked, KeychainMissing
from app.keychain import EntryVault, Keychain
from app.keychain.backends import SECRET_SERVICE
from tests.app.services.memory_keyring import MemoryKeyring
from tests.servers.installing.availability import require
from tests.servers.secret_service import SecretService


class Locked(MemoryKeyring):
    """A keyring that asks the person for a password as soon as it is read, and gets none."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeychainLocked("The person was asked.")


def test_an_open_keyring_is_named_and_has_no_trouble() -> None:
    look = asyncio.run(Keychain(MemoryKeyring()).look(knock=True))
    assert (look.place, look.trouble) == (MemoryKeyring().name, None)


def test_a_look_asks_the_person_for_nothing_and_a_knock_does() -> None:
    keychain = Keychain(Locked())
    assert asyncio.run(keychain.look()).trouble is None
    assert isinstance(asyncio.run(keychain.look(knock=True)).trouble, KeychainLocked)


@pytest.mark.parametrize(
    ("came_late", "gone"),
    [(False, f"{SECRET_SERVICE}: {KeychainGone.__name__}"), (True, f"nowhere: {KeychainMissing.__name__}")],
)
def test_a_real_keyring_is_seen_locked_open_and_gone(
    monkeypatch: pytest.MonkeyPatch, came_late: bool, gone: str
) -> None:
    require("secret_service")
    if came_late:  # the library found none, and keeps that
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nobody/listens")
        assert isinstance(asyncio.run(Keychain().look()).trouble, KeychainMissing)

    async def life() -> list[str]:
        keychain = Keychain()
        seen: list[str] = []

        async def see(*, knock: bool = False) -> None:
            look = await keychain.look(knock=knock)
            seen.append(f"{look.place or 'nowhere'}: {type(look.trouble).__name__}")

        with SecretService() as service:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
            await see(knock=True)
            service.lock()
            await see()
            assert service.unlock()
            await see()
        with pytest.raises(KeychainGone):
            await keychain.read("ada")
        await see()  # what went away is no longer held on to
        with SecretService() as service:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
            await see(knock=True)
        return seen

    assert asyncio.run(life()) == [
        "GNOME Keyring: NoneType",
        "GNOME Keyring: KeychainLocked",
        "GNOME Keyring: NoneType",
        gone,
        "GNOME Keyring: NoneType",
    ]


def test_what_is_kept_for_a_session_is_in_no_keyring_and_gone_with_the_session() -> None:
    backend = MemoryKeyring()

    async def session() -> None:
        keychain = Keychain(backend)
        vault = EntryVault(keychain.session, "ada")
        await vault.write({"token": "secret"})
        assert await vault.read() == {"token": "secret"}
        await keychain.session.delete("ada")
        await keychain.session.delete("ada")
        await vault.write({"token": "secret"})

    asyncio.run(session())
    assert backend.kept == {}
    with pytest.raises(KeychainError, match="for one session only, and that has ended"):
        asyncio.run(EntryVault(Keychain(backend).session, "ada").read())
