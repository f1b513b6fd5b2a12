"""The page that looks after the data: what is made is told, a restore ends the window and opens it again."""

import zipfile
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame

from app.services.drafting.composed import Composed
from app.windows.frame.main_window import MainWindow
from app.windows.message import Tone
from app.windows.starting.program import Program
from app.windows.upkeep.after import After
from app.windows.upkeep.restoring_here import restore_here
from app.windows.upkeep.upkeep_page import UpkeepPage
from tests.app.windows.conftest import Desk


def upkeep(desk: Desk, window: MainWindow) -> UpkeepPage:
    """Go to the page by its key."""
    desk.press(window.write_page.editor, Qt.Key.Key_F9)
    return cast("UpkeepPage", window.page)


def choose(monkeypatch: pytest.MonkeyPatch, name: str, path: Path | None) -> None:
    """Let the person choose `path` in the dialog `name`, or close it."""
    answer = str(path or "")
    given = answer if name == "getExistingDirectory" else (answer, "")

    def choose_it(*_: object) -> object:
        return given

    monkeypatch.setattr(QFileDialog, name, choose_it)


def test_a_backup_and_an_export_are_made_by_key_and_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk.open()
    page = upkeep(desk, window)
    choose(monkeypatch, "getSaveFileName", tmp_path / "mine")
    desk.press(page, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: "The backup is in" in window.notice.text())
    assert zipfile.is_zipfile(tmp_path / "mine.zip")
    choose(monkeypatch, "getExistingDirectory", tmp_path)
    desk.press(page, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: "Everything is in" in window.notice.text())
    assert len(list(tmp_path.glob("rapport-export-*/README.txt"))) == 1


def test_who_closes_the_dialog_makes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = upkeep(desk, desk.open())
    for name, button in (
        ("getSaveFileName", page.backup),
        ("getOpenFileName", page.restore),
        ("getExistingDirectory", page.export),
    ):
        choose(monkeypatch, name, None)
        button.click()
    assert page.backup.isEnabled()
    assert page.offer.isHidden()


def test_the_keyboard_is_back_on_the_button_once_its_work_is_done(desk: Desk) -> None:
    page = upkeep(desk, desk.open())
    page.examine.setFocus()
    with desk.qtbot.waitSignal(desk.programs[-1].pages.looking_after.examined):
        desk.press(page.examine, Qt.Key.Key_Space)
    desk.until(page.examine.hasFocus)


def test_an_examination_lists_what_it_found(desk: Desk) -> None:
    page = upkeep(desk, desk.open())
    with desk.qtbot.waitSignal(desk.programs[-1].pages.looking_after.examined):
        page.examine.click()
    names = [frame.accessibleName() for frame in page.findings.findChildren(QFrame)]
    assert any(name.startswith("Database. Well.") for name in names)
    assert any(name.startswith("Keyring. ") for name in names)
    assert page.examine.isEnabled()


def test_a_file_that_is_no_backup_is_refused_before_anything_is_closed(desk: Desk, tmp_path: Path) -> None:
    window = desk.open()
    page = upkeep(desk, window)
    (tmp_path / "x.zip").write_bytes(b"x")
    desk.programs[-1].pages.looking_after.look_into(tmp_path / "x.zip")
    desk.until(lambda: "not a backup" in window.notice.text())
    assert page.offer.isHidden()


def test_a_restore_is_asked_about_and_brings_the_drafts_back(desk: Desk, tmp_path: Path) -> None:
    window = desk.open()
    desk.write(window.write_page.editor, "In the backup.")
    looking_after = desk.programs[-1].pages.looking_after
    looking_after.back_up(tmp_path / "b.zip")
    desk.until(lambda: "The backup is in" in window.notice.text())
    desk.write(window.write_page.editor, " And more.")
    page = upkeep(desk, window)
    with desk.qtbot.waitSignal(looking_after.offered):
        looking_after.look_into(tmp_path / "b.zip")
    assert page.offer.isVisible()
    page.leave.click()
    assert page.offer.isHidden()
    with desk.qtbot.waitSignal(looking_after.offered):
        looking_after.look_into(tmp_path / "b.zip")
    program = desk.programs[-1]
    with desk.qtbot.waitSignal(window.closed):
        page.go_on.click()
    assert program.after == After(restore=tmp_path / "b.zip")
    desk.programs.pop().close()
    message = restore_here(desk.places, tmp_path / "b.zip")
    assert message.tone is Tone.SUCCESS
    program = Program(desk.application, desk.places, desk.build, told=message)
    desk.programs.append(program)
    window = program.begin(Composed())
    desk.until(lambda: window.furnished and window.notice.text() == message.sentence)
    assert window.editor.text() == "In the backup."
