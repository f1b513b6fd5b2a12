"""The texts of one post as tabs: the one in front is told whole, the others give way, and then all scroll."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests.widgets.screen import shown
from widgets.drafts.text_tabs import TextTab, TextTabs

HANDLES = ("a-long-name@somewhere-else.example", "another-long-name.somewhere-else.example")
TABS = [TextTab(id=handle, network="mastodon", handle=handle, stand="lagging") for handle in HANDLES]


def tabs_of(qtbot: QtBot, width: int) -> TextTabs:
    made = shown(qtbot, TextTabs())
    made.resize(width, 40)
    made.show_tabs(TABS, "")
    return made


def scrolls(tabs: TextTabs) -> bool:
    return any(button.isVisible() for button in tabs.findChildren(QToolButton))


def test_the_tab_in_front_is_told_whole_and_the_others_give_way(qtbot: QtBot) -> None:
    tabs = tabs_of(qtbot, 640)
    assert not scrolls(tabs)
    assert max(tabs.tabRect(nth).right() for nth in range(tabs.count())) <= tabs.width()
    for nth, handle in enumerate(HANDLES, 1):
        tabs.setCurrentIndex(nth)
        assert tabs.tabRect(nth).width() >= tabs.fontMetrics().horizontalAdvance(f"{handle} · behind")
        assert not scrolls(tabs)


def test_where_they_cannot_give_way_any_more_they_scroll_to_the_one_in_front(qtbot: QtBot) -> None:
    tabs = tabs_of(qtbot, 300)
    assert scrolls(tabs)
    tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: tabs.rect().contains(tabs.tabRect(2).topLeft() + QPoint(20, 4)))
