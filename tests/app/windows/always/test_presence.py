"""The switches of Settings show what the system says; a hidden start shows no window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QSystemTrayIcon

from app.services.always.at_login import own_command
from app.services.always.xdg_autostart import XdgAutostart
from app.services.drafting.composed import Composed
from app.windows.always import staying
from app.windows.always.always_section import NO_TRAY, STAYING, AlwaysSection
from app.windows.always.choices import notices, stays
from app.windows.frame.main_window import MainWindow
from app.windows.starting.program import Program
from tests.app.windows.conftest import Desk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where this desktop keeps what it starts at login."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    return tmp_path / "xdg" / "autostart"


@pytest.fixture
def section(desk: Desk, folder: Path) -> AlwaysSection:
    """The part of the Settings about the time when the window is closed."""
    window = desk.open()
    made = AlwaysSection(desk.programs[-1].pages.being_there, window)
    desk.until(lambda: str(folder) in made.login_note.text())
    return made


def test_the_switch_for_the_start_at_login_writes_and_removes_the_entry(
    desk: Desk, section: AlwaysSection, folder: Path
) -> None:
    assert not section.at_login.isChecked()
    section.at_login.click()
    desk.until(lambda: (folder / "rapport.desktop").exists())
    assert XdgAutostart(folder).command() == own_command()
    section.at_login.click()
    desk.until(lambda: not (folder / "rapport.desktop").exists())


def test_the_switch_shows_the_truth_of_the_file_system(
    desk: Desk, section: AlwaysSection, folder: Path
) -> None:
    being_there = desk.programs[-1].pages.being_there
    XdgAutostart(folder).turn_on(own_command())
    being_there.refresh()
    desk.until(section.at_login.isChecked)
    XdgAutostart(folder).turn_on(("/elsewhere/rapport", "--hidden"))
    being_there.refresh()
    desk.until(lambda: not section.at_login.isChecked())
    assert "/elsewhere/rapport --hidden" in section.login_note.text()


def test_a_folder_that_takes_nothing_is_told_and_the_switch_goes_back(
    desk: Desk, section: AlwaysSection, folder: Path
) -> None:
    folder.parent.mkdir()
    folder.write_text("in the way")
    section.at_login.click()
    desk.until(lambda: "cannot be" in section.state.text())
    assert section.state.isVisibleTo(section)


@pytest.mark.parametrize("there", [True, False])
def test_it_says_what_closing_does_with_and_without_a_tray(
    desk: Desk, section: AlwaysSection, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: there)
    section.login_note.say("")
    desk.programs[-1].pages.being_there.refresh()
    desk.until(section.login_note.text)
    assert section.stays_note.text() == (STAYING if there else NO_TRAY)


def test_the_other_switches_are_kept(desk: Desk, section: AlwaysSection) -> None:
    memory = QSettings(str(desk.places.config / "window.ini"), QSettings.Format.IniFormat)
    assert (stays(memory), notices(memory)) == (False, True)
    section.stays.click()
    section.notices.click()
    assert (stays(memory), notices(memory)) == (True, False)


def hidden(desk: Desk) -> tuple[Program, MainWindow]:
    """Start the program as the desktop does at login."""
    program = Program(desk.application, desk.places, desk.build, hidden=True)
    desk.programs.append(program)
    window = program.begin(Composed())
    desk.until(lambda: window.furnished)
    return program, window


def test_a_hidden_start_shows_nothing_until_another_program_asks_for_it(desk: Desk) -> None:
    program, window = hidden(desk)
    desk.until(lambda: hasattr(program, "staying"))
    assert not window.isVisible()
    program.receiving.take(Composed())
    assert window.isVisible()


def test_a_hidden_start_without_a_tray_comes_to_the_task_bar_after_a_while(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staying, "AGAIN_MS", 1)
    program, window = hidden(desk)
    desk.until(window.isMinimized)
    assert window.notice.text() == staying.WITHOUT
    assert program.staying.tray is None
