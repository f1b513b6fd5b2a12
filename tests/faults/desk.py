"""Where every publisher of a campaign reports: it keeps their common clock, and orders deaths.

A publisher tells each step it takes and is told what happens there. When it has nothing to do it says until
when, and waits; the clock moves on when all have nothing to do and no request is under way any more, so that
what a test skips is only waiting. One line each way; every answer begins with how far ahead the clock is, in
seconds, how much of that somebody has set, and how much went by in sleep.
"""

import os
import signal
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO

from app.services.clock import system_clock

HOST = "127.0.0.1"
A_LITTLE = timedelta(seconds=6)  # longer than an account rests after a setback
MOVES_MAX = 400  # of the clock in one batch: more, and something goes in circles
ON, DIE, END = "on", "die", "end"

Stepped = Callable[[str, str], str]  # a delivery and a step give the word for the publisher


@dataclass
class _Publisher:
    pid: int
    idle: bool = False
    until: datetime | None = None
    heard: bool = field(default=False)  # of the move of the clock that it waits for


class Desk:
    """One listener on 127.0.0.1, for all publishers of one campaign."""

    def __init__(self) -> None:
        """Open the desk."""
        self._lock = threading.Condition()
        self._publishers: dict[int, _Publisher] = {}  # by pid
        self._under_way = 0
        self._ahead = timedelta()
        self._set = timedelta()  # as much of that is a clock that somebody set, and no time
        self._slept = timedelta()  # as much of that went by in sleep
        self._ended = False
        self._moves = 0
        self.stepped: Stepped = lambda delivery, step: ON
        self.moved: Callable[[], None] = lambda: None  # called when all have nothing to do
        self.seen: dict[str, bytes] = {}  # what any process may read of the publishers
        self._socket = socket.create_server((HOST, 0))
        self.port = int(self._socket.getsockname()[1])
        threading.Thread(target=self._accept, name="desk", daemon=True).start()

    def close(self) -> None:
        """Close the desk."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def begin(self) -> None:
        """Put the clock right again, before a new batch."""
        with self._lock:
            self._ahead = self._set = self._slept = timedelta()
            self._moves = 0

    def set_clock(self, by: timedelta) -> None:
        """Put the clock on the wall forward or back."""
        with self._lock:
            self._ahead += by
            self._set += by

    def sleep(self, so_long: timedelta) -> None:
        """Let the computer sleep."""
        with self._lock:
            self._ahead += so_long
            self._slept += so_long

    def kill(self) -> None:
        """Kill every publisher, as a power cut would."""
        with self._lock:
            for publisher in self._publishers.values():
                with suppress(ProcessLookupError):
                    os.kill(publisher.pid, signal.SIGKILL)

    def kill_soon(self, within_s: float) -> None:
        """Kill every publisher after that time."""
        killer = threading.Timer(within_s, self.kill)
        killer.daemon = True
        killer.start()

    @contextmanager
    def under_way(self) -> Generator[None]:
        """Hold the clock while a request is on its way, or being worked on for a dead client."""
        with self._lock:
            self._under_way += 1
        try:
            yield
        finally:
            with self._lock:
                self._under_way -= 1
                self._look()
                self._lock.notify_all()

    def wait_until_quiet(self) -> None:
        """Return when no request is under way."""
        with self._lock:
            self._lock.wait_for(lambda: not self._under_way)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with (
            connection,
            connection.makefile("rw", encoding="utf-8", newline="\n") as lines,
            suppress(OSError),
        ):
            pid = int(lines.readline())
            self._look_at(pid)
            with self._lock:
                self._publishers[pid] = publisher = _Publisher(pid=pid)
            try:
                self._tell(lines, ON)
                for line in lines:
                    self._tell(lines, self._heard(publisher, line.split()))
            finally:
                with self._lock:
                    del self._publishers[pid]
                    self._look()

    def _heard(self, publisher: _Publisher, words: list[str]) -> str:
        if words[0] == "step":
            return self.stepped(words[1], words[2])
        with self._lock:
            publisher.idle, publisher.heard = True, False
            publisher.until = datetime.fromisoformat(words[1]) if len(words) > 1 else None
            self._look()
            self._lock.wait_for(lambda: publisher.heard)
            publisher.idle = False
            return END if self._ended else ON

    def _look(self) -> None:
        """Move the clock on if all have nothing to do; the lock is held."""
        every = self._publishers.values()
        if not every or self._under_way or not all(each.idle and not each.heard for each in every):
            return
        moments = [each.until for each in every if each.until is not None]
        self._moves += 1
        self._ended = not moments or self._moves > MOVES_MAX
        self.moved()
        if moments:
            now = system_clock() + self._ahead
            self._ahead += max(min(moments) - now, timedelta()) + A_LITTLE
        for each in every:
            each.heard = True
        self._lock.notify_all()

    def _tell(self, lines: TextIO, word: str) -> None:
        clock = " ".join(str(span.total_seconds()) for span in (self._ahead, self._set, self._slept))
        lines.write(f"{clock} {word}\n")
        lines.flush()

    def _look_at(self, pid: int) -> None:
        """Keep what every process of this user may read of a publisher: its arguments and environment."""
        for name in ("cmdline", "environ"):
            with suppress(OSError):
                self.seen[f"{name} of {pid}"] = Path(f"/proc/{pid}/{name}").read_bytes()
