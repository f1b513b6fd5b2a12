"""Work that is not broken off in its middle, whoever loses patience with it."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

LAST_WORDS_S = 5.0

Result = TypeVar("Result")


class Unbroken:
    """Turns tokens over: a server that has given a new one takes the old one for stolen from then on."""

    def __init__(self) -> None:
        """Begin with nothing under way."""
        self._running: set[asyncio.Task[Any]] = set()

    async def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Return what `work` returns; where the caller is cancelled, it goes on to its end all the same."""
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._over)
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Wait for what is under way, though not for ever."""
        if self._running:
            await asyncio.wait(self._running, timeout=LAST_WORDS_S)

    def _over(self, task: "asyncio.Task[Any]") -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # nobody may be left to hear of it; the next call meets the same
