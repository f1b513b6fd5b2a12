"""The start at login on Windows: a value under the Run key, which the Task Manager can switch off.

Source: https://learn.microsoft.com/en-us/windows/win32/setupapi/run-and-runonce-registry-keys
"""

import subprocess
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

from app.errors import StoreError
from app.services.always.login_entry import cannot_change

KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
VALUE = "Rapport"


class RunKey:
    """The value in the writer's own part of the registry."""

    def __init__(self, registry: Any = None) -> None:
        """Use `registry`, or the module winreg, which only Windows has."""
        self._registry = import_module("winreg") if registry is None else registry

    @property
    def place(self) -> str:
        """Return where the entry is or would be."""
        return rf"HKEY_CURRENT_USER\{KEY}\{VALUE}"

    def command(self) -> Sequence[str] | None:
        """Return what Windows starts; None too where the Task Manager switched it off. Raises StoreError."""
        line = self._read(KEY)
        if not isinstance(line, str) or not line:
            return None
        approved = self._read(APPROVED)
        if (
            isinstance(approved, bytes) and approved[:1] and approved[0] % 2
        ):  # odd: switched off by the person
            return None
        return split_line(line)

    def turn_on(self, command: Sequence[str]) -> None:
        """Write the value, and take back what the Task Manager has said of it. Raises StoreError."""
        registry = self._registry
        try:
            with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, KEY, 0, registry.KEY_SET_VALUE) as key:
                registry.SetValueEx(key, VALUE, 0, registry.REG_SZ, subprocess.list2cmdline(command))
            self._forget(APPROVED)
        except OSError as error:
            raise cannot_change(self.place, error) from error

    def turn_off(self) -> None:
        """Remove the value. Raises StoreError."""
        try:
            self._forget(KEY)
        except OSError as error:
            raise cannot_change(self.place, error) from error

    def _read(self, key: str) -> object:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, key) as opened:
                return registry.QueryValueEx(opened, VALUE)[0]
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{self.place} cannot be read: {error.strerror or error}.") from error

    def _forget(self, key: str) -> None:
        registry = self._registry
        with (
            suppress(FileNotFoundError),
            registry.OpenKey(registry.HKEY_CURRENT_USER, key, 0, registry.KEY_SET_VALUE) as opened,
        ):
            registry.DeleteValue(opened, VALUE)


def split_line(line: str) -> tuple[str, ...]:
    """Return the words of a command line as Windows programs read them: what `list2cmdline` has joined."""
    words: list[str] = []
    word, quoted, open_word, slashes = "", False, False, 0
    for sign in line:
        if sign == "\\":
            slashes += 1
            continue
        if sign == '"':
            word += "\\" * (slashes // 2)
            open_word = True
            if slashes % 2:
                word += '"'
            else:
                quoted = not quoted
        else:
            word += "\\" * slashes
            open_word = open_word or slashes > 0
            if sign in " \t" and not quoted:
                if open_word:
                    words.append(word)
                word, open_word = "", False
            else:
                word, open_word = word + sign, True
        slashes = 0
    word += "\\" * slashes
    if open_word or slashes:
        words.append(word)
    return tuple(words)
