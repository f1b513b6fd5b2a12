"""Waits on this very machine for the answer that the browser brings, and takes exactly one.

RFC 8252: an address on 127.0.0.1, open only while a sign-in is under way. Whatever else knocks there gets a
page, and nothing more: another program on this machine, or a page that was made to look like the answer.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qs, urlsplit

from app.errors import SignInNeeded, Unreachable
from app.networks.base import Invitation
from app.services.signing_in.answer_page import page

PATH = "/callback"
REQUEST_MAX = 16 * 1024  # bytes
REQUEST_S = 10.0
PATIENCE_S = 600.0  # a person may have to find a password first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What one request gets to see."""

    status: str
    title: str
    words: str


_DONE = _Said(
    status="200 OK",
    title="Thank you",
    words="You can close this page. Rapport has what it needs, and goes on in its own window.",
)
_NO = _Said(
    status="200 OK",
    title="Nothing was connected",
    words="You said no, so nothing has changed. You can close this page and go back to Rapport.",
)
_ALREADY = _Said(
    status="409 Conflict",
    title="This has been answered",
    words="Rapport takes one answer only, and it has one. You can close this page.",
)
_FOREIGN = _Said(
    status="400 Bad Request",
    title="This is not the answer",
    words="Rapport waits for another answer than this one. Go back to Rapport and begin again from there.",
)
_NOTHING = _Said(status="404 Not Found", title="Nothing here", words="There is nothing at this address.")


class Loopback:
    """Listens on 127.0.0.1 as long as the `async with` block lasts."""

    def __init__(self, port: int = 0) -> None:
        """Listen on `port` where it is free, else on any."""
        self._wanted = port
        self._server: asyncio.Server | None = None
        self._answering: set[asyncio.Task[None]] = set()
        self._invited: Invitation | None = None
        self._answer: asyncio.Future[str] | None = None
        self.port = 0

    async def __aenter__(self) -> Self:
        """Begin to listen. Raises Unreachable where this machine does not allow it."""
        for port in dict.fromkeys((self._wanted, 0)):
            try:
                self._server = await asyncio.start_server(self._met, "127.0.0.1", port, limit=REQUEST_MAX)
                self.port = self._server.sockets[0].getsockname()[1]
            except OSError as error:
                if port == 0:
                    raise Unreachable(
                        "The browser's answer cannot be received on this computer. Use the code instead."
                    ) from error
            else:
                break
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop listening; a page that is just being sent may come to its end."""
        if self._server is not None:
            self._server.close()
        if self._answering:
            await asyncio.wait(self._answering, timeout=1)
        for task in self._answering:
            task.cancel()
        await asyncio.gather(*self._answering, return_exceptions=True)

    @property
    def redirect(self) -> str:
        """Return where the browser is to bring the answer."""
        return f"http://127.0.0.1:{self.port}{PATH}"

    async def code(self, invited: Invitation, patience_s: float = PATIENCE_S) -> str:
        """Wait for the answer to `invited`, and return its code.

        Raises SignInNeeded where the person said no, or said nothing for `patience_s` seconds.
        """
        self._invited = invited
        self._answer = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(patience_s):
                return await self._answer
        except TimeoutError as error:
            raise SignInNeeded(
                f"No answer came from the browser within {patience_s / 60:.0f} minutes. Try again, or use "
                "the code instead."
            ) from error

    def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._serve(reader, writer))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                async with asyncio.timeout(REQUEST_S):
                    raw = await reader.readuntil(b"\r\n\r\n")
                    said = self._hear(raw.decode("latin-1"))
                    writer.write(page(said.status, said.title, said.words))
                    await writer.drain()
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    def _hear(self, request: str) -> _Said:
        """Take what `request` brings, if it is the answer; return what to show for it."""
        first, *headers = request.split("\r\n")
        method, _, rest = first.partition(" ")
        try:
            target = urlsplit(rest.partition(" ")[0])
        except ValueError:
            return _NOTHING
        hosts = [line.partition(":")[2].strip() for line in headers if line.lower().startswith("host:")]
        # A name that merely leads to this machine is none of ours: a page elsewhere could have it.
        if method != "GET" or target.path != PATH or hosts != [f"127.0.0.1:{self.port}"]:
            return _NOTHING
        invited, answer = self._invited, self._answer
        told = parse_qs(target.query, keep_blank_values=True)
        if invited is None or answer is None or any(len(values) > 1 for values in told.values()):
            return _FOREIGN
        given = {name: values[0] for name, values in told.items()}
        from secrets import compare_digest  # brings OpenSSL, which nobody needs until somebody signs in

        if not compare_digest(given.get("state", "").encode(), invited.state.encode()):
            return _FOREIGN
        # RFC 9207: an answer of another server than the one that was asked.
        if invited.issuer and given.get("iss", invited.issuer) != invited.issuer:
            return _FOREIGN
        if answer.done():
            return _ALREADY
        if given.get("error"):
            answer.set_exception(_no(given["error"]))
            return _NO
        if not given.get("code"):
            return _FOREIGN
        answer.set_result(given["code"])
        return _DONE


def _no(error: str) -> SignInNeeded:
    if error == "access_denied":
        return SignInNeeded("You said no in the browser, so nothing was connected.")
    word = "".join(sign for sign in error[:40] if sign.isascii() and (sign.isalnum() or sign in "_-"))
    return SignInNeeded(f"The server did not let you sign in ({word}). Try again, or use the code instead.")
