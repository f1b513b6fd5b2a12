"""`rapport publisher`: publishes what is due, without a window, until it is stopped."""

import asyncio
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

from app.cli.arguments import Arguments
from app.errors import StoreError
from app.model.delivery import Delivery, State
from app.model.news import News, Trouble
from app.places import find_places
from app.services.engine import Engine
from app.services.lock import Lock

WELL, TROUBLE = 0, 1


def run(argv: Sequence[str], build: Callable[[], Engine]) -> int:
    """Publish until stopped, or with --once what is due now; `build` opens the engine.

    Returns 0 where it was stopped, by Ctrl+C or SIGTERM. Returns 1 with --once where our own disk or
    a post needs the writer.

    Raises:
        InputError: wrong use, or wrong settings.
        AppError: it could not begin.
    """
    parser = Arguments(prog="rapport publisher", description="Publish what is due, without a window.")
    parser.add_argument("--once", action="store_true", help="publish what is due now, then end")
    chosen = parser.parse_args(argv)
    try:
        return asyncio.run(_publish(build, once=chosen.once))
    except KeyboardInterrupt:
        return WELL


async def _publish(build: Callable[[], Engine], *, once: bool) -> int:
    engine = build()
    reporter = _Reporter(engine)
    engine.news.listen(reporter.hear)
    lock = Lock(find_places().publisher_lock)  # by which `rapport status` knows that somebody publishes
    lock.take()
    try:
        await reporter.look()
        if once:
            await engine.publisher.work_off()
            await engine.scheduling.rehearsing.work_off()
            await engine.taking_effect.work_off()
        else:
            engine.start_publishing()
            print("Rapport publishes what is due. Stop it with Ctrl+C.", flush=True)
            await _until_stopped(reporter)
        await reporter.look()
    finally:
        await engine.close()
        lock.let_go()
    return TROUBLE if once and reporter.troubled else WELL


async def _until_stopped(reporter: "_Reporter") -> None:
    stopped = asyncio.Event()
    for number in _STOPS:
        with suppress(NotImplementedError):  # Windows: Ctrl+C arrives as KeyboardInterrupt
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    while not stopped.is_set():
        waiting = {asyncio.ensure_future(stopped.wait()), asyncio.ensure_future(reporter.changed.wait())}
        _, pending = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        await reporter.look()


class _Reporter:
    """Prints a line for every delivery that got into another state."""

    def __init__(self, engine: Engine) -> None:
        self.changed = asyncio.Event()
        self.troubled = False
        self._engine = engine
        self._seen: dict[str, State] | None = None

    def hear(self, news: News) -> None:
        """Note that there is something to look at; tell trouble at once."""
        if isinstance(news, Trouble):
            self.troubled = True
            print(f"rapport: {news.sentence}", file=sys.stderr, flush=True)
        self.changed.set()

    async def look(self) -> None:
        """Print what changed since the last look; the first look only takes note."""
        self.changed.clear()
        try:
            deliveries = await self._engine.planning.deliveries()
        except StoreError:
            return  # the publisher tells of it, and looks again
        if self._seen is not None:
            accounts = await self._engine.accounts.named()
            for delivery in deliveries:
                if self._seen.get(delivery.id) is not delivery.state and delivery.state in _ENDS:
                    print(_line(delivery, accounts[delivery.account_id].handle), flush=True)
        self._seen = {delivery.id: delivery.state for delivery in deliveries}


_STOPS = (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if sys.platform != "win32" else []))
_ENDS = {State.SENT, State.REFUSED, State.UNKNOWN, State.HELD, State.MISSED}


def _line(delivery: Delivery, handle: str) -> str:
    told = (delivery.state is State.SENT and delivery.address) or delivery.reason
    return f"{handle}: {delivery.state}{': ' if told else ''}{told}"
