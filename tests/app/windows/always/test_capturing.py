"""A quick thought becomes a draft or waits; the tray leads back, and closing quits unless it was ticked."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction

from app.windows.always.tray import Tray
from app.windows.frame.main_window import MainWindow
from tests.app.windows.conftest import Desk
from widgets.frame.capture_window import CaptureWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def capture(desk: Desk, window: MainWindow) -> CaptureWindow:
    """Open the small window by its key."""
    with desk.qtbot.waitActive(window):
        window.activateWindow()
    desk.press(window.write_page.editor, Qt.Key.Key_N, CONTROL, SHIFT)
    small = desk.programs[-1].capturing.window
    desk.until(lambda: small.isActiveWindow() and small.text.hasFocus())
    return small


def test_a_thought_becomes_a_draft_beside_the_one_on_the_screen(desk: Desk) -> None:
    window = desk.open()
    desk.write(window.write_page.editor, "In the middle of")
    small = capture(desk, window)
    assert small.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    desk.write(small.text, "Ask about rye")
    desk.press(small.text, Qt.Key.Key_Return, CONTROL)
    assert small.isHidden()
    desk.until(lambda: "Ask about rye" in [item.title for item in window.write_page.drafts.items])
    assert window.write_page.editor.text() == "In the middle of"
    assert small.text.toPlainText() == ""


def test_escape_keeps_the_words_for_next_time_even_after_a_restart(desk: Desk) -> None:
    window = desk.open()
    small = capture(desk, window)
    desk.write(small.text, "Half a thou")
    desk.press(small.text, Qt.Key.Key_Escape)
    assert small.isHidden()
    assert capture(desk, window).text.toPlainText() == "Half a thou"
    desk.close(window)
    window = desk.open()
    assert capture(desk, window).text.toPlainText() == "Half a thou"


def test_nothing_is_no_thought(desk: Desk) -> None:
    window = desk.open()
    small = capture(desk, window)
    desk.press(small.text, Qt.Key.Key_Return, CONTROL)
    assert small.isVisible()
    assert not small.keep.isEnabled()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface")
def test_closing_quits_unless_the_writer_ticked_that_it_stays(desk: Desk) -> None:
    window = desk.open()
    memory = QSettings(str(desk.places.config / "window.ini"), QSettings.Format.IniFormat)
    tray = Tray(window, desk.programs[-1].capturing, memory)
    entries = {entry.text(): entry for entry in tray.menu.findChildren(QAction) if entry.text()}
    assert list(entries)[:3] == ["Open Rapport", "New draft", "Note a thought"]
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    tray.stay.setChecked(True)
    window.stays = lambda: tray.stay.isChecked()  # the screen of the tests has no tray to show the icon
    desk.write(window.write_page.editor, "Kept")
    window.close()
    assert window.isHidden()
    assert not closed
    entries["New draft"].trigger()
    assert window.isVisible()
    assert window.write_page.editor.text() == ""
    entries["Quit"].trigger()
    assert closed
