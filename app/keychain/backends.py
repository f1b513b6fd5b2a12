"""Finds a keyring that really encrypts, and says which one it is."""

from contextlib import closing, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import KeychainMissing
from app.keychain.asking import MISSING

if TYPE_CHECKING:  # a tenth of a second and 10 MB; loaded where a secret is first asked for
    from keyring.backend import KeyringBackend  # noqa: TID251 - the one way to the keyring

SECRET_SERVICE = "the Secret Service of your desktop"  # noqa: S105 - words
_OVER_DBUS = frozenset({"keyring.backends.SecretService", "keyring.backends.libsecret"})

# What really encrypts. Anything else (a plain file, the null keyring) is refused.
TRUSTED = {
    "keyring.backends.SecretService": SECRET_SERVICE,
    "keyring.backends.libsecret": SECRET_SERVICE,
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.macOS": "the macOS Keychain",
    "keyring.backends.Windows": "the Windows Credential Manager",
}
# Who answers for the Secret Service, by the beginning of its program's name (Linux keeps 15 signs of it).
_PROVIDERS = {
    "gnome-keyring": "GNOME Keyring",
    "keepassxc": "KeePassXC",
    "kwalletd": "KWallet",
    "ksecretd": "KWallet",
}


def safe_backend() -> "KeyringBackend":
    """Return the keyring that the system prefers among those that encrypt. Raises KeychainMissing."""
    import keyring  # noqa: TID251 - the one way to the keyring
    from keyring.backends.chainer import ChainerBackend  # noqa: TID251 - the one way to the keyring

    offered = keyring.get_keyring()
    preferred = list(offered.backends) if isinstance(offered, ChainerBackend) else [offered]
    # The library keeps what it found first; a keyring may have come since.
    for look in (lambda: preferred, _viable_now):
        for candidate in look():
            if type(candidate).__module__ in TRUSTED:
                return candidate
    raise KeychainMissing(MISSING)


def words_for(backend: "KeyringBackend") -> str:
    """Return what a person calls this keyring: its own name where it can be found out."""
    words = TRUSTED.get(type(backend).__module__, backend.name)
    if words == SECRET_SERVICE:
        with suppress(Exception):  # no more than a name is lost
            return _provider() or words
    return words


def is_locked(backend: "KeyringBackend") -> bool:
    """Whether the keyring is known to be locked; asking so opens no window that wants a password."""
    if type(backend).__module__ not in _OVER_DBUS:
        return False
    import secretstorage  # noqa: TID251 - the one way to the keyring

    with closing(secretstorage.dbus_init()) as bus:
        return secretstorage.get_default_collection(bus).is_locked()


def _viable_now() -> "list[KeyringBackend]":
    """Return the trusted keyrings that can be used at this moment, the best first."""
    from keyring.backend import KeyringBackend, get_all_keyring  # noqa: TID251 - the one way to the keyring

    get_all_keyring()  # loads every kind there is; its answer is kept for good and may be out of date
    viable = [kind for kind in KeyringBackend.get_viable_backends() if kind.__module__ in TRUSTED]
    return [kind() for kind in sorted(viable, key=lambda kind: float(kind.priority), reverse=True)]


def _provider() -> str:
    """Return the name of the program that answers for the Secret Service; "" where it is none we know."""
    jeepney: Any = import_module("jeepney")  # comes with keyring on Linux alone, and without types
    blocking: Any = import_module("jeepney.io.blocking")
    bus = jeepney.DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    question = jeepney.new_method_call(bus, "GetConnectionUnixProcessID", "s", ("org.freedesktop.secrets",))
    with closing(blocking.open_dbus_connection()) as connection:
        (pid,) = connection.send_and_get_reply(question, timeout=2).body
    program = Path(f"/proc/{int(pid)}/comm").read_text("utf-8").strip()
    return next((name for start, name in _PROVIDERS.items() if program.startswith(start)), "")
