"""The only place that speaks HTTP: one client for each network, and what its failures mean for a post."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, cast

from app.errors import NetworkError, Refused, SignInNeeded, TooFast, Unknown, Unreachable
from app.networks.web.addresses import host_of, is_safe
from app.networks.web.answers import Answer, doubt, own_words
from app.networks.web.pause import pause_s, pause_words, rest_s

if TYPE_CHECKING:  # loaded with the first request: the window counts with a network long before, in less room
    import httpx  # noqa: TID251 - the one way out

Clock = Callable[[], datetime]

CONNECT_S = 10.0
SILENCE_S = 30.0  # between two pieces of an answer
TOTAL_S = 45.0  # for one request, whatever the server does
SLOWEST = 50_000  # bytes a second for which an upload is given time
ANSWER_MAX = 8 * 1024 * 1024  # bytes; forty statuses with their media are far smaller

FOUND, SEE_OTHER, TOO_MANY_REQUESTS = 302, 303, 429


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file on its way to a server: as the body of the request, or beside the fields of a form."""

    data: bytes = field(repr=False)
    mime: str
    name: str = ""
    form: Mapping[str, str] | None = None  # None: the file is the whole body


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request to one server."""

    method: str
    server: str
    path: str
    visible: bool = False  # it makes something that others see: a lost answer leaves a doubt
    query: Mapping[str, str | int] | None = None
    body: Mapping[str, object] | None = field(default=None, repr=False)  # sent as JSON; may hold a password
    form: Mapping[str, str] | None = field(default=None, repr=False)  # sent as a form instead, as OAuth wants
    upload: Upload | None = None
    headers: Mapping[str, str] | None = None
    token: str | None = field(default=None, repr=False)
    scheme: str = "Bearer"  # how the token is announced
    hide: tuple[str, ...] = field(default=(), repr=False)  # further secrets that no sentence may repeat


def utc_now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


class Http:
    """The way to the servers of one network. Redirects are not followed and no cookie is kept."""

    def __init__(
        self, *, transport: "httpx.AsyncBaseTransport | None" = None, clock: Clock = utc_now
    ) -> None:
        """Prepare the client; `transport` replaces the sockets, for tests."""
        self._transport = transport
        self._clock = clock

    @cached_property
    def _client(self) -> "httpx.AsyncClient":
        from http.cookiejar import CookieJar, DefaultCookiePolicy

        import httpx  # noqa: TID251 - as above

        return httpx.AsyncClient(
            transport=self._transport,
            # A proxy of the environment must not be asked for this very machine.
            mounts={f"all://{host}": self._transport for host in ("localhost", "127.0.0.1", "[::1]")},
            timeout=httpx.Timeout(SILENCE_S, connect=CONNECT_S),
            # Some servers (snac2) close a kept connection without a word: a POST on it would be in doubt.
            limits=httpx.Limits(max_connections=10, max_keepalive_connections=0),
            headers={"User-Agent": f"Rapport/{_version()}", "Accept": "application/json"},
            # Two accounts of one server share this client, and a cookie would mix them up.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            follow_redirects=False,
        )

    async def ask(self, call: Call) -> Answer:
        """Send `call` and return the answer, whatever its status but 3xx and 429.

        Raises:
            Unreachable: nothing arrived, or nothing visible was asked for.
            Unknown: `call.visible`, and the answer was lost.
            TooFast: the server asks for a pause.
            Refused: the server is elsewhere, or the way to it is not safe.
            SignInNeeded: the token is none that can be sent; nothing was.
        """
        import httpx  # noqa: TID251 - as above

        host = host_of(call.server)
        if not is_safe(call.server):
            raise Refused(f"{host} is not reached over https, so nothing was sent to it.")
        if call.token and not (call.token.isascii() and call.token.isprintable()):
            # httpx would refuse it too, but with words that show it, and as if it might have been sent.
            raise SignInNeeded(f"The stored sign-in for {host} is damaged; sign in again.")
        request = self._request(call)
        try:
            async with asyncio.timeout(_total_s(call)):
                response = await self._client.send(request, stream=True)
                try:
                    raw = await _read(response)
                finally:
                    await response.aclose()
        except (
            httpx.ConnectError,
            httpx.ConnectTimeout,
            httpx.PoolTimeout,
            httpx.ProxyError,
            httpx.UnsupportedProtocol,
        ) as error:
            raise Unreachable(_no_way(host, error)) from error
        except (httpx.RequestError, OSError) as error:  # httpx lets through what TLS says of a broken answer
            raise doubt(host, visible=call.visible, why=f"The connection to {host} was lost.") from error
        return self._understand(call, host, response, raw)

    async def close(self) -> None:
        """Let go of every connection."""
        if "_client" in self.__dict__:
            await self._client.aclose()

    def _request(self, call: Call) -> "httpx.Request":
        headers = dict(call.headers or {})
        if call.token:
            headers["Authorization"] = f"{call.scheme} {call.token}"
        url = call.server + call.path
        upload = call.upload
        if upload is None:
            return self._client.build_request(
                call.method, url, params=call.query, json=call.body, data=call.form, headers=headers
            )
        if upload.form is None:
            headers["Content-Type"] = upload.mime
            return self._client.build_request(
                call.method, url, params=call.query, content=upload.data, headers=headers
            )
        return self._client.build_request(
            call.method,
            url,
            params=call.query,
            data=upload.form,
            files={"file": (upload.name, upload.data, upload.mime)},
            headers=headers,
        )

    def _understand(self, call: Call, host: str, response: "httpx.Response", raw: bytes) -> Answer:
        if response.status_code == TOO_MANY_REQUESTS:
            wait_s = pause_s(response.headers, self._clock())
            raise TooFast(f"{host} asks for a pause of {pause_words(wait_s)}.", wait_s=wait_s)
        if 300 <= response.status_code < 400:
            raise _elsewhere(call, host, response)
        body = _parse(raw)
        link = response.headers.get("link", "")
        if response.is_success:
            rest = rest_s(response.headers, self._clock())
            return Answer(host=host, status=response.status_code, body=body, link=link, rest_s=rest)
        text = raw[:20_000].decode("utf-8", "replace")
        words = own_words(text, body, (call.token or "", *call.hide))
        return Answer(host=host, status=response.status_code, body=body, words=words, link=link)


def _total_s(call: Call) -> float:
    return TOTAL_S + (len(call.upload.data) / SLOWEST if call.upload else 0)


async def _read(response: "httpx.Response") -> bytes:
    import httpx  # noqa: TID251 - as above

    pieces: list[bytes] = []
    size = 0
    async for piece in response.aiter_bytes():
        size += len(piece)
        if size > ANSWER_MAX:
            raise httpx.ReadError("The answer is too long.")
        pieces.append(piece)
    return b"".join(pieces)


def _parse(raw: bytes) -> object:
    try:
        return cast("object", json.loads(raw))
    except (ValueError, RecursionError):
        return None


def _no_way(host: str, error: Exception) -> str:
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return f"{host} could not prove that it is {host}, so nothing was sent to it."
    return f"{host} could not be reached."


def _elsewhere(call: Call, host: str, response: "httpx.Response") -> NetworkError:
    """Explain a redirect. To a POST, only 303 may mean that the work is done; 302 is used for it too."""
    if call.visible and response.status_code in {FOUND, SEE_OTHER}:
        return Unknown(f"{host} answered with another address. Whether the post arrived is not known yet.")
    place = response.headers.get("location", "")
    other = host_of(place) if "://" in place else ""
    hint = f" Try {other} as the server." if other and other != host else ""
    return Refused(f"{host} sends its visitors to another address.{hint}")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("rapport")
    except PackageNotFoundError:
        return "0"
