"""A network on stage for the contract: one account on one real server, and what that server really holds."""

import asyncio
import struct
import zlib
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256

import httpx

from app.model.draft import Attachment
from app.networks.base import Login, Network, SignedIn
from tests.app.networks.transports import Where


class MemoryVault:
    """Keeps secrets in memory."""

    def __init__(self, secrets: Mapping[str, str]) -> None:
        self.secrets = dict(secrets)
        self.writes = 0
        self._lock = asyncio.Lock()

    async def read(self) -> Mapping[str, str]:
        return dict(self.secrets)

    async def write(self, secrets: Mapping[str, str]) -> None:
        self.writes += 1
        self.secrets = dict(secrets)

    @asynccontextmanager
    async def alone(self) -> AsyncGenerator[None]:
        async with self._lock:
            yield


class MemoryFiles:
    """Keeps the files of attachments in memory."""

    def __init__(self, *pictures: bytes) -> None:
        self.kept = {sha256(data).hexdigest(): data for data in pictures}

    async def read(self, attachment: Attachment) -> bytes:
        return self.kept[attachment.digest]


def picture(alt: str = "", shade: int = 200) -> tuple[bytes, Attachment]:
    """Return a small grey PNG of this shade, 30 by 20, and what an attachment says of it."""
    rows = b"".join(b"\x00" + bytes([shade]) * 30 for _ in range(20))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 30, 20, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    attachment = Attachment(
        digest=sha256(data).hexdigest(),
        kind="image",
        mime="image/png",
        width=30,
        height=20,
        size=len(data),
        duration_s=0,
        name="my holiday.png",
        alt=alt,
    )
    return data, attachment


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A post as its server has it."""

    text: str
    address: str  # of this post among all that the server holds, in the server's own way
    above: str = ""  # the address of the post that it replies to
    alts: tuple[str, ...] = ()  # the alt texts of its pictures
    shapes: tuple[tuple[int, int], ...] = ()  # width and height of its pictures, where they are told
    warning: str = ""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where the laws of a network are tried."""

    build: Callable[[httpx.AsyncBaseTransport | None], Network]
    server: str
    handle: str
    secret: str = field(repr=False)
    posts: Callable[[], list[str]]  # the texts that the server holds for the account, oldest first
    seen: Callable[[], list["Seen"]]  # the same posts with what else the server holds of them
    uploading: Where  # an uploading request
    publishing: Where  # the publishing request
    public: tuple[str, ...]  # ends of paths that are asked without any secret
    too_long: str  # "" where nothing is
    keyed: Callable[[], httpx.AsyncBaseTransport | None]  # a way on which the network's guard holds
    keeps_uploads: bool = False  # the server never throws away what no post names

    async def signed_in(self, network: Network) -> SignedIn:
        """Sign in with the right secret."""
        return await network.sign_in(self.server, self.handle, self.secret)


def login_of(signed_in: SignedIn, *, server: str | None = None, vault: MemoryVault | None = None) -> Login:
    """Return a login for what `sign_in` gave; `server` moves it elsewhere."""
    return Login(
        account_id="account-1",
        server=server or signed_in.facts.server,
        handle=signed_in.facts.handle,
        remote_id=signed_in.facts.remote_id,
        vault=vault or MemoryVault(signed_in.secrets),
    )
