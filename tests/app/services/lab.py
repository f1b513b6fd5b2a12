"""A small laboratory: an engine on a real database, with a clock to set and a network to misbehave."""

import asyncio
import itertools
import sqlite3
from collections.abc import Callable, Collection, Coroutine
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import pytest

from app.errors import SignInNeeded
from app.keychain import Keychain
from app.media.folder import MediaFolder
from app.model.account import Account, Limits
from app.model.delivery import Delivery
from app.model.draft import Attachment
from app.model.news import News, Trouble
from app.networks.archive import Archive
from app.networks.base import (
    Facts,
    Guard,
    Login,
    MediaFiles,
    Network,
    Outgoing,
    Prepared,
    Receipt,
    SignedIn,
    SignInForm,
)
from app.places import Places
from app.services.engine import Engine
from app.services.history.paging import Pace
from app.services.sending.delivering import Step
from app.services.sending.plan import Plan
from app.services.sending.timing import Timing
from app.settings import Settings
from app.store.ledger import Ledger
from tests.app.services.memory_keyring import MemoryKeyring

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Result = TypeVar("Result")


@dataclass
class Server:
    """What a network's server remembers: every post that anybody could read."""

    posts: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])  # key, text
    keeps_keys: bool = True  # False: a second request with the same key makes a second post


class ScriptedNetwork(Network):
    """A network that does what the next line of its script says; without one it simply works."""

    name = "mastodon"  # counted as Mastodon counts
    title = "Scripted"
    guard: ClassVar[Guard] = Guard.IDEMPOTENCY_KEY
    form: ClassVar[SignInForm] = SignInForm(server="", secret_label="Word", secret_help="Guess it.")
    warnings: ClassVar[bool] = True
    audiences: ClassVar[frozenset[str]] = frozenset({"public", "followers"})

    def __init__(self, server: Server) -> None:
        self.server = server
        self.script: dict[str, list[Exception | Callable[[], None]]] = {}
        self.calls: list[str] = []
        self.prepared: list[Outgoing] = []
        self.uploaded = asyncio.Event()  # an upload lasts until then
        self.uploaded.set()
        self.busy = 0
        self.most_busy = 0
        self.moment = START  # what the server's clock shows
        self.gate: asyncio.Event | None = None  # where there is one, `publish` waits for it
        self._numbers = itertools.count(1)

    def new_key(self, now: datetime) -> str:
        return f"key-{next(self._numbers)}-{self.name}-{now.timestamp()}"

    async def sign_in(self, server: str, handle: str, secret: str) -> SignedIn:
        self._act("sign_in")
        if secret != "right":
            raise SignInNeeded("The server does not accept this password.")
        return SignedIn(facts=self._facts(server, handle), secrets={"token": secret})

    async def check(self, login: Login) -> Facts:
        self._act("check")
        await login.vault.read()
        return self._facts(login.server, login.handle)

    def length(self, text: str, limits: Limits) -> int:
        return len(text)

    async def prepare(
        self, login: Login, outgoing: Outgoing, files: MediaFiles, earlier: Prepared | None = None
    ) -> Prepared:
        self._act("prepare")
        self.prepared.append(outgoing)
        for one in outgoing.media:
            await files.read(one)
            self._act("upload")
            await self.uploaded.wait()
        return earlier or Prepared(key=outgoing.key, payload=outgoing.text)

    async def publish(self, login: Login, prepared: Prepared) -> Receipt:
        """Act `publish` before the post is made and `answer` after it."""
        self.busy += 1
        self.most_busy = max(self.most_busy, self.busy)
        try:
            await asyncio.sleep(0)
            if self.gate is not None:
                await self.gate.wait()
            self._act("publish")
            known = [key for key, _ in self.server.posts]
            if not (self.server.keeps_keys and prepared.key in known):
                self.server.posts.append((prepared.key, prepared.payload))
            self._act("answer")
            return self._receipt(prepared)
        finally:
            self.busy -= 1

    async def find(self, login: Login, prepared: Prepared, taken: Collection[str] = ()) -> Receipt | None:
        self._act("find")
        return self._receipt(prepared) if prepared.key in dict(self.server.posts) else None

    async def sign_out(self, login: Login) -> None:
        self._act("sign_out")

    async def close(self) -> None:
        self.calls.append("close")

    def _act(self, call: str) -> None:
        self.calls.append(call)
        lines = self.script.get(call)
        if lines:
            line = lines.pop(0)
            if isinstance(line, Exception):
                raise line
            line()

    def _facts(self, server: str, handle: str) -> Facts:
        return Facts(handle=handle, remote_id=f"id-{handle}", server=server, limits=Limits(text=500))

    def _receipt(self, prepared: Prepared) -> Receipt:
        return Receipt(
            remote_id=prepared.key,
            version=f"version of {prepared.key}",
            address=f"https://scripted.example/{prepared.key}",
            at=self.moment,
        )


def another(name: str, server: Server) -> ScriptedNetwork:
    """Return a network called `name`, which puts its posts on `server` too."""
    network = ScriptedNetwork(server)
    network.name = name  # pyright: ignore[reportAttributeAccessIssue] - set per network
    network.articles = name == "wordpress"  # pyright: ignore[reportAttributeAccessIssue] - as above
    return network


