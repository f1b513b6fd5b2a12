"""Pages are read within bounds, and nothing inside the writer's own network is ever reached."""

import asyncio
from collections.abc import Callable

import httpx
import pytest

from app.errors import Refused, Unreachable
from app.networks.web.pages import PAGE_BYTES, PICTURE_BYTES, Page, Pages

PUBLIC = "93.184.215.14"
Answer = Callable[[httpx.Request], httpx.Response]


def read(
    answer: Answer, address: str = "https://example.com/a", names: dict[str, tuple[str, ...]] | None = None
) -> Page:
    """Return the page at `address` from a server that gives `answer`."""

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return (names or {}).get(host, (PUBLIC,))

    async def work() -> Page:
        pages = Pages(transport=httpx.MockTransport(answer), resolve=resolve)
        try:
            return await pages.page(address)
        finally:
            await pages.close()

    return asyncio.run(work())


def html(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, html="<title>Bread</title>")


def test_a_page_is_read_from_the_address_that_was_looked_at_under_its_own_name() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return html(request)

    page = read(answer)
    assert (page.kind, page.charset, page.data) == ("text/html", "utf-8", b"<title>Bread</title>")
    assert seen[0].url.host == PUBLIC
    assert seen[0].headers["host"] == "example.com"
    assert seen[0].extensions["sni_hostname"] == "example.com"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "no number",
    ],
)
def test_nothing_inside_is_reached(address: str) -> None:
    reached: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        reached.append(request)
        return html(request)

    for found in ((address,), (PUBLIC, address)):
        with pytest.raises(Refused, match="not on the public network"):
            read(answer, names={"example.com": found})
    assert reached == []


def test_a_redirect_does_not_lead_inside() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": "http://inside.example/secret"})

    with pytest.raises(Refused, match="not on the public network"):
        read(answer, names={"inside.example": ("10.0.0.1",)})


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.com/",
        "https://example.com:8443/",
        "http://example.com:22/",
        "https://ada@example.com/",
        "https:///path",
    ],
)
def test_only_plain_public_addresses_are_opened(address: str) -> None:
    with pytest.raises(Refused):
        read(html, address)


def test_a_redirect_is_followed_and_a_circle_is_not() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/b":
            return html(request)
        return httpx.Response(301, headers={"location": "/b"})

    assert read(answer).address == "https://example.com/b"
    with pytest.raises(Refused, match="circle"):
        read(lambda _: httpx.Response(301, headers={"location": "/a"}))


def test_no_more_than_the_beginning_of_a_page_is_read() -> None:
    sent: list[int] = []

    async def endless() -> object:
        while True:
            sent.append(1)
            yield b"x" * 65_536

    page = read(lambda _: httpx.Response(200, content=endless()))  # pyright: ignore[reportArgumentType] - a generator of bytes
    assert len(page.data) == PAGE_BYTES
    assert len(sent) < 20


def test_a_picture_that_is_too_large_is_refused() -> None:
    async def work() -> bytes:
        async def resolve(host: str, port: int) -> tuple[str, ...]:
            return (PUBLIC,)

        big = httpx.MockTransport(lambda _: httpx.Response(200, content=b"x" * (PICTURE_BYTES + 1)))
        pages = Pages(transport=big, resolve=resolve)
        try:
            return await pages.picture("https://example.com/a.png")
        finally:
            await pages.close()

    with pytest.raises(Refused, match="too large"):
        asyncio.run(work())


def test_no_cookie_is_kept() -> None:
    cookies: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        cookies.append(request.headers.get("cookie"))
        if request.url.path == "/a":
            return httpx.Response(302, headers={"location": "/b", "set-cookie": "who=ada; Path=/"})
        return html(request)

    read(answer)
    assert cookies == [None, None]


def test_a_server_that_fails_is_told_in_a_sentence() -> None:
    def lost(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no")

    with pytest.raises(Unreachable, match="could not be read"):
        read(lost)
    with pytest.raises(Refused, match="404"):
        read(lambda _: httpx.Response(404))
