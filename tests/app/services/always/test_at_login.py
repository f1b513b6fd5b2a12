"""The start at login is what the system says it is, on each platform, and can be switched off elsewhere."""

import configparser
import plistlib
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import StoreError
from app.services.always.at_login import AtLogin, at_login, own_command
from app.services.always.launch_agent import LaunchAgent
from app.services.always.run_key import APPROVED, KEY, VALUE, RunKey, split_line
from app.services.always.xdg_autostart import XdgAutostart

COMMAND = ("/home/ada/my venv/bin/rapport", "--hidden")
WORDS = st.lists(
    st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=12), min_size=1, max_size=4
)


class Registry:
    """As much of winreg as is used, in memory."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = "user", 2, 1

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], object] = {}
        self.keys = {KEY}

    @contextmanager
    def OpenKey(self, root: str, key: str, reserved: int = 0, access: int = 1):
        """Open a key that is there."""
        if key not in self.keys:
            raise FileNotFoundError(key)
        yield key

    @contextmanager
    def CreateKeyEx(self, root: str, key: str, reserved: int, access: int):
        """Open a key, made if need be."""
        self.keys.add(key)
        yield key

    def QueryValueEx(self, key: str, name: str) -> tuple[object, int]:
        """Return a value."""
        if (key, name) not in self.values:
            raise FileNotFoundError(name)
        return self.values[key, name], 1

    def SetValueEx(self, key: str, name: str, reserved: int, kind: int, value: object) -> None:
        """Keep a value."""
        self.values[key, name] = value

    def DeleteValue(self, key: str, name: str) -> None:
        """Forget a value."""
        if self.values.pop((key, name), None) is None:
            raise FileNotFoundError(name)


def ways(folder: Path) -> tuple[AtLogin, ...]:
    """Return every platform's way."""
    return XdgAutostart(folder / "autostart"), LaunchAgent(folder / "agents"), RunKey(Registry())


@pytest.mark.parametrize("nth", range(3))
@pytest.mark.parametrize("command", [COMMAND, ('C:\\Program Files\\a "b"\\', "100%", "$HOME", "`x`")])
def test_what_is_turned_on_is_told_and_can_be_turned_off(
    tmp_path: Path, nth: int, command: Sequence[str]
) -> None:
    way = ways(tmp_path)[nth]
    assert way.command() is None
    way.turn_off()
    way.turn_on(command)
    assert way.command() == tuple(command)
    way.turn_on(command)
    way.turn_off()
    assert way.command() is None


@given(WORDS)
def test_every_command_line_of_windows_comes_back(words: list[str]) -> None:
    registry = Registry()
    RunKey(registry).turn_on(words)
    assert RunKey(registry).command() == tuple(words)


def test_spaces_between_words_of_windows_are_no_words() -> None:
    assert split_line('"C:\\a b\\r.exe"  --hidden ') == ("C:\\a b\\r.exe", "--hidden")


def test_the_entry_of_linux_is_one_that_a_desktop_reads(tmp_path: Path) -> None:
    XdgAutostart(tmp_path).turn_on(COMMAND)
    read = configparser.RawConfigParser()
    read.optionxform = str  # pyright: ignore[reportAttributeAccessIssue] - as configparser wants it
    read.read(tmp_path / "rapport.desktop")
    entry = read["Desktop Entry"]
    assert entry["Exec"] == '"/home/ada/my venv/bin/rapport" "--hidden"'
    assert entry["TryExec"] == COMMAND[0]
    assert entry["Type"] == "Application"


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_a_desktop_has_switched_off_is_off(tmp_path: Path, line: str) -> None:
    (tmp_path / "rapport.desktop").write_text(f"[Desktop Entry]\nExec=rapport\n{line}\n[Other]\nExec=x\n")
    assert XdgAutostart(tmp_path).command() is None


def test_what_the_task_manager_has_switched_off_is_off_until_it_is_turned_on_again() -> None:
    registry = Registry()
    key = RunKey(registry)
    key.turn_on(COMMAND)
    registry.keys.add(APPROVED)
    registry.values[APPROVED, VALUE] = b"\x03\x00\x00\x00"
    assert key.command() is None
    key.turn_on(COMMAND)
    assert key.command() == COMMAND


@pytest.mark.parametrize("raw", [b"", b"no list", b"<plist><dict></plist>", b"bplist00\xff", b"<plist/>"])
def test_a_damaged_agent_starts_nothing(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "app.rapport.window.plist").write_bytes(raw)
    assert LaunchAgent(tmp_path).command() is None


def test_an_agent_that_is_disabled_is_off(tmp_path: Path) -> None:
    LaunchAgent(tmp_path).turn_on(COMMAND)
    path = tmp_path / "app.rapport.window.plist"
    entry = plistlib.loads(path.read_bytes())
    assert entry["ProgramArguments"] == list(COMMAND)
    path.write_bytes(plistlib.dumps({**entry, "Disabled": True}))
    assert LaunchAgent(tmp_path).command() is None


def test_a_home_of_its_own_goes_with_the_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORT_HOME", str(tmp_path / "a home"))
    XdgAutostart(tmp_path).turn_on(COMMAND)
    assert f'"/usr/bin/env" "RAPPORT_HOME={tmp_path}/a home"' in (tmp_path / "rapport.desktop").read_text()
    assert XdgAutostart(tmp_path).command() == COMMAND
    LaunchAgent(tmp_path).turn_on(COMMAND)
    entry = plistlib.loads((tmp_path / "app.rapport.window.plist").read_bytes())
    assert entry["EnvironmentVariables"] == {"RAPPORT_HOME": str(tmp_path / "a home")}


def test_a_folder_that_takes_no_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="cannot be changed"):
        XdgAutostart(tmp_path / "autostart").turn_on(COMMAND)


@pytest.mark.skipif(sys.platform == "win32", reason="the way of Linux")
def test_the_platform_has_its_way_and_the_command_is_this_very_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert at_login("linux").place == str(tmp_path / "autostart" / "rapport.desktop")
    assert at_login("darwin").place.endswith("Library/LaunchAgents/app.rapport.window.plist")
    assert Path(own_command()[0]).exists()
    assert own_command()[-1] == "--hidden"