@dataclass
class Lab:
    """One engine after another on the same folder, as when a program is closed and opened again."""

    folder: Path
    server: Server = field(default_factory=Server)
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)
    now: datetime = START
    guard: Guard = Guard.IDEMPOTENCY_KEY
    steps: list[Step] = field(default_factory=list[Step])
    at_step: dict[Step, Callable[[], None]] = field(default_factory=dict[Step, Callable[[], None]])
    settings: Settings = field(default_factory=Settings)
    timing: Timing = field(default_factory=Timing)
    pace: Pace = field(default_factory=Pace)
    archive: Archive | None = None  # what the network tells of what is out
    others: tuple[str, ...] = ()  # names of further networks, which put their posts on the same server

    def __post_init__(self) -> None:
        """Start the first engine."""
        self.places = Places(
            data=self.folder / "data", config=self.folder / "config", logs=self.folder / "logs"
        )
        self.places.make()
        self.restart()

    def restart(self) -> None:
        """Leave the old engine as a killed program would, and open a new one."""
        self.network = ScriptedNetwork(self.server)
        self.network.archive = self.archive
        self.network.guard = self.guard  # pyright: ignore[reportAttributeAccessIssue] - set per lab
        self.news: list[News] = []
        self.engine = self.open_engine()
        self.engine.news.listen(self.news.append)

    def open_engine(self) -> Engine:
        """Open an engine beside the one that is there, as a second program does; close it yourself."""
        return Engine(
            places=self.places,
            settings=self.settings,
            networks={"mastodon": self.network, **{name: another(name, self.server) for name in self.others}},
            keychain=Keychain(self.keyring),
            clock=lambda: self.now,
            timing=self.timing,
            pace=self.pace,
            passed=self._passed,
        )

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run one coroutine to its end."""
        return asyncio.run(work)

    def run_inside(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine that waits for nothing, in the middle of another one."""
        try:
            work.send(None)
        except StopIteration as end:
            return end.value
        raise AssertionError("it waits for something")

    def disk_fails(self, verb: str, table: str) -> None:
        """Let every UPDATE or INSERT of `table` fail, until `disk_works`."""
        self.on_disk(f"CREATE TRIGGER broken BEFORE {verb} ON {table} BEGIN SELECT RAISE(FAIL, 'no'); END")

    def disk_works(self) -> None:
        """Let everything be written again."""
        self.on_disk("DROP TRIGGER broken")

    def later(self, **passed: float) -> None:
        """Let time pass."""
        self.now += timedelta(**passed)

    def add_account(self, handle: str = "ada", network: str = "mastodon") -> Account:
        """Sign an account in."""
        return self.run(self.engine.accounts.add(network, "https://scripted.example", handle, "right"))

    def plan(
        self, account: Account, text: str = "Bread rises twice.", minutes: float = 0, **more: object
    ) -> Delivery:
        """Put a text into the queue, `minutes` ahead."""
        wall = None if not minutes else (self.now + timedelta(minutes=minutes)).replace(tzinfo=None)
        plan = Plan(draft_id="draft", text=text, accounts=(account.id,), wall=wall, zone="UTC")
        plan = replace(plan, **more)  # pyright: ignore[reportArgumentType] - each caller names fields
        return self.run(self.engine.planning.schedule(plan))[0]

    def keep(self, attachment: Attachment, data: bytes) -> None:
        """Put a file into the media folder."""
        place = MediaFolder(self.places.media).path(attachment)
        place.parent.mkdir(parents=True)
        place.write_bytes(data)

    def timing_of(self, **changes: timedelta) -> None:
        """Open a new engine that is less patient."""
        self.timing = replace(self.timing, **changes)
        self.restart()

    def wait_for_renewal(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Let an upload last until its lease was renewed; return by whom it was, as far as it was by now."""
        renewed: list[str] = []
        renew = Ledger.renew

        def told(ledger: Ledger, delivery: Delivery, owner: str, now: datetime, lease: timedelta) -> None:
            renew(ledger, delivery, owner, now, lease)
            renewed.append(owner)
            self.network.uploaded.set()

        monkeypatch.setattr(Ledger, "renew", told)
        self.network.uploaded.clear()
        return renewed

    def work(self) -> None:
        """Do all that is due now."""
        self.run(self.engine.publisher.work_off())

    @property
    def troubles(self) -> list[str]:
        """Return the sentences of all trouble that was told since the engine opened."""
        return [news.sentence for news in self.news if isinstance(news, Trouble)]

    def look(self, delivery: Delivery) -> Delivery:
        """Return the delivery as the ledger has it."""
        return self.run(self.engine.planning.delivery(delivery.id))

    def close(self) -> None:
        """Close the engine."""
        self.run(self.engine.close())

    def on_disk(self, statement: str) -> None:
        """Change the database behind the engine's back, as another program does."""
        with closing(sqlite3.connect(self.places.database, isolation_level=None)) as other:
            other.execute(statement)

    def _passed(self, step: Step, _: Delivery) -> None:
        self.steps.append(step)
        if step in self.at_step:
            self.at_step[step]()
