"""Settings that cannot be used keep nobody from writing; the window says why and reads them again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from app.assemble import engine_builder
from app.model.delivery import IfLate
from app.services.drafting.composed import Composed
from app.settings import Settings
from app.windows.frame.main_window import MainWindow
from app.windows.starting.program import Program
from tests.app.windows.conftest import Desk

BROKEN = (
    ("[profile", "not valid TOML"),
    ('[publishing]\nif_late = "never"\n', '"if_late" must be'),
    ("[profile]\nnames = 3\n", '"names" must be'),
)


def opened(desk: Desk) -> MainWindow:
    """Open the program as its user does, settings and all."""
    program = Program(desk.application, desk.places, engine_builder(desk.places, lenient=True))
    desk.programs.append(program)
    window = program.begin(Composed())
    window.activateWindow()
    desk.until(lambda: window.furnished and hasattr(program, "settling"))
    return window


@pytest.mark.parametrize(("lines", "why"), BROKEN)
def test_wrong_settings_are_told_in_the_window_which_works_all_the_same(
    desk: Desk, lines: str, why: str
) -> None:
    desk.places.settings.write_text(lines, encoding="utf-8")
    window = opened(desk)
    desk.until(window.notice.isVisible)
    assert why in window.notice.text()
    assert str(desk.places.settings) in window.notice.text()
    desk.write(window.editor, "Rye bread")
    desk.until(lambda: window.writing.draft.text == "Rye bread")
    assert desk.places.settings.read_text(encoding="utf-8") == lines


def test_the_file_is_opened_mended_and_read_again_without_a_restart(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.places.settings.write_text(BROKEN[1][0], encoding="utf-8")
    shown: list[str] = []

    def noted(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", noted)
    window = opened(desk)
    desk.until(window.notice.isVisible)
    press(window, "Open the file")
    assert [Path(one) for one in shown] == [desk.places.settings]
    press(window, "Read it again")
    desk.until(lambda: '"if_late" must be' in window.notice.text())
    desk.places.settings.write_text('[profile]\nnames = ["Ada"]\n', encoding="utf-8")
    press(window, "Open the file")
    changed: list[Settings] = []
    desk.programs[-1].settling.changed.connect(changed.append)
    press(window, "Read it again")
    desk.until(lambda: "hold now" in window.notice.text())
    assert [settings.profile.names for settings in changed] == [("Ada",)]
    assert changed[0].late.if_late is IfLate.SEND


def press(window: MainWindow, words: str) -> None:
    """Press the button of the line at the top."""
    (button,) = [one for one in window.notice.findChildren(QPushButton) if one.text() == words]
    button.click()
