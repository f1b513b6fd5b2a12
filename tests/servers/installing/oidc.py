"""Puts the authorization server's Node packages into the cache; the Node of a Python package runs them."""

import hashlib
from pathlib import Path

from tests.servers.installing import cache, node

PINS = Path(__file__).with_name("oidc.json")


def key() -> str:
    """Return the name of the set in the cache: another pin is another set."""
    return f"oidc-{hashlib.sha256(PINS.read_bytes()).hexdigest()[:12]}"


def built() -> Path | None:
    """Return the folder of the set, or None if it is not there."""
    folder = cache.root() / key()
    return folder if folder.is_dir() else None


def build(folder: Path) -> None:
    """Fetch the pinned set into `folder`; nothing of it is compiled.

    Raises:
        BuildError: no Node, or no registry.
    """
    node.install(PINS, folder)
