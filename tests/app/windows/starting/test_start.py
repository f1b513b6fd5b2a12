"""The text is there first: what is typed while the rest is loaded is kept, shown and saved.

Nothing but the text is loaded until a test says that it was seen, so that no machine is too slow for it.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from app.services.drafting.composed import Composed
from app.services.drafting.last_draft import last_draft
from app.windows.frame import main_window
from app.windows.frame.main_window import MainWindow
from app.windows.starting.program import Program
from tests.app.windows.conftest import Desk


@pytest.fixture(autouse=True)
def unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the window wait for its `seen` as long as a test likes."""
    for name in ("SEEN_MS", "UNSEEN_MS"):
        monkeypatch.setattr(main_window, name, 1_000_000)


def begun(desk: Desk) -> MainWindow:
    """Start the program as its user does, and return as soon as its text is there."""
    program = Program(desk.application, desk.places, desk.build)
    desk.programs.append(program)
    window = program.begin(Composed())
    window.activateWindow()
    desk.until(lambda: desk.application.focusWidget() is window.editor)
    return window


def kept(desk: Desk) -> str:
    """Return what the disk has of the draft that was touched last."""
    draft = last_draft(desk.places)
    return draft.text if draft is not None else ""


def with_a_draft(desk: Desk, text: str) -> None:
    """Leave a draft behind for the next start."""
    window = desk.open()
    desk.write(window.write_page.editor, text)
    desk.close(window)


def test_the_text_that_was_open_last_can_be_typed_on_before_the_rest_is_there(desk: Desk) -> None:
    with_a_draft(desk, "Rye bread")
    window = begun(desk)
    assert window.editor.text() == "Rye bread"
    desk.press(window.editor, Qt.Key.Key_End)
    desk.write(window.editor, " and butter")
    assert not window.furnished
    window.seen.emit()
    desk.until(lambda: window.furnished and window.writing.draft.text == "Rye bread and butter")
    assert desk.application.focusWidget() is window.write_page.editor
    desk.write(window.write_page.editor, "!")
    desk.until(lambda: kept(desk) == "Rye bread and butter!")
    QTest.keyClick(window.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.editor.text() == "Rye bread"


def test_what_is_typed_at_the_very_first_start_becomes_a_draft(desk: Desk) -> None:
    window = begun(desk)
    desk.write(window.editor, "Good morning")
    window.seen.emit()
    desk.until(lambda: window.furnished and kept(desk) == "Good morning")
    assert window.writing.draft.text == window.editor.text() == "Good morning"


def test_a_draft_that_is_emptied_at_once_stays_empty(desk: Desk) -> None:
    with_a_draft(desk, "Never mind")
    window = begun(desk)
    window.editor.selectAll()
    desk.press(window.editor, Qt.Key.Key_Delete)
    window.seen.emit()
    desk.until(lambda: window.furnished and kept(desk) == "")  # the draft was opened before it was saved
    assert (window.editor.text(), window.writing.draft.text) == ("", "")


def test_a_window_that_is_closed_before_it_is_whole_saves_what_was_typed(desk: Desk) -> None:
    window = begun(desk)
    desk.write(window.editor, "Gone in a second")
    window.close()
    assert window.isHidden()
    with desk.qtbot.waitSignal(window.closed):
        window.seen.emit()
    assert kept(desk) == "Gone in a second"


def test_a_program_that_is_ended_before_its_window_is_whole_saves_what_was_typed(desk: Desk) -> None:
    window = begun(desk)
    desk.write(window.editor, "The computer shuts down")
    assert not window.furnished
    desk.programs.pop().close()
    assert kept(desk) == "The computer shuts down"


def test_what_is_typed_is_on_the_disk_before_the_rest_is_there_and_is_no_second_draft(desk: Desk) -> None:
    window = begun(desk)
    desk.write(window.editor, "Good morning")
    desk.until(lambda: kept(desk) == "Good morning")
    assert not window.furnished
    desk.write(window.editor, " to you")
    window.seen.emit()
    desk.until(lambda: window.furnished and kept(desk) == "Good morning to you")
    desk.until(lambda: [item.title for item in window.write_page.drafts.items] == ["Good morning to you"])


def test_what_is_typed_early_goes_on_in_the_draft_that_was_open(desk: Desk) -> None:
    with_a_draft(desk, "Rye bread")
    window = begun(desk)
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    desk.write(window.editor, " rises")
    desk.until(lambda: kept(desk) == "Rye bread rises")
    assert not window.furnished
    window.seen.emit()
    desk.until(lambda: window.furnished and len(window.write_page.drafts.items) == 1)
    assert window.editor.text() == "Rye bread rises"
