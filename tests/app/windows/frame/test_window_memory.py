"""The window comes back as it was left, on a screen that is there, and gives way to the text alone."""

from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from app.windows.frame.window_memory import GEOMETRY, GRIP, put_on_a_screen
from tests.app.windows.conftest import Desk
from widgets.ground.style import theme

TITLE_BAR = 40  # pixels, of the large ones
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_size_page_splitter_and_zoom_come_back(desk: Desk) -> None:
    window = desk.open(None)
    window.resize(860, 650)  # the screen of the tests is not large
    window.write_page.splitter.setSizes([300, 380, 320])
    sizes = window.write_page.splitter.sizes()
    desk.press(window.write_page.editor, Qt.Key.Key_Minus, CONTROL)
    small = theme().text_size
    desk.press(window.write_page.editor, Qt.Key.Key_2, CONTROL)
    desk.close(window)
    again = desk.open(None)
    assert again.size() == QSize(860, 650)
    assert again.page is again.queue_page
    assert theme().text_size == small < 16
    desk.press(again.queue_page.parts.front, Qt.Key.Key_1, CONTROL)
    for now, then in zip(again.write_page.splitter.sizes(), sizes, strict=True):
        assert abs(now - then) < 8  # the handles shrank with the text
    desk.press(again.write_page.editor, Qt.Key.Key_0, CONTROL)
    assert theme().text_size == 16


def test_at_the_first_start_the_window_and_its_title_bar_fit_on_the_screen(desk: Desk) -> None:
    window = desk.open(None)
    room = QApplication.primaryScreen().availableGeometry()
    assert room.height() == 800  # as the screens of many small computers
    assert window.height() <= room.height() - TITLE_BAR


def test_a_remembered_window_from_a_screen_that_is_gone_comes_back_on_one_that_is_there(desk: Desk) -> None:
    window = desk.open(None)
    desk.close(window)
    gone = QMainWindow()
    gone.setMinimumSize(window.minimumSize())
    gone.setGeometry(-4000, 3000, 900, 780)
    memory = QSettings(str(desk.places.config / "window.ini"), QSettings.Format.IniFormat)
    memory.setValue(GEOMETRY, gone.saveGeometry())
    memory.sync()
    room = QApplication.primaryScreen().availableGeometry()
    again = desk.open(None)
    assert room.contains(QRect(again.frameGeometry().topLeft(), GRIP))
    assert again.frameGeometry().height() <= room.height()


def test_a_window_from_a_screen_that_is_gone_comes_to_one_that_is_there(desk: Desk) -> None:
    window = desk.open(None)
    window.move(QPoint(9000, 5000))
    put_on_a_screen(window)
    room = QApplication.primaryScreen().availableGeometry()
    assert room.contains(QRect(window.frameGeometry().topLeft(), GRIP))
    window.move(20, 20)
    put_on_a_screen(window)
    assert window.pos() == QPoint(20, 20)


def test_the_text_has_the_window_alone_and_escape_brings_the_rest_back(desk: Desk) -> None:
    window = desk.open(None)
    page = window.write_page
    desk.write(page.editor, "Bread")
    desk.press(page.editor, Qt.Key.Key_F11)
    assert window.rail.isHidden()
    assert page.editor.isVisible()
    assert page.editor.hasFocus()
    assert not page.coach.isVisible()
    assert not page.drafts.isVisible()
    desk.write(page.editor, " rises")
    desk.press(page.editor, Qt.Key.Key_S, CONTROL)
    assert window.rail.isHidden()
    desk.press(page.editor, Qt.Key.Key_Escape)
    assert window.rail.isVisible()
    assert page.coach.isVisible()
    assert page.editor.hasFocus()
    assert page.editor.text() == "Bread rises"


def test_what_needs_the_rest_of_the_window_brings_it_back(desk: Desk) -> None:
    window = desk.open(None)
    for leave in ("search", "page-queue", "alone"):
        window.show_page("write")
        window.acting.do("alone")
        assert window.rail.isHidden()
        window.acting.do(leave)
        assert window.rail.isVisible()
        assert window.write_page.isAncestorOf(window.write_page.editor)


def test_a_window_that_is_closed_with_the_text_alone_comes_back_whole(desk: Desk) -> None:
    window = desk.open(None)
    window.acting.do("alone")
    desk.close(window)
    again = desk.open(None)
    assert again.rail.isVisible()
    assert not again.isFullScreen()
