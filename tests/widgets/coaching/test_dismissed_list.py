"""The list of advice left aside, and the line that asks for a reason."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.widgets.screen import button
from widgets.coaching.dismissed_list import DismissedItem, DismissedList
from widgets.coaching.reason_note import ReasonNote


def item(number: int) -> DismissedItem:
    return DismissedItem(key=f"key-{number}", title=f"Advice {number}", detail="In this draft.")


def test_an_empty_list_takes_no_room_and_a_full_one_opens_on_request(qtbot: QtBot) -> None:
    shown = DismissedList()
    qtbot.addWidget(shown)
    shown.show_items(())
    assert shown.isHidden()
    shown.show_items([item(1), item(2)])
    assert not shown.isHidden()
    backs = [one for one in shown.findChildren(QPushButton) if one.text() == "Bring back"]
    assert not any(one.isVisibleTo(shown) for one in backs)
    shown.open(True)
    assert all(one.isVisibleTo(shown) for one in backs)
    shown.show_items([item(2)])
    assert [one.isVisibleTo(shown) for one in backs] == [True, False]


def test_a_row_brings_back_what_it_shows(qtbot: QtBot) -> None:
    shown = DismissedList()
    qtbot.addWidget(shown)
    shown.show_items([item(1)])
    shown.show_items([item(2)])
    keys: list[str] = []
    shown.brought_back.connect(keys.append)
    button(shown, "Bring back").click()
    assert keys == ["key-2"]


def test_a_reason_is_given_with_words_only_and_esc_gives_none(qtbot: QtBot) -> None:
    note = ReasonNote()
    qtbot.addWidget(note)
    note.ask("Why?")
    assert not button(note, "Leave it aside").isEnabled()
    QTest.keyClicks(note.focusWidget(), "  ")
    assert not button(note, "Leave it aside").isEnabled()
    with qtbot.waitSignal(note.closed):
        QTest.keyClick(note.findChildren(QLineEdit)[0], Qt.Key.Key_Escape)
    assert note.isHidden()
