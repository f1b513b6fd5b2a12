"""Turns what a person types for a server into the one address that is used, and guards that address."""

import re
from urllib.parse import urlsplit

from app.errors import Refused

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

_HOST = re.compile(r"(?!-)[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+", re.ASCII)


def server_address(typed: str) -> str:
    """Return the address without a trailing slash: "@me@example.social" gives "https://example.social".

    Plain http stays only for this very machine.

    Raises:
        Refused: it names no server.
    """
    text = typed.strip()
    scheme, marked, rest = text.rpartition("://")
    # A handle ends in its server; a full address may name a person after the first slash.
    name = (rest if marked else text).partition("/")[0].rpartition("@")[2]
    try:
        parts = urlsplit(f"//{name}")
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError:
        host, port = "", None
    local = host in LOOPBACK
    if not (local or (len(host) < 254 and _HOST.fullmatch(host))) or scheme.lower() not in {
        "",
        "http",
        "https",
    }:
        raise Refused(f"“{text[:80]}” is not the address of a server. It looks like “example.social”.")
    plain = local and scheme.lower() != "https"
    shown = f"[{host}]" if ":" in host else host
    return f"http{'' if plain else 's'}://{shown}{f':{port}' if port else ''}"


def is_safe(address: str) -> bool:
    """Whether a credential may travel to `address`: over https, or to this very machine."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK))


def is_local(address: str) -> bool:
    """Whether `address` leads to this very machine."""
    try:
        return urlsplit(address).hostname in LOOPBACK
    except ValueError:
        return False


def host_of(address: str) -> str:
    """Return the host, and the port where one is named, as a person knows it."""
    try:
        return urlsplit(address).netloc.rpartition("@")[2] or address
    except ValueError:
        return address
