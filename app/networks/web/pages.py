"""Reads a public web page or its picture, as a link card shows them: bounded, without cookies, never inside.

An address may come from anywhere, so it must not become a way into the writer's own network: the host is
looked up first, every address that it has must be a public one, and the connection goes to the very address
that was looked at. Each redirect is looked at in the same way.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urljoin, urlsplit

import httpx  # noqa: TID251 - app/networks/web/http.py speaks to servers of accounts, this to any page

from app.errors import Refused, Unreachable

Resolve = Callable[[str, int], Awaitable[tuple[str, ...]]]

TOTAL_S = 12.0  # for one page, with its redirects
PAGE_BYTES = 768 * 1024  # what a page says of itself stands at its beginning; the rest is not read
PICTURE_BYTES = 6 * 1024 * 1024
REDIRECTS = 5
PORTS = {"http": 80, "https": 443}
NAME = "Rapport link preview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What came from an address."""

    address: str  # where it was in the end
    kind: str  # its media type, such as "text/html"
    charset: str  # as the server says; "" where it does not
    data: bytes = field(repr=False)


async def public_addresses(host: str, port: int) -> tuple[str, ...]:
    """Return the IP addresses of `host`, as the system knows them. Raises OSError."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


class Pages:
    """Reads pages, each on a connection of its own."""

    def __init__(
        self, *, transport: httpx.AsyncBaseTransport | None = None, resolve: Resolve = public_addresses
    ) -> None:
        """Build the client; `transport` replaces the sockets and `resolve` the names, for tests."""
        self._resolve = resolve
        self._client = httpx.AsyncClient(
            transport=transport,
            timeout=httpx.Timeout(TOTAL_S),
            limits=httpx.Limits(max_connections=4, max_keepalive_connections=0),
            headers={"User-Agent": NAME},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            follow_redirects=False,
            trust_env=False,  # through a proxy the address that was looked at would not be the one reached
        )

    async def page(self, address: str) -> Page:
        """Return the beginning of the page at `address`. Raises Refused, Unreachable."""
        return await self._read(address, "text/html,application/xhtml+xml", PAGE_BYTES, whole=False)

    async def picture(self, address: str) -> bytes:
        """Return the whole picture at `address`. Raises Refused, Unreachable."""
        return (await self._read(address, "image/*", PICTURE_BYTES, whole=True)).data

    async def close(self) -> None:
        """Let go of every connection."""
        await self._client.aclose()

    async def _read(self, address: str, wanted: str, most: int, *, whole: bool) -> Page:
        host = _host(address)
        try:
            async with asyncio.timeout(TOTAL_S):
                for _ in range(REDIRECTS + 1):
                    found = await self._step(address, wanted, most, whole=whole)
                    if isinstance(found, Page):
                        return found
                    address = found
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError, TimeoutError) as error:
            raise Unreachable(f"{host} could not be read.") from error
        raise Refused(f"{host} sends its visitors around in a circle.")

    async def _step(self, address: str, wanted: str, most: int, *, whole: bool) -> Page | str:
        """Return what is at `address`, or the address to which it sends its visitors."""
        request = await self._request(address, wanted)
        response = await self._client.send(request, stream=True)
        try:
            if response.is_redirect:
                return urljoin(address, response.headers.get("location", ""))
            if not response.is_success:
                raise Refused(f"{_host(address)} answers with {response.status_code} instead of a page.")
            data = await _bounded(response, most, whole=whole)
        finally:
            await response.aclose()
        return Page(
            address=address,
            kind=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
            charset=response.charset_encoding or "",
            data=data,
        )

    async def _request(self, address: str, wanted: str) -> httpx.Request:
        url = httpx.URL(address)
        port = PORTS.get(url.scheme)
        if port is None or url.port not in {None, port} or not url.host or url.userinfo:
            raise Refused(f"{_host(address)} is not the address of a public page.")
        host = url.raw_host.decode("ascii")
        found = await self._resolve(host.strip("[]"), port)
        if not found or not all(_is_public(one) for one in found):
            raise Refused(f"{_host(address)} is not on the public network, so it was not opened.")
        return self._client.build_request(
            "GET",
            url.copy_with(host=found[0]),
            headers={"Accept": wanted, "Host": host},
            extensions={"sni_hostname": host},  # the certificate has to be the host's, not the number's
        )


async def _bounded(response: httpx.Response, most: int, *, whole: bool) -> bytes:
    pieces: list[bytes] = []
    size = 0
    async for piece in response.aiter_bytes():
        pieces.append(piece)
        size += len(piece)
        if size > most:
            if whole:
                raise Refused("The picture of the page is too large for a preview.")
            break
    return b"".join(pieces)[:most]


def _is_public(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inside = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    seen = inside or found
    return seen.is_global and not seen.is_multicast


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or "This"
    except ValueError:
        return "This"
