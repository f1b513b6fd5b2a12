"""Stands before a server for one account: passes requests on, over TLS, and lets the faults strike."""

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.faults.catalogue import DEATHS, Act, Card, Kind
from tests.faults.desk import Desk
from tests.faults.way import wire
from tests.faults.way.certificates import Certificates
from tests.faults.way.wire import Request
from tests.servers.running.process import free_port

BACKLOG = 64
LETTER_S = 0.05  # between two bytes of a slow loris
CLOSED_S = 0.01  # between two looks whether the port is open again
SECRET_MEMBERS = ("accessJwt", "refreshJwt", "access_token", "refresh_token", "password")


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What a gate has to know of the server behind it."""

    port: int
    kind: Callable[[Request], Kind]
    dead_token: Callable[[], str]  # one that the server no longer takes
    own_address: str = ""  # what the server calls itself in its answers, to be called by the gate's


class Gate:
    """One listener on 127.0.0.1. It strikes with one card at a time and tells whether it did."""

    def __init__(self, behind: Behind, certificates: Certificates, desk: Desk) -> None:
        """Open the gate; `desk` hears of what is under way, and of deaths."""
        self._behind = behind
        self._certificates = certificates
        self._desk = desk
        self._lock = threading.Lock()
        self._card: Card | None = None
        self._left = 0  # requests or connections that the fault still meets
        self._came = 0  # requests of the wanted kind so far
        self._dead = set[str]()  # tokens that the server is not to take any more
        self.struck = 0
        self.secrets = set[str]()
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.port = free_port()
        self._socket.bind((wire.HOST, self.port))  # a port that was named stays ours while it is shut
        self._socket.listen(BACKLOG)
        self._closed = False
        threading.Thread(target=self._accept, name=f"gate {self.port}", daemon=True).start()

    @property
    def address(self) -> str:
        """Return the server's address as a client is to know it."""
        return f"https://localhost:{self.port}"

    def arm(self, card: Card | None, *, often: int = 1) -> None:
        """Strike with `card` from now on, `often` times in a row; None: with nothing."""
        self.reopen()
        with self._lock:
            self._card, self._left, self._came = card, often, 0
            self.struck = 0

    def strike_connections(self) -> None:
        """Let the card's fault meet the connections that come now."""
        with self._lock:
            card = self._card
            if card is None or self._left < 1:
                return
            self._came = card.nth
            if card.fault.act is Act.REFUSED:
                self._left, self.struck = 0, 1
                with suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)

    def reopen(self) -> None:
        """Let connections in again after REFUSED."""
        with self._lock, suppress(OSError):
            self._socket.listen(BACKLOG)

    def bury(self) -> None:
        """Let the server take none of the tokens any longer that have passed so far."""
        self._dead |= self.secrets

    def close(self) -> None:
        """Close the gate for good."""
        self._closed = True
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _accept(self) -> None:
        while not self._closed:
            try:
                client, _ = self._socket.accept()
            except OSError:  # refusing connections for a while, or closed
                time.sleep(CLOSED_S)
                continue
            client.settimeout(wire.LONGEST_S)
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, raw: socket.socket) -> None:
        # A client may leave or be killed at any time.
        with self._desk.under_way(), raw, suppress(OSError, wire.Gone):
            client = self._greet(raw)
            if client is None:
                return
            with client:
                request = wire.read_request(client)
                if request is not None:
                    self._note(request)
                    self._answer(client, request)

    def _greet(self, raw: socket.socket) -> ssl.SSLSocket | None:
        """Return the connection with TLS on it; None where a fault has ended it."""
        card = self._take(connection=True)
        act = card.fault.act if card else None
        shown = {
            Act.UNTRUSTED: self._certificates.untrusted,
            Act.OTHER_NAME: self._certificates.other_name,
            Act.OUT_OF_DATE: self._certificates.out_of_date,
        }
        match act:
            case Act.HANG_UP:
                wire.reset(raw)
                return None
            case Act.PLAIN:
                raw.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
                return None
            case Act.BROKEN_TLS:
                raw.recv(wire.PIECE)
                wire.reset(raw)
                return None
            case _:
                context = shown.get(act, self._certificates.good) if act else self._certificates.good
                return context.wrap_socket(raw, server_side=True)

    def _take(self, request: Request | None = None, *, connection: bool = False) -> Card | None:
        """Return the card if it is its turn."""
        with self._lock:
            card = self._card
            if card is None or (card.step is not None) is not connection:
                return None
            card = card.before or card
            kind = self._behind.kind(request) if request else None
            if kind is not None and card.kind not in {None, kind}:
                return None
            self._came += kind is not None
            return self._dealt(card) if self._came >= card.nth and self._left > 0 else None

    def _dealt(self, card: Card) -> Card:
        whole = self._card
        if whole is not None and whole.before is card:
            # What it was to be met after is over: now comes the fault itself.
            self._card = Card(fault=whole.fault, kind=whole.kind, step=whole.step, nth=whole.nth)
            self._came = 0
        else:
            self._left -= 1
            self.struck += 1
        return card

    def _answer(self, client: ssl.SSLSocket, request: Request) -> None:
        card = self._take(request)
        if card is None:
            wire.tell(client, self._pass_on(request))
            return
        if card.fault.act in DEATHS:
            self._kill(card.fault.act, request)
            return
        self._strike(client, request, card)

    def _strike(self, client: ssl.SSLSocket, request: Request, card: Card) -> None:
        answer = wire.written(card.fault.answer) if card.fault.answer else b""
        match card.fault.act:
            case Act.RESET_BEFORE:
                wire.reset(client)
            case Act.RESET_DURING:
                wire.reset(self._half(request))
                wire.reset(client)
            case Act.RESET_AFTER:
                server = wire.send(self._behind.port, self._bytes(request))
                wire.reset(client)
                wire.read_all(server)
            case Act.LOST:
                self._pass_on(request)
            case Act.LATE_ANSWER:
                self._pass_on(request)
                wire.wait_until_left(client)
            case Act.LATE_REQUEST:
                wire.wait_until_left(client)
                self._pass_on(request)
            case Act.LORIS:
                self._dribble(client, self._pass_on(request))
            case Act.INSTEAD:
                wire.tell(client, answer)
            case Act.OVER:
                self._pass_on(request)
                wire.tell(client, answer)
            case Act.CUT_BODY:
                wire.tell(client, wire.cut(self._pass_on(request)))
            case Act.GARBLED:
                wire.tell(client, wire.garbled(self._pass_on(request)))
            case Act.NO_RECORD:
                self._pass_on(request)
                wire.tell_beneath(client, b"\x17\x03\x03\x00\x20" + bytes(32))
            case Act.NO_HTTP:
                self._pass_on(request)
                wire.tell(client, b"\x00\xff no such thing\r\n\r\n")
            case Act.ENDLESS:
                self._pass_on(request)
                wire.tell_on(client)
            case Act.TOKEN_DEAD:
                self._dead.add(request.token)
                wire.tell(client, self._pass_on(request))
            case other:
                raise AssertionError(f"{other} is no fault of a request")

    def _kill(self, act: Act, request: Request) -> None:
        if act is Act.DIE_BEFORE:
            self._desk.kill()
        elif act is Act.DIE_DURING:
            server = self._half(request)
            self._desk.kill()
            server.shutdown(socket.SHUT_WR)
            wire.read_all(server)
        elif act is Act.DIE_AFTER:
            server = wire.send(self._behind.port, self._bytes(request))
            self._desk.kill()
            wire.read_all(server)
        else:
            self._pass_on(request)
            self._desk.kill()

    def _half(self, request: Request) -> socket.socket:
        data = self._bytes(request)
        return wire.send(self._behind.port, data[: max(len(data) // 2, len(data) - len(request.body) // 2)])

    def _bytes(self, request: Request) -> bytes:
        dead = request.token in self._dead and bool(request.token)
        host = urlsplit(self._behind.own_address).netloc
        return request.passed_on(host=host, token=self._behind.dead_token() if dead else None)

    def _pass_on(self, request: Request) -> bytes:
        answer = wire.read_all(wire.send(self._behind.port, self._bytes(request)))
        self._note_members(answer.partition(wire.HEAD_END)[2])
        if self._behind.own_address:
            answer = wire.renamed(answer, self._behind.own_address.encode(), self.address.encode())
        return answer

    def _dribble(self, client: ssl.SSLSocket, answer: bytes) -> None:
        for at in range(len(answer)):
            client.sendall(answer[at : at + 1])
            time.sleep(LETTER_S)

    def _note(self, request: Request) -> None:
        if request.token:
            self.secrets.add(request.token)
        self._note_members(request.body)

    def _note_members(self, body: bytes) -> None:
        try:
            told = json.loads(body)
        except ValueError:
            return
        if isinstance(told, dict):
            self.secrets |= {str(told[name]) for name in SECRET_MEMBERS if told.get(name)}  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
