"""The system keyring: the one place for passwords and tokens. No keyring means no secret, never a file."""

from app.keychain.keychain import SERVICE, Keychain, Look
from app.keychain.vaults import EntryVault

__all__ = ["SERVICE", "EntryVault", "Keychain", "Look"]
