"""The one client: what it sends, what it never sends, and what its failures mean."""

import asyncio
import ssl
from datetime import UTC, datetime

import httpx
import pytest

from app.errors import Refused, SignInNeeded, TooFast, Unknown, Unreachable
from app.networks.web.http import ANSWER_MAX, TOTAL_S, Call, Http, Upload
from tests.app.networks.transports import Trouble, Way
from tests.servers.running.process import free_port

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SERVER = "https://social.example"


def ask(outcome: Exception | httpx.Response, *, visible: bool = False) -> Exception | int:
    """Return the status that a call meets on a way with `outcome`, or the error that it raises."""

    async def run() -> int:
        http = Http(transport=Trouble("", outcome, arrives=False), clock=lambda: NOW)
        try:
            call = Call(method="POST", server=SERVER, path="/do", visible=visible, token="t0ken", body={})
            return (await http.ask(call)).status
        finally:
            await http.close()

    try:
        return asyncio.run(run())
    except Exception as error:  # noqa: BLE001 - the tests look at whatever comes
        return error


@pytest.mark.parametrize("visible", [True, False])
@pytest.mark.parametrize(
    "error",
    [httpx.ConnectError("x"), httpx.ConnectTimeout("x"), httpx.PoolTimeout("x"), httpx.ProxyError("x")],
)
def test_where_nothing_was_sent_it_is_safe_to_try_again(error: Exception, visible: bool) -> None:
    assert isinstance(ask(error, visible=visible), Unreachable)


@pytest.mark.parametrize(
    "error",
    [
        httpx.ReadError("x"),
        httpx.WriteError("x"),
        httpx.ReadTimeout("x"),
        httpx.WriteTimeout("x"),
        httpx.RemoteProtocolError("x"),
        httpx.DecodingError("x"),
        TimeoutError("x"),
        ssl.SSLError("record layer failure"),  # httpx lets it through: what comes is no TLS any more
    ],
)
def test_where_something_was_sent_only_a_read_is_safe_to_repeat(error: Exception) -> None:
    assert isinstance(ask(error, visible=True), Unknown)
    assert isinstance(ask(error, visible=False), Unreachable)


def test_an_answer_without_end_is_cut_off() -> None:
    endless = httpx.Response(200, content=b" " * (ANSWER_MAX + 1))
    assert isinstance(ask(endless, visible=True), Unknown)


def test_a_rate_limit_tells_its_pause() -> None:
    error = ask(httpx.Response(429, headers={"X-RateLimit-Reset": "2026-11-21T12:01:30Z"}), visible=True)
    assert isinstance(error, TooFast)
    assert error.wait_s == 90
    assert str(error) == "social.example asks for a pause of 90 seconds."


def test_a_long_pause_is_told_in_hours() -> None:
    error = ask(httpx.Response(429, headers={"Retry-After": "Wed, 01 Jan 2070 00:00:00 GMT"}), visible=True)
    assert str(error) == "social.example asks for a pause of 24 hours."


def test_a_redirect_names_the_other_server_so_that_it_can_be_typed() -> None:
    moved = httpx.Response(308, headers={"Location": "https://www.social.example/do?token=x"})
    error = ask(moved, visible=True)
    assert isinstance(error, Refused)
    assert "Try www.social.example as the server" in str(error)


def test_a_bad_certificate_is_told_as_such() -> None:
    error = ask(httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed"))
    assert isinstance(error, Unreachable)
    assert "could not prove" in str(error)


@pytest.mark.anyio
async def test_cookies_are_never_kept_or_sent() -> None:
    way = Trouble("", httpx.Response(200, headers={"Set-Cookie": "session=1"}, json={}), arrives=False)
    http = Http(transport=way)
    for _ in range(2):
        await http.ask(Call(method="GET", server=SERVER, path="/x"))
    await http.close()
    assert ["cookie" in request.headers for request in way.requests] == [False, False]
    assert way.requests[0].headers["user-agent"].startswith("Rapport/")


@pytest.mark.anyio
async def test_a_server_that_dribbles_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    class Dribble(Way):
        async def carry(self, request: httpx.Request) -> httpx.Response:
            await asyncio.Event().wait()
            raise AssertionError

    monkeypatch.setattr("app.networks.web.http.TOTAL_S", 0.01)
    http = Http(transport=Dribble())
    with pytest.raises(Unknown):
        await http.ask(Call(method="POST", server=SERVER, path="/x", visible=True))
    await http.close()


def test_a_call_shows_no_secret_in_its_repr() -> None:
    call = Call(method="GET", server=SERVER, path="/", token="t0ken", body={"p": "s3cret"}, hide=("h1dden",))
    assert not [secret for secret in ("t0ken", "s3cret", "h1dden") if secret in repr(call)]


@pytest.mark.anyio
async def test_this_very_machine_is_never_asked_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{free_port()}")

    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    http = Http()
    answer = await http.ask(Call(method="GET", server=f"http://127.0.0.1:{port}", path="/"))
    with pytest.raises(Unreachable):
        await http.ask(Call(method="GET", server=SERVER, path="/"))
    await http.close()
    server.close()
    await server.wait_closed()
    assert answer.success


@pytest.mark.parametrize("token", ["t0ken\nt0ken", "t0ken\r", "t\x00ken", "tökén"])
@pytest.mark.parametrize("visible", [True, False])
def test_a_token_that_no_header_can_bear_is_not_sent_and_not_shown(token: str, visible: bool) -> None:
    way = Way(httpx.MockTransport(lambda _: httpx.Response(200)))

    async def run() -> None:
        http = Http(transport=way)
        try:
            await http.ask(Call(method="POST", server=SERVER, path="/do", visible=visible, token=token))
        finally:
            await http.close()

    with pytest.raises(SignInNeeded) as caught:
        asyncio.run(run())
    assert way.requests == []
    assert token[:3] not in str(caught.value)


def patience_for(size: int, monkeypatch: pytest.MonkeyPatch) -> float:
    """Return how many seconds the upload of `size` bytes may take."""
    given: list[float] = []

    def timeout(seconds: float) -> asyncio.Timeout:
        given.append(seconds)
        return asyncio.timeouts.timeout(seconds)

    async def run() -> None:
        http = Http(transport=Trouble("", httpx.Response(200), arrives=False))
        sent = Upload(data=b"x" * size, mime="image/png")
        await http.ask(Call(method="POST", server=SERVER, path="/do", upload=sent))
        await http.close()

    with monkeypatch.context() as patched:
        patched.setattr(asyncio, "timeout", timeout)
        asyncio.run(run())
    return max(given)


def test_a_large_file_is_given_more_time_than_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = (patience_for(size, monkeypatch) for size in (0, 10_000_000))
    assert small == TOTAL_S
    assert large == TOTAL_S + 200
