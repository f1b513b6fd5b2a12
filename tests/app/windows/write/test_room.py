"""In a low or narrow window and in large text nothing covers anything, and nothing hangs over an edge."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QScrollArea, QWidget

from app.services.drafting.composed import Composed
from app.windows.frame.main_window import LEAST, MainWindow
from app.windows.frame.window_memory import SIZE
from app.windows.starting.program import Program
from tests.app.windows.conftest import Desk, add_account
from widgets.accounts.add_account import AddAccount, NetworkChoice
from widgets.coaching.finding_card import FindingCard
from widgets.drafts.drafts_list import DraftsList
from widgets.ground.counter import Counter

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECRET = "My key is ghp_abcdefghijklmnopqrstuvwxyz0123456789 so that you can all use it. What do you build?"
NETWORK = NetworkChoice(
    name="mastodon", title="Mastodon", server_default="", secret_label="Token", secret_help="Anywhere."
)
BRAG = "We are so proud: our award-winning bakery is simply the best in town! https://crumb.example/awards"


def opened(desk: Desk, text: str, zoom: int) -> MainWindow:
    """Open the smallest window with two accounts, and `text` in letters that were made larger so often."""
    window = desk.open()
    add_account(desk, window, "ada")
    add_account(desk, window, "bob")
    window.writing.choose_accounts([chip.id for chip in window.write_page.chips.chips])
    window.resize(LEAST)
    for _ in range(zoom):
        desk.press(window.editor, Qt.Key.Key_Plus, CONTROL)
    window.write_page.focus_editor()
    window.editor.insertPlainText(text)
    desk.until(lambda: window.writing.reviewing.review is not None)
    return window


def place(part: QWidget, window: QWidget) -> QRect:
    """Return where `part` is in `window`."""
    return QRect(part.mapTo(window, QPoint()), part.size())


def inner(area: QScrollArea) -> QWidget:
    """Return what scrolls in `area`."""
    inside = area.widget()
    assert inside is not None
    return inside


def settled(room: QScrollArea) -> bool:
    """Return whether nothing in the column covers anything, and all of it is as high as it has to be."""
    inside = inner(room)
    parts = inside.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [one for one in parts if one.isVisible()]
    apart = all(not one.geometry().intersects(other.geometry()) for one, other in combinations(shown, 2))
    high = all(one.height() >= one.heightForWidth(one.width()) for one in shown if one.hasHeightForWidth())
    return apart and high and inside.width() <= room.viewport().width()


@pytest.mark.parametrize("zoom", [0, 3])
def test_nothing_covers_anything_when_the_coach_holds_a_post_in_a_small_window(desk: Desk, zoom: int) -> None:
    window = opened(desk, SECRET, zoom)
    page = window.write_page
    desk.until(page.objections.hold_note.isVisible)
    desk.until(lambda: settled(page.room))
    page.reach.open()
    page.schedule_row.show()
    desk.until(lambda: settled(page.room))
    assert page.editor.width() <= page.texts.width()
    assert place(page.publish, window).bottom() < window.height()


@pytest.mark.parametrize("zoom", [0, 5])
def test_the_words_on_the_buttons_are_never_cut(desk: Desk, zoom: int) -> None:
    window = opened(desk, BRAG, zoom)
    page = window.write_page
    for button in (page.schedule, page.publish, page.media.strip.add):
        desk.until(lambda button=button: button.width() >= button.sizeHint().width())
        edge = place(page.room, window)
        assert edge.left() <= place(button, window).left()
        assert place(button, window).right() <= edge.right()
        assert place(button, window).bottom() < window.height()


@pytest.mark.parametrize("zoom", [0, 2, 3, 5])
def test_the_coach_is_as_wide_as_its_place_in_any_size_of_text(desk: Desk, zoom: int) -> None:
    window = opened(desk, BRAG, zoom)
    coach = window.write_page.coach
    desk.until(lambda: any(card.isVisible() for card in coach.findChildren(FindingCard)))
    desk.until(lambda: inner(coach).width() <= coach.viewport().width())
    edge = place(coach.viewport(), window).right()
    assert edge <= window.width()
    for part in inner(coach).findChildren(QPushButton):
        if part.isVisible():
            assert place(part, window).right() <= edge, part.text()


def test_in_large_text_the_drafts_wait_behind_a_button_and_the_search_key_shows_them(desk: Desk) -> None:
    window = opened(desk, BRAG, 3)
    page = window.write_page
    desk.until(page.shelf.isHidden)
    button = page.to_drafts
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (page.shelf.isVisible(), page.side.isVisible()) == (True, False)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (page.shelf.isVisible(), page.side.isVisible()) == (False, True)
    desk.press(page.editor, Qt.Key.Key_F, CONTROL, SHIFT)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.shelf.isAncestorOf(focused)
    page.focus_editor()
    assert (page.shelf.isVisible(), page.side.isVisible()) == (False, True)
    desk.press(page.editor, Qt.Key.Key_F, CONTROL, SHIFT)
    window.acting.do("preview")
    assert (page.shelf.isVisible(), page.side.isVisible()) == (False, True)
    desk.press(page.editor, Qt.Key.Key_0, CONTROL)
    assert page.shelf.isHidden()  # the window is small, too
    window.resize(SIZE)
    desk.until(lambda: page.shelf.isVisible() and page.side.isVisible() and not button.isVisible())


def test_at_900_pixels_most_of_the_window_is_for_the_text(desk: Desk) -> None:
    window = opened(desk, BRAG, 0)
    window.resize(900, 600)
    desk.until(window.write_page.shelf.isHidden)
    desk.until(lambda: window.editor.width() >= 400)
    window.resize(SIZE)
    desk.until(window.write_page.shelf.isVisible)


def test_that_an_account_gets_nothing_is_told_whole_in_a_low_window(desk: Desk) -> None:
    window = opened(desk, BRAG, 0)
    page = window.write_page
    page.texts.tabs.step(1)
    page.schedule_row.show()
    page.reach.open()
    window.writing.silence()
    desk.until(page.texts.nothing.isVisible)
    said = page.texts.nothing.findChildren(QLabel)

    def whole() -> bool:
        high = all(one.height() >= one.heightForWidth(one.width()) for one in said if one.wordWrap())
        return high and not any(
            place(one, window).intersects(place(other, window)) for one, other in combinations(said, 2)
        )

    desk.until(lambda: settled(page.room) and whole())


def test_the_text_does_not_jump_when_the_rest_of_the_window_comes(desk: Desk) -> None:
    window = opened(desk, BRAG, 0)
    window.writing.save_now()
    before = place(window.editor, window)
    desk.close(window)
    program = Program(desk.application, desk.places, desk.build)
    desk.programs.append(program)
    begun = program.begin(Composed())
    desk.until(begun.isVisible)
    assert not begun.furnished
    assert place(begun.editor, begun) == before
    desk.until(lambda: begun.furnished)


def test_a_row_of_the_drafts_grows_with_the_text(desk: Desk) -> None:
    window = opened(desk, BRAG, 0)
    drafts = window.write_page.drafts
    window.writing.save_now()
    desk.until(lambda: len(drafts.items) == 1)
    low = row_height(drafts)
    desk.press(window.editor, Qt.Key.Key_Plus, CONTROL)
    desk.press(window.editor, Qt.Key.Key_Plus, CONTROL)
    desk.until(lambda: row_height(drafts) > low)


def row_height(drafts: DraftsList) -> int:
    """Return how high the first draft is in the list."""
    view = drafts.view
    return view.visualRect(view.model().index(0, 0)).height()


def test_a_counter_gives_back_the_room_of_a_longer_number(desk: Desk) -> None:
    counter = Counter("ada")
    desk.qtbot.addWidget(counter)
    counter.show_count(700, 500)
    wide = counter.sizeHint().width()
    counter.show_count(7, 500)
    assert counter.sizeHint().width() < wide - 40


def test_the_networks_icons_follow_the_light(desk: Desk) -> None:
    form = AddAccount([NETWORK])
    desk.qtbot.addWidget(form)
    desk.open()
    look = desk.programs[-1].settling.look
    drawn: list[object] = []
    for scheme in ("light", "dark"):
        look.choose(scheme)
        icon = form.findChildren(QComboBox)[0].itemIcon(0)
        drawn.append(icon.pixmap(16).toImage())
    assert drawn[0] != drawn[1]
