"""One server process: started on a leash, waited for until it answers, ended with all it started."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.servers.running import leash

POLL_S = 0.02
LOG_TAIL = 3000  # characters of the log that a failed start shows


class StartError(RuntimeError):
    """The server ended or stayed silent; the message bears the end of its log."""


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listened on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """A running command whose output goes to `log`."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        log: Path,
        env: Mapping[str, str] | None = None,
        patience_s: float = 5,
    ) -> None:
        """Start `command`; `env` is laid over this process's own environment.

        When it is stopped it has `patience_s` seconds to end by itself.
        """
        self._log = log
        self._patience_s = patience_s
        with log.open("wb") as output:
            self._leash = subprocess.Popen(
                [sys.executable, "-I", "-S", leash.__file__, str(patience_s), *command],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(env or {})},
                start_new_session=True,
            )

    def wait_until(self, ready: Callable[[], bool], *, within_s: float) -> None:
        """Return as soon as `ready` says True.

        Raises:
            StartError: the process ended before, or `within_s` seconds went by; it is stopped then.
        """
        deadline = time.monotonic() + within_s
        while not ready():
            ended = self._leash.poll()
            if ended is not None or time.monotonic() > deadline:
                self.stop()
                what = f"said nothing for {within_s} s" if ended is None else f"ended with code {ended}"
                raise StartError(f"The server {what}. Its log ends:\n{self.log()[-LOG_TAIL:]}")
            time.sleep(POLL_S)

    def log(self) -> str:
        """Return everything that the process has written so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End the process and everything it started; harmless when it has ended already."""
        if self._leash.stdin:
            self._leash.stdin.close()
        self._leash.wait()
