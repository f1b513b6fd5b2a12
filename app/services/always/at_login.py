"""Starts Rapport with the desktop, if the writer wants it, in the platform's own way."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app.services.always.login_entry import NAME

HIDDEN = "--hidden"


class AtLogin(Protocol):
    """The one entry that lets the desktop start Rapport."""

    @property
    def place(self) -> str:
        """Return where the entry is or would be."""
        ...

    def command(self) -> Sequence[str] | None:
        """Return what the desktop starts of ours at login, None for nothing. Raises StoreError."""
        ...

    def turn_on(self, command: Sequence[str]) -> None:
        """Let the desktop start `command` at login. Raises StoreError."""
        ...

    def turn_off(self) -> None:
        """Let the desktop start nothing of ours. Raises StoreError."""
        ...


def at_login(platform: str = sys.platform) -> AtLogin:
    """Return the way of the `platform` that we run on."""
    if platform == "win32":
        from app.services.always.run_key import RunKey

        return RunKey()
    if platform == "darwin":
        from app.services.always.launch_agent import LaunchAgent

        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    from app.services.always.xdg_autostart import XdgAutostart

    config = os.environ.get("XDG_CONFIG_HOME", "")
    root = Path(config) if config.startswith("/") else Path.home() / ".config"
    return XdgAutostart(root / "autostart")


def own_command() -> tuple[str, ...]:
    """Return what starts this very Rapport hidden: its script, or else its Python with the module."""
    ending = ".exe" if sys.platform == "win32" else ""
    script = Path(sys.executable).with_name(f"{NAME}{ending}")
    start = (str(script),) if script.exists() else (sys.executable, "-m", "app")
    return (*start, HIDDEN)
