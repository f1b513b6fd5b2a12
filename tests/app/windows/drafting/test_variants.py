"""One base text and a text of its own for each account, with real key strokes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.model.varying import BASE
from app.windows.frame.main_window import MainWindow
from tests.app.windows.conftest import Desk, add_account

BASE_TEXT = "Sourdough stays fresh for a week in a linen bag. How do you keep yours?"
SECRET = "My key is ghp_abcdefghijklmnopqrstuvwxyz0123456789 so that you can all use it. What do you build?"
CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(desk: Desk, *handles: str) -> tuple[MainWindow, list[str]]:
    """Open the window with accounts that are all chosen, and return it with their ids."""
    window = desk.open()
    for handle in handles or ("ada", "bob"):
        add_account(desk, window, handle)
    ids = [chip.id for chip in window.write_page.chips.chips]
    window.writing.choose_accounts(ids)
    window.write_page.focus_editor()
    return window, ids


def stands(window: MainWindow) -> list[str]:
    tabs = window.write_page.texts.tabs
    return [tabs.tabText(nth) for nth in range(tabs.count())]


def turn(desk: Desk, window: MainWindow) -> None:
    """Go to the next tab as a writer does."""
    desk.press(window.write_page.editor, Qt.Key.Key_PageDown, CONTROL)


def button(window: MainWindow, words: str) -> QPushButton:
    found = window.write_page.texts.findChildren(QPushButton)
    return next(one for one in found if one.text() == words and one.isVisible())


def test_one_account_alone_needs_no_tabs(desk: Desk) -> None:
    window, _ = opened(desk, "ada")
    assert not window.write_page.texts.tabs.isVisible()


def test_an_account_inherits_until_it_gets_words_of_its_own(desk: Desk) -> None:
    window, (ada, bob) = opened(desk)
    page = window.write_page
    desk.write(page.editor, BASE_TEXT)
    turn(desk, window)
    assert (window.writing.tab, page.editor.text()) == (ada, BASE_TEXT)
    desk.write(page.editor, " Ada.")
    desk.until(lambda: stands(window) == ["All", "ada · own", "bob"])
    turn(desk, window)
    assert (window.writing.tab, page.editor.text()) == (bob, BASE_TEXT)
    turn(desk, window)
    assert (window.writing.tab, page.editor.text()) == (BASE, BASE_TEXT)
    assert window.writing.draft.text_for(ada) == f"{BASE_TEXT} Ada."


def test_every_text_keeps_its_undo_steps_while_the_tabs_are_turned(desk: Desk) -> None:
    window, (ada, _) = opened(desk)
    page = window.write_page
    desk.write(page.editor, "Bread")
    turn(desk, window)
    desk.write(page.editor, " and rolls")
    window.writing.turn_to(BASE)
    desk.press(page.editor, Qt.Key.Key_Z, CONTROL)
    assert page.editor.text() == ""
    desk.press(page.editor, Qt.Key.Key_Y, CONTROL)
    assert page.editor.text() == "Bread"
    window.writing.turn_to(ada)
    desk.press(page.editor, Qt.Key.Key_Z, CONTROL)
    assert page.editor.text() == "Bread"
    desk.until(lambda: stands(window)[1] == "ada")
    desk.press(page.editor, Qt.Key.Key_Y, CONTROL)
    desk.until(lambda: window.writing.draft.text_for(ada) == "Bread and rolls")


def test_a_lagging_text_takes_over_a_paragraph_and_can_be_undone(desk: Desk) -> None:
    window, (ada, _) = opened(desk)
    page = window.write_page
    page.editor.insertPlainText("Bread rises.\n\nCome by.")
    turn(desk, window)
    page.editor.selectAll()
    page.editor.insertPlainText("Rolls rise.\n\nCome by, Ada.")
    desk.until(lambda: stands(window)[1] == "ada · own")
    window.writing.turn_to(BASE)
    desk.write(page.editor, " Soon.")
    desk.until(lambda: stands(window)[1] == "ada · behind")
    window.writing.turn_to(ada)
    button(window, "Compare").click()
    assert page.texts.comparison.isVisible()
    takes = [one for one in page.texts.comparison.findChildren(QPushButton) if "Take" in one.text()]
    takes[1].click()
    assert window.writing.draft.text_for(ada) == "Rolls rise.\n\nCome by. Soon."
    desk.press(page.texts.comparison, Qt.Key.Key_Escape)
    assert page.editor.hasFocus()
    desk.press(page.editor, Qt.Key.Key_Z, CONTROL)
    assert page.editor.text() == "Rolls rise.\n\nCome by, Ada."
    desk.until(lambda: window.writing.draft.text_for(ada) == "Rolls rise.\n\nCome by, Ada.")
    button(window, "Keep as it is").click()
    desk.until(lambda: stands(window)[1] == "ada · own")


def test_each_account_is_sent_its_own_text_and_one_nothing(desk: Desk) -> None:
    window, (_, bob, cem) = opened(desk, "ada", "bob", "cem")
    page = window.write_page
    desk.write(page.editor, BASE_TEXT)
    window.writing.turn_to(bob)
    page.editor.selectAll()
    desk.write(page.editor, "What do you keep your bread in? I use linen.")
    window.writing.turn_to(cem)
    button(window, "Send nothing").click()
    assert page.texts.nothing.isVisible()
    desk.press(page.texts.nothing, Qt.Key.Key_PageUp, CONTROL)
    desk.until(page.publish.isEnabled)
    page.publish.click()
    desk.until(lambda: len(desk.server.posts) == 2)
    sent = {text for _, text in desk.server.posts}
    assert sent == {BASE_TEXT, "What do you keep your bread in? I use linen."}


def test_a_text_that_is_given_up_comes_back(desk: Desk) -> None:
    window, (ada, _) = opened(desk)
    page = window.write_page
    desk.write(page.editor, "Bread")
    turn(desk, window)
    desk.write(page.editor, " for Ada")
    desk.until(lambda: stands(window)[1] == "ada · own")
    button(window, "Use the base").click()
    assert (page.editor.text(), stands(window)[1]) == ("Bread", "ada")
    window.notice.acted.emit()
    assert (page.editor.text(), stands(window)[1]) == ("Bread for Ada", "ada · own")
    button(window, "Send nothing").click()
    assert page.texts.nothing.isVisible()
    window.notice.acted.emit()
    assert page.editor.isVisible()
    assert window.writing.draft.text_for(ada) == "Bread for Ada"


def test_the_coach_reads_and_counts_the_text_that_is_shown(desk: Desk) -> None:
    window, (ada, _) = opened(desk)
    page, reviewing = window.write_page, window.writing.reviewing
    desk.write(page.editor, BASE_TEXT)
    turn(desk, window)
    page.editor.selectAll()
    desk.write(page.editor, SECRET)
    desk.until(lambda: page.objections.hold_note.isVisible())
    assert not page.publish.isEnabled()
    window.writing.turn_to(BASE)
    assert not page.objections.hold_note.isVisible()
    assert "hold for the text for ada" in page.publish.toolTip()
    window.writing.turn_to(ada)
    window.writing.override("It is a made-up key for a lesson.")
    window.writing.turn_to(BASE)
    assert page.publish.isEnabled()
    assert reviewing.excuse == "It is a made-up key for a lesson."


def test_an_empty_text_on_another_tab_cannot_be_sent(desk: Desk) -> None:
    window, _ = opened(desk)
    page = window.write_page
    desk.write(page.editor, BASE_TEXT)
    turn(desk, window)
    desk.until(page.publish.isEnabled)
    page.editor.selectAll()
    page.editor.textCursor().removeSelectedText()
    desk.until(lambda: "nothing for ada" in page.publish.toolTip())
    window.writing.turn_to(BASE)
    assert "nothing for ada" in page.publish.toolTip()


def test_an_account_that_is_switched_off_keeps_its_text(desk: Desk) -> None:
    window, (ada, bob) = opened(desk)
    desk.write(window.write_page.editor, "Bread")
    turn(desk, window)
    desk.write(window.write_page.editor, " for Ada")
    desk.until(lambda: stands(window)[1] == "ada · own")
    window.writing.choose_accounts([bob])
    assert (window.writing.tab, window.write_page.editor.text()) == (BASE, "Bread")
    window.writing.choose_accounts([ada, bob])
    assert window.writing.draft.text_for(ada) == "Bread for Ada"
    assert window.writing.draft.variants[0].account_id == ada


def test_all_texts_are_there_again_after_closing(desk: Desk) -> None:
    window, (ada, bob) = opened(desk)
    desk.write(window.write_page.editor, "Bread")
    window.writing.turn_to(bob)
    window.writing.silence()
    window.writing.turn_to(ada)
    desk.write(window.write_page.editor, " for Ad")
    desk.close(window)
    again = desk.open()
    desk.until(lambda: again.write_page.editor.text() == "Bread")
    desk.until(lambda: stands(again) == ["All", "ada · own", "bob · nothing"])
    assert again.writing.draft.text_for(ada) == "Bread for Ad"
    assert again.writing.draft.text_for(bob) is None
