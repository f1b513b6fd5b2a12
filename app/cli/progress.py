"""Says on a terminal how far a long run has come; for files and pipes it says nothing."""

import time
from typing import TextIO

FROM = 20  # files; fewer are done before anybody looks
EVERY_S = 0.1


class Progress:
    """One line that is written over itself and gone at the end."""

    def __init__(self, total: int | None, stream: TextIO) -> None:
        """Count up to `total` on `stream`; None: nobody knows how many there are."""
        self._of = "" if total is None else f" of {total}"
        self._stream = stream
        self._shows = (total is None or total >= FROM) and stream.isatty()
        self._done = 0
        self._next = 0.0
        self._width = 0

    def step(self) -> None:
        """Note that one more is done."""
        self._done += 1
        now = time.monotonic()
        if self._shows and now >= self._next:
            self._next = now + EVERY_S
            self._write(f"Read {self._done}{self._of}")

    def end(self) -> None:
        """Take the line away."""
        if self._width:
            self._write("")

    def _write(self, words: str) -> None:
        self._stream.write(f"\r{words:<{self._width}}" + ("" if words else "\r"))
        self._stream.flush()
        self._width = len(words)
