"""A window in a process of its own, that is asked and answers in lines of JSON."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).parents[3]


class ChildError(Exception):
    """A window did not come up or went away."""


class Child:
    """A measured window. It is killed in the end, so that it saves nothing that the next one would find."""

    def __init__(
        self, module: str, arguments: Sequence[object], screen: Path, environ: Mapping[str, str]
    ) -> None:
        """Start `module` and wait until its window can be typed into.

        Where nothing else is chosen, the window opens on a screen that is only in memory, as the file
        `screen` describes it.

        Raises:
            ChildError: it does not come up.
        """
        begun = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", f"{__package__}.{module}", *map(str, arguments)],
            cwd=ROOT,
            env={"QT_QPA_PLATFORM": f"offscreen:configfile={screen}", **os.environ, **environ},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            self.facts = self._answer()
        except BaseException:
            self._end()
            raise
        self.start_s = time.perf_counter() - begun

    def ask(self, do: str, **more: Any) -> dict[str, Any]:
        """Give an order and return the answer. Raises ChildError."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def __enter__(self) -> "Child":
        """Return this window."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kill the process."""
        self._end()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise ChildError(f"The window ended with {self._process.wait()}.")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _end(self) -> None:
        self._process.kill()
        self._process.communicate()
