"""Ways to a server on which things go wrong at a chosen point."""

import re
from collections.abc import Callable

import httpx

Where = str | re.Pattern[str]  # how a path ends, or all of "METHOD path"
Change = Callable[[httpx.Request, httpx.Response], httpx.Response]


def meets(request: httpx.Request, where: Where) -> bool:
    """Whether `request` goes to `where`."""
    if isinstance(where, str):
        return request.url.path.endswith(where)
    return bool(where.fullmatch(f"{request.method} {request.url.path}"))


class Way(httpx.AsyncBaseTransport):
    """Forwards every request to the real server, or to `inner`, and keeps a list of them."""

    def __init__(self, inner: httpx.AsyncBaseTransport | None = None) -> None:
        self.inner = inner or httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return await self.carry(request)

    async def carry(self, request: httpx.Request) -> httpx.Response:
        """Bring `request` there and the answer back."""
        return await self.inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self.inner.aclose()

    def count(self, where: Where) -> int:
        """Return how many requests went to `where`."""
        return sum(meets(request, where) for request in self.requests)


class Trouble(Way):
    """Goes wrong with requests to `where`, before the server (`arrives` False) or after it."""

    def __init__(
        self,
        where: Where,
        outcome: Exception | httpx.Response,
        *,
        arrives: bool,
        inner: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        super().__init__(inner)
        self._where = where
        self._outcome = outcome
        self._arrives = arrives

    async def carry(self, request: httpx.Request) -> httpx.Response:
        if not meets(request, self._where):
            return await super().carry(request)
        if self._arrives:
            answer = await super().carry(request)
            await answer.aread()
            await answer.aclose()
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome


class Echo(Way):
    """A server that repeats the token and the body, secrets and all, in its refusals."""

    def __init__(self, status: int, kept: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._status = status
        self._kept = kept  # paths that still reach the real server

    async def carry(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith(self._kept):
            return await super().carry(request)
        heard = f"{request.headers.get('Authorization', '')} {request.content.decode()}"
        return httpx.Response(self._status, json={"error": "InvalidRequest", "message": heard})


class Remembering(Way):
    """Gives the first answer again to a request with the same Idempotency-Key, as Mastodon does."""

    def __init__(self, inner: httpx.AsyncBaseTransport | None = None) -> None:
        super().__init__(inner)
        self._answers: dict[str, bytes] = {}

    async def carry(self, request: httpx.Request) -> httpx.Response:
        key = request.headers.get("Idempotency-Key")
        if not key:
            return await super().carry(request)
        if key not in self._answers:
            answer = await super().carry(request)
            self._answers[key] = await answer.aread()
            await answer.aclose()
        return httpx.Response(200, content=self._answers[key])
