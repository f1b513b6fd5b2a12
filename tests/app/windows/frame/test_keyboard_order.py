"""Every page by keyboard and by ear: Tab meets every control, in the order of the eye, and all have names."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from app.windows.frame.main_window import MainWindow
from tests.app.windows.conftest import Desk, add_account

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)
PAGES = ("write", "queue", "accounts", "keys", "settings", "welcome", "rhythms")


def prepared(desk: Desk, page: str) -> MainWindow:
    """Return a window with something on `page`."""
    window = desk.open()
    add_account(desk, window)
    window.show_page("write")
    desk.write(window.write_page.editor, "We are the best bakery in town! Buy now! https://example.com")
    desk.until(lambda: window.writing.reviewing.review is not None)
    window.writing.save_now()
    desk.until(lambda: window.write_page.drafts.items)
    window.show_page(page)
    QApplication.processEvents()
    return window


def walk(window: MainWindow) -> list[QWidget]:
    """Return what Tab meets from where the focus is until it is there again."""
    window.focusNextPrevChild(True)  # what has the focus first may be a page, which Tab does not meet
    met: list[QWidget] = []
    for _ in range(300):
        focused = QApplication.focusWidget()
        assert focused is not None, "the focus is lost"
        if focused in met:
            assert focused is met[0], f"Tab goes round without coming back: {focused}"
            break
        met.append(focused)
        window.focusNextPrevChild(True)
    return met


def controls(window: MainWindow) -> list[QWidget]:
    """Return what can be worked with now; the insides of Qt's own controls are Qt's business."""
    return [
        one
        for one in window.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.isVisible()
        and one.isEnabled()
        and not one.objectName().startswith("qt_")
        and not isinstance(one.parent(), (QLineEdit, QTabBar, QAbstractSpinBox, QComboBox))
    ]


@pytest.mark.parametrize("page", PAGES)
def test_tab_meets_every_control_of_a_page_and_comes_back(desk: Desk, page: str) -> None:
    window = prepared(desk, page)
    met = walk(window)
    for control in controls(window):
        group = control.group() if isinstance(control, QAbstractButton) else None
        grouped = isinstance(group, QButtonGroup)
        if not grouped:  # the arrow keys go from one to the next
            assert control in met or control.focusProxy() in met, control


@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_a_page_has_a_name_for_screen_readers(desk: Desk, page: str) -> None:
    window = prepared(desk, page)
    for control in controls(window):
        own = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or own, control


def test_tab_goes_through_the_write_page_as_the_eye_does(desk: Desk) -> None:
    window = prepared(desk, "write")
    page = window.write_page
    met = walk(window)
    parts = [page.drafts, page.chips, page.texts, page.coach]
    places = [next(nth for nth, one in enumerate(met) if part.isAncestorOf(one)) for part in parts]
    turned = [(place - places[0]) % len(met) for place in places]
    assert turned == sorted(turned)
