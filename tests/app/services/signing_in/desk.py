"""An engine whose Mastodon is strict about OAuth, and a browser that goes where it is sent."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from app.keychain import Keychain
from app.model.account import Account, Kept
from app.networks.mastodon.mastodon import Mastodon
from app.places import Places
from app.services.engine import Engine
from app.services.signing_in.browsing import Browsing
from app.settings import Settings
from tests.app.networks.mastodon.fake_mastodon import SERVER
from tests.app.networks.mastodon.strict_oauth import StrictOAuth
from tests.app.services.memory_keyring import MemoryKeyring

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
Answering = Callable[[str], Awaitable[object]]  # what a person does with the address that is shown


async def get(address: str, **headers: str) -> httpx.Response:
    """Go to `address` as a browser does."""
    async with httpx.AsyncClient(trust_env=False) as client:
        return await client.get(address, headers=headers)


@dataclass
class Desk:
    """One program on its folder."""

    folder: Path
    server: StrictOAuth = field(default_factory=StrictOAuth)
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)
    now: datetime = NOW
    address: str = SERVER

    def __post_init__(self) -> None:
        """Make the folders."""
        self.places = Places(
            data=self.folder / "data", config=self.folder / "config", logs=self.folder / "logs"
        )
        self.places.make()

    @asynccontextmanager
    async def open(self, network: Mastodon | None = None) -> AsyncGenerator[Engine]:
        """Open an engine, and close it at the end."""
        engine = Engine(
            places=self.places,
            settings=Settings(),
            networks={"mastodon": network or Mastodon(transport=self.server, clock=lambda: self.now)},
            keychain=Keychain(self.keyring),
            clock=lambda: self.now,
        )
        try:
            yield engine
        finally:
            await engine.close()

    def later(self, **passed: float) -> None:
        """Let time pass."""
        self.now += timedelta(**passed)

    async def yes(self, address: str, user: str = "ada") -> httpx.Response:
        """Say yes on the server's page, and bring the answer where it belongs."""
        return await get(self.server.authorize(address, user))

    async def sign_in(
        self,
        engine: Engine,
        person: Answering | None = None,
        *,
        again: str = "",
        kept: Kept = Kept.KEYRING,
        patience_s: float = 60.0,
    ) -> Account:
        """Sign in through the browser while `person` answers; without one, Ada says yes."""
        shown: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        browsing = Browsing(engine.accounts, engine.doors, patience_s=patience_s)
        waiting = asyncio.ensure_future(
            browsing.sign_in("mastodon", self.address, shown.set_result, again=again, kept=kept)
        )
        await asyncio.wait((shown, waiting), return_when=asyncio.FIRST_COMPLETED)
        if shown.done():
            await (person or self.yes)(shown.result())
        return await waiting

    def secrets(self) -> list[str]:
        """Return everything that the keyring holds."""
        return list(self.keyring.kept.values())
