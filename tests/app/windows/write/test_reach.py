"""A content warning and an audience, from the key that asks for them to what the network is sent."""

from PySide6.QtCore import Qt

from app.model.delivery import Delivery
from app.windows.frame.main_window import MainWindow
from tests.app.windows.conftest import Desk, add_account

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(desk: Desk) -> MainWindow:
    """Return a window with an account, a text, and the line asked for by its keys."""
    window = desk.open()
    add_account(desk, window)
    desk.write(window.write_page.editor, "How long do you let it rise?")
    assert window.write_page.reach.isHidden()
    desk.press(window.write_page.editor, Qt.Key.Key_W, CONTROL, SHIFT)
    return window


def test_what_is_written_by_keys_alone_is_what_goes_out(desk: Desk) -> None:
    window = opened(desk)
    line = window.write_page.reach.line
    assert line.warning.hasFocus()
    desk.write(line.warning, "Food")
    desk.press(line.warning, Qt.Key.Key_Tab)
    assert line.audience.hasFocus()
    desk.press(line.audience, Qt.Key.Key_End)
    assert window.writing.draft.visibility == "followers"
    planned: list[Delivery] = []
    window.writing.planned.connect(planned.extend)
    desk.until(window.write_page.publish.isEnabled)
    window.write_page.publish.click()
    desk.until(lambda: planned)
    assert (planned[0].warning, planned[0].visibility) == ("Food", "followers")
    desk.until(lambda: desk.network.prepared)
    assert (desk.network.prepared[0].warning, desk.network.prepared[0].visibility) == ("Food", "followers")
    assert window.write_page.reach.isHidden()  # the next draft asks for nothing


def test_escape_goes_back_to_the_text_and_puts_an_empty_line_away(desk: Desk) -> None:
    window = opened(desk)
    page = window.write_page
    desk.press(page.reach.line.warning, Qt.Key.Key_Escape)
    assert page.editor.hasFocus()
    assert page.reach.isHidden()
    page.reach_button.click()
    desk.write(page.reach.line.warning, "Food")
    desk.press(page.reach.line.warning, Qt.Key.Key_Escape)
    assert page.editor.hasFocus()
    assert page.reach.isVisible()


def test_the_counter_counts_the_warning(desk: Desk) -> None:
    window = opened(desk)
    ((_, before),) = window.writing.reviewing.counts()
    desk.write(window.write_page.reach.line.warning, "Food")
    ((_, after),) = window.writing.reviewing.counts()
    assert after.used == before.used + len("Food")


def test_typing_a_warning_leaves_the_text_and_its_undo_steps_alone(desk: Desk) -> None:
    window = opened(desk)
    editor = window.write_page.editor
    desk.write(window.write_page.reach.line.warning, "Food")
    desk.until(lambda: window.writing.draft.text == "How long do you let it rise?")
    editor.undo()
    assert editor.text() == ""
    assert window.writing.draft.warning == "Food"


def test_a_line_taken_away_can_be_brought_back(desk: Desk) -> None:
    window = opened(desk)
    page = window.write_page
    desk.write(page.reach.line.warning, "Food")
    page.reach.line.cleared.emit()
    assert window.writing.draft.warning == ""
    assert page.reach.isHidden()
    window.telling.take_offer()
    assert window.writing.draft.warning == "Food"
    assert page.reach.isVisible()
    assert page.reach.line.warning.text() == "Food"


def test_a_draft_that_is_opened_again_shows_what_it_asks_for(desk: Desk) -> None:
    window = opened(desk)
    desk.write(window.write_page.reach.line.warning, "Food")
    desk.close(window)
    page = desk.open().write_page
    desk.until(page.reach.isVisible)
    assert page.reach.line.warning.text() == "Food"
