"""Emoji by name: what a search finds, and the panel by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.editing.emoji_names import all_emoji, by_code, search
from widgets.editing.emoji_picker import EmojiPicker


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("croissant", "🥐"),
        ("Party popper", "🎉"),
        ("thumbs up", "👍️"),
        ("tada", "🎉"),
        ("flag_germany", "🇩🇪"),
    ],
)
def test_a_name_or_a_code_finds_its_emoji_first(words: str, sign: str) -> None:
    assert search(words)[0].sign.rstrip("\ufe0f") == sign.rstrip("\ufe0f")


def test_keywords_find_too_and_nonsense_nothing() -> None:
    assert "🥐" in {one.sign for one in search("breakfast")}
    assert search("qqqq") == ()
    assert search("") == all_emoji()
    assert len(search("face", 5)) == 5


def test_every_emoji_has_a_name_and_stands_once() -> None:
    assert len({one.sign for one in all_emoji()}) == len(all_emoji()) > 1800
    assert all(one.name and one.sign for one in all_emoji())
    found = by_code("croissant")
    assert found is not None
    assert found.sign == "🥐"
    assert by_code("no such code") is None


def _open(qtbot: QtBot) -> tuple[EmojiPicker, list[str]]:
    stage, button = QWidget(), QPushButton("Emoji")
    stage.setLayout(QVBoxLayout())
    layout = stage.layout()
    assert layout is not None
    layout.addWidget(button)
    stage.resize(600, 500)
    qtbot.addWidget(stage)
    picker, told = EmojiPicker(stage), list[str]()
    picker.picked.connect(told.append)
    stage.show()
    stage.activateWindow()
    picker.open_above(button, ("🍞", "🎉"))
    qtbot.waitUntil(picker.field.hasFocus)
    return picker, told


def test_a_name_and_return_pick(qtbot: QtBot) -> None:
    picker, told = _open(qtbot)
    QTest.keyClicks(picker.field, "croissant")
    assert picker.name.text() == "Croissant"
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert told == ["🥐"]
    assert picker.isHidden()


def test_recent_ones_come_first_and_the_arrows_reach_the_others(qtbot: QtBot) -> None:
    picker, told = _open(qtbot)
    QTest.keyClick(picker.field, Qt.Key.Key_Right)
    assert picker.grid.hasFocus()
    QTest.keyClick(picker.grid, Qt.Key.Key_Return)
    assert told == ["🎉"]


def test_letters_in_the_grid_go_on_with_the_search_and_esc_closes(qtbot: QtBot) -> None:
    picker, told = _open(qtbot)
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClicks(picker.grid, "c")
    assert picker.field.hasFocus()
    assert picker.field.text() == "c"
    with qtbot.waitSignal(picker.closed):
        QTest.keyClick(picker.field, Qt.Key.Key_Escape)
    assert told == []
    assert picker.isHidden()


def test_the_panel_stays_beside_its_button_when_the_window_gets_smaller(qtbot: QtBot) -> None:
    picker, _ = _open(qtbot)
    stage = picker.window()
    stage.resize(400, 420)
    qtbot.waitUntil(lambda: picker.geometry().right() < stage.width())
    assert picker.isVisible()
    QTest.keyClick(picker.field, Qt.Key.Key_Escape)
