"""The start at login on macOS: a property list for launchd, which reads the folder at login.

Source: the manual page launchd.plist(5).
"""

import plistlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast
from xml.parsers.expat import ExpatError

from app.services.always.login_entry import NAME, own_environ, read_entry, remove_entry, write_entry

LABEL = f"app.{NAME}.window"


class LaunchAgent:
    """The agent in the writer's own folder of agents."""

    def __init__(self, folder: Path) -> None:
        """Work in `folder`, which need not be there."""
        self._path = folder / f"{LABEL}.plist"

    @property
    def place(self) -> str:
        """Return where the entry is or would be."""
        return str(self._path)

    def command(self) -> Sequence[str] | None:
        """Return what launchd starts at login, None where it starts nothing of ours. Raises StoreError."""
        raw = read_entry(self._path)
        if raw is None:
            return None
        try:
            told: Any = plistlib.loads(raw)
        except (plistlib.InvalidFileException, ExpatError, ValueError, OverflowError):
            return None
        if not isinstance(told, dict):
            return None
        entry = cast("dict[str, Any]", told)
        words: Any = entry.get("ProgramArguments")
        if entry.get("Disabled") is True or entry.get("RunAtLoad") is not True or not isinstance(words, list):
            return None
        return tuple(map(str, cast("list[object]", words)))

    def turn_on(self, command: Sequence[str]) -> None:
        """Write the agent; launchd takes it up at the next login. Raises StoreError."""
        entry: dict[str, object] = {
            "Label": LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        environ = own_environ()
        if environ:
            entry["EnvironmentVariables"] = environ
        write_entry(self._path, plistlib.dumps(entry))

    def turn_off(self) -> None:
        """Remove the agent. Raises StoreError."""
        remove_entry(self._path)
