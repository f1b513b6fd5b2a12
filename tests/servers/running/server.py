"""What every real server here has in common: it starts, it stops, and nothing of it stays behind."""

import shutil
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

from tests.servers.installing.availability import demand
from tests.servers.running.process import Process


class Server(ABC):
    """One server on 127.0.0.1 with a data folder of its own, usable with `with` or with start and stop."""

    part: ClassVar[str]  # its name in `availability`

    def __init__(self) -> None:
        self._processes: list[Process] = []
        self._folder: Path | None = None

    @property
    def folder(self) -> Path:
        """Return the data folder of the running server."""
        if self._folder is None:
            raise RuntimeError(f"{type(self).__name__} is not running.")
        return self._folder

    def start(self) -> None:
        """Start the server and return when it answers.

        Raises:
            UnavailableError: it is not on this machine.
            StartError: it did not come up; nothing of it is left.
        """
        demand(self.part)
        self._folder = Path(tempfile.mkdtemp(prefix=f"rapport-{self.part}-"))
        try:
            self._launch()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End exactly what was started and remove its data; harmless when nothing runs."""
        while self._processes:
            self._processes.pop().stop()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def log(self) -> str:
        """Return what the running server has written so far."""
        return "\n".join(process.log() for process in self._processes)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @abstractmethod
    def _launch(self) -> None:
        """Run what makes up the server and wait until it answers."""

    def _run(self, command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> Process:
        log = self.folder / f"log-{len(self._processes)}"
        process = Process(command, log=log, env=env)
        self._processes.append(process)
        return process
