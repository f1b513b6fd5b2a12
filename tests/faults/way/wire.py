"""One request and its answer as bytes: read, changed where a fault wants that, and passed on."""

import os
import re
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass

from tests.faults.catalogue import Answer

HEAD_END = b"\r\n\r\n"
PIECE = 65536
HOST = "127.0.0.1"
LONGEST_S = 60.0  # no client and no server here takes so long
_DROPPED = re.compile(rb"\r\n(?:connection|accept-encoding):[^\r\n]*", re.IGNORECASE)
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_HOST = re.compile(rb"(\r\nhost: *)[^\r\n]*", re.IGNORECASE)
_TOKEN = re.compile(rb"(\r\nauthorization: *\w+ )([^\r\n]*)", re.IGNORECASE)


class Gone(Exception):
    """The client left in the middle of its request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a client asked."""

    head: bytes  # with the empty line that ends it
    body: bytes

    @property
    def method(self) -> str:
        """Return such as "GET"."""
        return self.head.split(b" ", 1)[0].decode()

    @property
    def path(self) -> str:
        """Return the path without the query."""
        return self.head.split(b" ", 2)[1].decode().partition("?")[0]

    @property
    def token(self) -> str:
        """Return the credential in the head; "" where there is none."""
        found = _TOKEN.search(self.head)
        return found[2].decode() if found else ""

    def passed_on(self, *, host: str = "", token: str | None = None) -> bytes:
        """Return the bytes for the server, with another host or token if one is given.

        The server is asked to close the connection: the answer ends where that ends.
        """
        head = _DROPPED.sub(b"", self.head).replace(HEAD_END, b"\r\nConnection: close" + HEAD_END)
        if host:
            head = _HOST.sub(rb"\g<1>" + host.encode(), head)
        if token is not None:
            head = _TOKEN.sub(rb"\g<1>" + token.encode(), head)
        return head + self.body


def read_request(client: socket.socket) -> Request | None:
    """Read one request; None where the client says nothing. Raises Gone where it leaves in the middle."""
    data = b""
    while HEAD_END not in data:
        piece = _received(client)
        if not piece and not data:
            return None
        if not piece:
            raise Gone
        data += piece
    head, _, body = data.partition(HEAD_END)
    told = _LENGTH.search(head)
    while told and len(body) < int(told[1]):
        piece = _received(client)
        if not piece:
            raise Gone
        body += piece
    return Request(head=head + HEAD_END, body=body)


def send(port: int, data: bytes) -> socket.socket:
    """Send `data` to the server on `port` of this machine and return the connection."""
    server = socket.create_connection((HOST, port), timeout=LONGEST_S)
    server.sendall(data)
    return server


def read_all(server: socket.socket) -> bytes:
    """Return everything that comes until the server closes; what is there where it breaks off."""
    pieces: list[bytes] = []
    with suppress(OSError):
        while piece := server.recv(PIECE):
            pieces.append(piece)
    server.close()
    return b"".join(pieces)


def written(answer: Answer) -> bytes:
    """Return a whole answer as bytes."""
    lines = [f"HTTP/1.1 {answer.status} Told", f"Content-Length: {len(answer.body)}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in answer.headers]
    return "\r\n".join(lines).encode() + HEAD_END + answer.body


def renamed(answer: bytes, old: bytes, new: bytes) -> bytes:
    """Return `answer` with `old` changed to `new` all through it, and its length told right."""
    head, mark, body = answer.partition(HEAD_END)
    if b"chunked" in head.lower():
        return answer
    for there, here in ((old, new), (_escaped(old), _escaped(new))):
        head, body = head.replace(there, here), body.replace(there, here)
    return _LENGTH.sub(b"\r\nContent-Length: %d" % len(body), head) + mark + body


def garbled(answer: bytes) -> bytes:
    """Return `answer` with half of its body, as if that were all."""
    head, _, body = answer.partition(HEAD_END)
    status = int(head.split(b" ", 2)[1])
    return written(Answer(status=status, headers=(("Content-Type", "application/json"),), body=_half(body)))


def cut(answer: bytes) -> bytes:
    """Return `answer` without the second half of its body, which its head promises."""
    head, _, body = answer.partition(HEAD_END)
    status = int(head.split(b" ", 2)[1])
    whole = written(Answer(status=status, headers=(("Content-Type", "application/json"),), body=body))
    return whole[: len(whole) - len(body) + len(_half(body))]


def reset(connection: socket.socket) -> None:
    """Close `connection` so that the other side gets a reset."""
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def tell(client: socket.socket, data: bytes) -> None:
    """Send `data` and close; a client that has left is no matter."""
    with suppress(OSError):
        client.sendall(data)
    client.close()


def tell_beneath(client: socket.socket, data: bytes) -> None:
    """Send `data` past the TLS that is on the connection, and close it."""
    with socket.socket(fileno=os.dup(client.fileno())) as bare, suppress(OSError):
        bare.sendall(data)
        bare.shutdown(socket.SHUT_WR)
        wait_until_left(bare)


def tell_on(client: socket.socket) -> None:
    """Send an answer that has no end, until the client leaves."""
    with suppress(OSError):
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close" + HEAD_END)
        while True:
            client.sendall(b"[" * PIECE)


def wait_until_left(client: socket.socket) -> None:
    """Return when the client has closed its side."""
    with suppress(OSError):
        while client.recv(PIECE):
            continue


def _escaped(address: bytes) -> bytes:
    """Return `address` as PHP writes it in JSON."""
    return address.replace(b"/", b"\\/")


def _received(client: socket.socket) -> bytes:
    try:
        return client.recv(PIECE)
    except OSError:
        return b""


def _half(body: bytes) -> bytes:
    return body[: len(body) // 2]
