"""Whether a real server is on this machine; where it is not, a test skips, and on CI it fails."""

import os
import shutil

import pytest

from tests.servers.installing import debian, node, oidc, record, wordpress
from tests.servers.installing.record import Missing

# What each part needs on the path. The PDS and the files of WordPress are built into the cache instead.
PROGRAMS = {
    "pds": (),
    "snac": ("snac",),
    "secret_service": ("dbus-daemon", "gnome-keyring-daemon"),
    "oauth": (),
    "wordpress": ("php", "mariadb-install-db", "my_print_defaults"),
    "window": ("Xvfb", "xdotool"),
}
BUILT = {"pds": node.built, "oauth": oidc.built, "wordpress": wordpress.built}
PACKAGES = {
    "pds": debian.COMPILERS,
    "snac": debian.SNAC,
    "secret_service": debian.KEYRING,
    "oauth": (),
    "wordpress": debian.WORDPRESS,
    "window": debian.WINDOW,
}


class UnavailableError(RuntimeError):
    """A server was asked for that is not on this machine; the message says how to install it."""


def missing(part: str) -> Missing | None:
    """Return why `part` cannot be used on this machine, or None if it can be used."""
    built = part not in BUILT or BUILT[part]() is not None
    if built and all(map(shutil.which, PROGRAMS[part])):
        return None
    return record.read(part) or Missing(reason="It was never installed here.", command=node.COMMAND)


def demand(part: str) -> None:
    """Return if `part` can be used.

    Raises:
        UnavailableError: it cannot.
    """
    lack = missing(part)
    if lack:
        raise UnavailableError(f"{part}: {lack}")


def require(part: str) -> None:
    """Let the running test go on if `part` can be used; skip it otherwise, and fail it where `CI` is set."""
    lack = missing(part)
    if lack and os.environ.get("CI"):
        pytest.fail(f"{part} is missing, and CI skips nothing. {lack}", pytrace=False)
    if lack:
        pytest.skip(f"{part}: {lack}")
