"""What runs in a process of its own and may die there: each function builds the real program and uses it."""

import asyncio
import itertools
import os
import random
import re
import signal
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from app.keychain import Keychain
from app.model.delivery import Delivery
from app.networks.base import Network
from app.networks.bluesky.bluesky import Bluesky
from app.networks.mastodon.mastodon import Mastodon
from app.networks.wordpress.wordpress import WordPress
from app.places import Places
from app.services.clock import Clock, system_clock
from app.services.engine import Engine
from app.services.sending.delivering import Step
from app.services.sending.timing import Timing
from app.settings import Settings
from tests.app.networks.transports import Way
from tests.killing.points import Trap

TURNS = 60  # how often a process waits for the next moment before it gives up
NEVER = Trap(step=None, moment="never")
A_MOMENT = timedelta(seconds=2)  # the servers are quiet by then, so nobody has to wait two minutes
A_LITTLE = timedelta(seconds=6)  # longer than an account rests after a setback

Passed = Callable[[Step, Delivery], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Where a process finds its home and its keyring."""

    home: Path
    environ: Mapping[str, str]

    @property
    def places(self) -> Places:
        """Return the program's folders."""
        return Places(data=self.home / "data", config=self.home / "config", logs=self.home / "logs")


class Deaths:
    """Kills this very process when it comes to its trap."""

    def __init__(self, trap: Trap, seed: int) -> None:
        self.trap = trap
        self._random = random.Random(seed)
        self._came = 0

    def passed(self, step: Step, _: Delivery) -> None:
        """Hear of a step."""
        if step is self.trap.step:
            self._spring()

    async def traced(self, moment: str, _: Mapping[str, Any]) -> None:
        """Hear of a moment of a request."""
        if moment == self.trap.moment:
            self._spring()

    def _spring(self) -> None:
        self._came += 1
        if self._came < self.trap.times:
            return
        if self.trap.within_s:
            _die_within(self._random.uniform(0, self.trap.within_s))
        else:
            die()


class Wire(Way):
    """The real way to the servers, with an ear on the requests that the trap is about."""

    def __init__(self, deaths: Deaths) -> None:
        # The test servers speak plain HTTP: loading the certificates would be most of a process's life.
        limits = httpx.Limits(max_keepalive_connections=0)
        super().__init__(httpx.AsyncHTTPTransport(verify=False, limits=limits))
        self._deaths = deaths

    async def carry(self, request: httpx.Request) -> httpx.Response:
        trap = self._deaths.trap
        if trap.path and request.method == trap.method and re.search(f"(?:{trap.path})$", request.url.path):
            request.extensions = {**request.extensions, "trace": self._deaths.traced}
        return await super().carry(request)


class MovedClock:
    """The real clock, set forward instead of waiting."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return system_clock() + self._ahead

    def wait_until(self, moment: datetime) -> None:
        """Go to `moment`, or a little on where it has passed."""
        self._ahead += max(moment - self(), timedelta()) + A_LITTLE


def die() -> None:
    """End this process as a power cut would end it."""
    os.kill(os.getpid(), signal.SIGKILL)


def enrol(world: World, network: str, server: str, handle: str, secret: str) -> None:
    """Sign an account in."""

    async def work() -> None:
        engine = engine_of(world, system_clock, Deaths(NEVER, 0))
        await engine.accounts.add(network, server, handle, secret)
        await engine.close()

    os.environ.update(world.environ)
    asyncio.run(work())


def spend(world: World, account_id: str, access: str) -> None:
    """Put a spent access token into the keyring in place of the good one."""

    async def work() -> None:
        keychain = Keychain()
        await keychain.write(account_id, {**await keychain.read(account_id), "access": access})

    os.environ.update(world.environ)
    asyncio.run(work())


def deliver(world: World, trap: Trap = NEVER, seed: int = 0) -> None:
    """Publish until nothing is left to do, or until death; the clock skips what would be waited for."""

    async def work() -> None:
        clock = MovedClock()
        engine = engine_of(world, clock, Deaths(trap, seed))
        for _ in range(TURNS):
            await engine.publisher.work_off()
            upcoming = engine.publisher.next_moment()
            if upcoming is None:
                await engine.close()
                return
            clock.wait_until(upcoming)
        left = [(one.state, one.reason, one.not_before) for one in await engine.planning.deliveries()]
        raise AssertionError(f"The publisher does not come to an end, at {clock()}: {left[-3:]}")

    os.environ.update(world.environ)
    asyncio.run(work())


def type_on(world: World, said: Path, dies_after: int, within_s: float) -> None:
    """Write a draft letter by letter, saving each, and note in `said` which letter was surely saved.

    Death comes from a second thread at some time `within_s` of letter number `dies_after`.
    """

    async def work() -> None:
        engine = engine_of(world, system_clock, Deaths(NEVER, 0))
        draft = replace(engine.composing.blank(), id=said.name)
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for number in itertools.count(1):
            draft = await engine.composing.save(replace(draft, text=f"{draft.text}a"))
            os.write(out, b"a")
            if number == dies_after:
                _die_within(within_s)

    os.environ.update(world.environ)
    asyncio.run(work())


def engine_of(world: World, clock: Clock, deaths: Deaths, passed: Passed | None = None) -> Engine:
    """Build the real program on the real networks, under the eyes of `deaths` or of `passed`."""
    networks: tuple[Network, ...] = (
        Bluesky(transport=Wire(deaths)),
        Mastodon(transport=Wire(deaths)),
        WordPress(transport=Wire(deaths)),
    )
    return Engine(
        places=world.places,
        settings=Settings(),
        networks={network.name: network for network in networks},
        keychain=Keychain(),
        clock=clock,
        timing=Timing(renewal=A_MOMENT),
        passed=passed or deaths.passed,
    )


def _die_within(within_s: float) -> None:
    killer = threading.Timer(within_s, die)
    killer.daemon = True
    killer.start()
