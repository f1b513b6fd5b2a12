"""What runs in processes of its own: the shipped program, publishing at the desk's clock, and the writer."""

import asyncio
import faulthandler
import os
import signal
import socket
import sys
from collections.abc import Callable, Coroutine, Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self
from unittest.mock import patch

from app.assemble import start_log
from app.errors import AppError, InputError, StoreError
from app.keychain import Keychain
from app.model.delivery import Delivery
from app.model.news import Trouble
from app.networks.catalogue import networks
from app.networks.web import http
from app.services.clock import Clock, system_clock
from app.services.engine import Engine
from app.services.scheduling.clock_watch import Ticks
from app.services.sending.deciding import Decision
from app.services.sending.delivering import Step
from app.services.sending.plan import Plan
from app.services.sending.timing import Timing
from app.settings import Settings
from app.store import database
from tests.faults.desk import DIE, END, HOST
from tests.killing.victim import World, die

SILENCE_S, TOTAL_S = 1.5, 2.0  # what the shipped program gives a request is 30 and 45
RENEWAL = timedelta(seconds=6)  # shipped: two minutes, for which whoever comes after a death would wait
BUSY_MS = 150  # shipped: 10 s for a database that another program holds
FULL, FREE = "full", "free"
MOVE = "move"
TELL_TASKS, TELL_THREADS = signal.SIGTERM, signal.SIGABRT  # the second one ends the process
NOBODY = 65534
LATER = timedelta(minutes=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """The writer signs an account in, for the first time or anew."""

    network: str
    server: str
    handle: str
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    """The writer lets a delivery go out now that was stopped, after saying whether an unclear one is out."""

    delivery: str
    is_out: bool | None = None  # None: nothing was unclear


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The writer moves a delivery to a later time, or cancels it; nothing happens where it is too late."""

    delivery: str
    cancel: bool


Deed = SignIn | Plan | Decide | Change


class Line:
    """The publisher's end of the line to the desk."""

    def __init__(self, port: int) -> None:
        """Report to the desk on `port`."""
        self._socket = socket.create_connection((HOST, port))
        self._lines = self._socket.makefile("rw", encoding="utf-8", newline="\n")
        self._ahead = self._set = self._slept = timedelta()
        self.ask(str(os.getpid()))

    def ask(self, words: str) -> str:
        """Say something and return the desk's word."""
        self._lines.write(f"{words}\n")
        self._lines.flush()
        *clock, word = self._lines.readline().split()
        self._ahead, self._set, self._slept = (timedelta(seconds=float(span)) for span in clock)
        return word

    def clock(self) -> datetime:
        """Return the time as the desk has it."""
        return system_clock() + self._ahead

    @property
    def ticks(self) -> Ticks:
        """Return the clocks that nobody can set."""
        return Ticks(
            passed=lambda: (self.clock() - self._set).timestamp(),
            awake=lambda: (self.clock() - self._set - self._slept).timestamp(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lines.close()
        self._socket.close()


def publish(world: World, port: int) -> None:
    """Publish until the desk says that all is done; die where it says so."""
    with _as_a_program(world), Line(port) as line:
        asyncio.run(_publish(world, line))


async def _publish(world: World, line: Line) -> None:
    def passed(step: Step, delivery: Delivery) -> None:
        match line.ask(f"step {delivery.id} {step}"):
            case word if word == DIE:
                die()
            case word if word == FULL:
                _limit_files(full=True)
            case word if word == MOVE:
                with suppress(AppError):
                    _at_once(engine.planning.move(delivery.id, _wall(line.clock() + LATER), "UTC"))
            case _:
                return

    asyncio.get_running_loop().add_signal_handler(TELL_TASKS, _tell_tasks)
    engine = _engine(world, line.clock, passed, line.ticks)
    while True:
        until: datetime | None = line.clock() + LATER
        with suppress(StoreError):  # full or locked: told in the window, and tried again later
            await engine.publisher.work_off()
            until = engine.publisher.next_moment()
        word = line.ask(f"idle {until.isoformat() if until else ''}")
        _limit_files(full=False)
        if word == END:
            await engine.close()
            return


def _tell_tasks() -> None:
    for task in asyncio.all_tasks():
        task.print_stack()


def act(world: World, deeds: Sequence[Deed]) -> None:
    """Do what the writer does."""

    async def work() -> None:
        engine = _engine(world, system_clock, lambda step, delivery: None)
        for deed in deeds:
            await _do(engine, deed)
        await engine.close()

    with _as_a_program(world):
        asyncio.run(work())


async def _do(engine: Engine, deed: Deed) -> None:
    match deed:
        case SignIn():
            await engine.accounts.add(deed.network, deed.server, deed.handle, deed.secret)
        case Plan():
            await engine.planning.schedule(deed)
        case Decide():
            if deed.is_out is not None:
                decision = Decision.IS_OUT if deed.is_out else Decision.IS_NOT_OUT
                await engine.planning.settle(deed.delivery, decision)
            if not deed.is_out:
                await engine.planning.move(deed.delivery, None, "UTC")
        case Change():
            with suppress(InputError, StoreError):
                if deed.cancel:
                    await engine.planning.cancel(deed.delivery)
                else:
                    await engine.planning.move(deed.delivery, _wall(system_clock() + LATER), "UTC")


def start_read_only(world: World) -> None:
    """Start where nothing can be written: that must be told in a sentence, and nothing may be sent."""
    told: list[str] = []

    async def work() -> None:
        try:
            engine = _engine(world, system_clock, lambda step, delivery: None)
            engine.news.listen(lambda news: told.append(news.sentence) if isinstance(news, Trouble) else None)
            await engine.publisher.work_off()  # what a dead publisher held may be all there is
            await engine.composing.save(replace(engine.composing.blank(), text="A thought."))
            await engine.close()
        except StoreError as error:
            told.append(str(error))

    with _as_a_program(world, log=False):
        if os.geteuid() == 0:  # no permission stops root
            os.setegid(NOBODY)
            os.seteuid(NOBODY)
        asyncio.run(work())
        if not told:
            raise AssertionError("Nobody was told that nothing can be written.")
        print(*told, sep="\n", flush=True)


def _engine(
    world: World, clock: Clock, passed: Callable[[Step, Delivery], None], ticks: Ticks | None = None
) -> Engine:
    return Engine(
        places=world.places,
        settings=Settings(),
        networks=networks(),
        keychain=Keychain(),
        clock=clock,
        ticks=ticks,
        timing=Timing(renewal=RENEWAL),
        passed=passed,
    )


@contextmanager
def _as_a_program(world: World, *, log: bool = True) -> Generator[None]:
    """Give this process the environment, the log and the outputs that a person's program has."""
    os.environ.update(world.environ)
    said = os.open(world.home / "output", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(said, sys.stdout.fileno())
    os.dup2(said, sys.stderr.fileno())
    faulthandler.enable()
    if log:
        start_log(world.places)
    with (
        patch.object(http, "SILENCE_S", SILENCE_S),
        patch.object(http, "TOTAL_S", TOTAL_S),
        patch.object(database, "BUSY_MS", BUSY_MS),
    ):
        yield


def _limit_files(*, full: bool) -> None:
    """Let no file grow or be written any more, or lift that again."""
    import resource  # missing on Windows, where the tests must still be able to import this file

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0 if full else hard, hard))


def _wall(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _at_once(work: Coroutine[Any, Any, object]) -> None:
    """Run a coroutine that waits for nothing, in the middle of another one."""
    with suppress(StopIteration):
        work.send(None)
        raise AssertionError("It waits for something.")
