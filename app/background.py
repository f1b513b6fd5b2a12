"""The engine's thread: one asyncio loop of its own, and the way home to the window's thread."""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.errors import AppError
from app.model.news import News
from app.services.engine import Engine

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Done = Callable[[Result], None]
Failed = Callable[[AppError], None]

END_S = 15.0  # how long the engine may take to end; a delivery under way gets its last words


class Background(QObject):
    """Runs an engine beside the window. Callbacks and `news` arrive on the thread this object lives in."""

    news = Signal(object)  # a News value
    crashed = Signal(str)  # a bug: what to tell
    _home = Signal(object)  # a callable, to be called on the window's thread

    def __init__(self, parent: QObject | None = None) -> None:
        """Prepare the thread; `start` begins it."""
        super().__init__(parent)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="engine")
        self._engine: Engine | None = None
        self._home.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def start(self, build: Callable[[], Engine]) -> Engine:
        """Start the thread, build the engine there and return it once it is ready.

        Raises:
            AppError: the engine could not be built; the thread has ended again.
        """
        self._thread.start()
        try:
            self._engine = asyncio.run_coroutine_threadsafe(self._build(build), self._loop).result()
        except BaseException:
            self._end_loop()
            raise
        return self._engine

    def run(self, work: Coroutine[Any, Any, Result], done: Done[Result], failed: Failed) -> Future[Result]:
        """Run `work` on the engine and call `done` with its result, or `failed`, on the window's thread.

        A bug in `work` goes to `crashed`. Cancelling the future ends the work silently. After `stop`
        nothing is run any more.
        """
        if self._loop.is_closed():
            work.close()
            return _cancelled()
        future = asyncio.run_coroutine_threadsafe(work, self._loop)

        def came_back(settled: Future[Result]) -> None:
            try:
                value = settled.result()
            except (CancelledError, asyncio.CancelledError):
                return
            except AppError as error:
                told = error
                self._send_home(lambda: failed(told))
            except Exception as error:
                log.exception("a bug in the engine")
                sentence = f"Something went wrong inside Rapport ({type(error).__name__}). The log has more."
                self._send_home(lambda: self.crashed.emit(sentence))
            else:
                self._send_home(lambda: done(value))

        future.add_done_callback(came_back)
        return future

    def wait_for(self, work: Coroutine[Any, Any, Result], timeout_s: float) -> Result:
        """Run `work` and block until it is done: for the last save before the window closes.

        Raises AppError, or TimeoutError after `timeout_s` seconds.
        """
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout_s)

    def wake(self) -> None:
        """Let the publisher look at the ledger at once."""
        if self._engine is not None:
            self._loop.call_soon_threadsafe(self._engine.publisher.wake)

    def stop(self) -> None:
        """End the engine and its thread."""
        if not self._thread.is_alive():
            return
        if self._engine is not None:
            ending = asyncio.run_coroutine_threadsafe(self._engine.close(), self._loop)
            self._engine = None
            try:
                ending.result(END_S)
            except TimeoutError:
                log.warning("the engine did not end in time")
            except Exception:  # the window is closing; a bug must not keep the program from ending
                log.exception("a bug while the engine ended")
        self._end_loop()

    async def _build(self, build: Callable[[], Engine]) -> Engine:
        engine = build()
        engine.news.listen(self._tell)
        engine.start_publishing()
        engine.reading_back.start()
        return engine

    def _tell(self, news: News) -> None:
        self._send_home(lambda: self.news.emit(news))

    def _send_home(self, call: Callable[[], object]) -> None:
        self._home.emit(call)

    @Slot(object)
    def _call(self, call: object) -> None:
        cast("Callable[[], object]", call)()

    def _end_loop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
        finally:
            self._loop.run_until_complete(_cancel_all(self._loop))
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()


def _cancelled() -> Future[Any]:
    future: Future[Any] = Future()
    future.cancel()
    return future


async def _cancel_all(loop: asyncio.AbstractEventLoop) -> None:
    tasks: list[Awaitable[object]] = []
    for task in asyncio.all_tasks(loop):
        if task is not asyncio.current_task():
            task.cancel()
            tasks.append(task)
    await asyncio.gather(*tasks, return_exceptions=True)
