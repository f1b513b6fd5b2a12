"""The palette: what fits what was typed, in which order, and by keys alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.screen import shown
from widgets.frame.command_palette import CommandPalette
from widgets.frame.commands import Command, found

COMMANDS = tuple(
    Command(id=words, words=words, group=group, keys=keys)
    for words, group, keys in (
        ("New draft", "Drafts", ("Ctrl+N",)),
        ("Search drafts", "Drafts", ()),
        ("Save now", "Write", ("Ctrl+S",)),
        ("Nothing for this account", "Write", ("Ctrl+X",)),
    )
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", "New draft"),
        ("new", "New draft"),
        ("dra", "New draft"),
        ("SEA", "Search drafts"),
        ("draft search", "Search drafts"),
        ("acc", "Nothing for this account"),
        ("othing", "Nothing for this account"),
        ("write", "Save now"),
    ],
)
def test_a_few_letters_find_it(typed: str, first: str) -> None:
    assert found(COMMANDS, typed)[0].words == first


def test_words_that_are_nowhere_find_nothing() -> None:
    assert found(COMMANDS, "new bread") == ()


def test_recent_ones_come_first_among_equals() -> None:
    assert [one.id for one in found(COMMANDS, "", ("Save now", "gone"))][:2] == ["Save now", "New draft"]
    assert found(COMMANDS, "new", ("Save now",))[0].id == "New draft"


@given(st.text())
def test_whatever_is_typed_only_what_is_possible_is_found_and_each_once(typed: str) -> None:
    commands = (*COMMANDS, Command(id="no", words=typed, group="", possible=False))
    ids = [one.id for one in found(commands, typed)]
    assert "no" not in ids
    assert len(ids) == len(set(ids))


def test_arrows_choose_and_enter_tells(qtbot: QtBot) -> None:
    _, palette = _stage(qtbot)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(palette.line, key)
    told: list[str] = []
    palette.chosen.connect(told.append)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert told == ["Nothing for this account"]
    assert palette.isHidden()


def test_tab_goes_to_the_list_where_the_same_keys_work(qtbot: QtBot) -> None:
    _, palette = _stage(qtbot)
    told: list[str] = []
    palette.chosen.connect(told.append)
    QTest.keyClick(palette.line, Qt.Key.Key_Tab)
    assert palette.list.hasFocus()
    QTest.keyClick(palette.list, Qt.Key.Key_Down)
    QTest.keyClick(palette.list, Qt.Key.Key_Return)
    assert told == ["Search drafts"]


def test_enter_where_nothing_fits_does_nothing(qtbot: QtBot) -> None:
    _, palette = _stage(qtbot)
    QTest.keyClicks(palette.line, "qqq")
    with qtbot.assertNotEmitted(palette.chosen):
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_the_palette_goes_when_the_focus_goes_elsewhere(qtbot: QtBot) -> None:
    stage, palette = _stage(qtbot)
    text = stage.findChild(QPlainTextEdit)
    assert text is not None
    text.setFocus()
    assert palette.isHidden()


def test_the_palette_stays_inside_a_small_window(qtbot: QtBot) -> None:
    stage, palette = _stage(qtbot)
    stage.resize(420, 700)
    QApplication.processEvents()
    assert stage.rect().contains(palette.geometry())


def _stage(qtbot: QtBot) -> tuple[QWidget, CommandPalette]:
    stage, box = QWidget(), QVBoxLayout()
    box.addWidget(QPlainTextEdit())
    stage.setLayout(box)
    stage.resize(900, 600)
    shown(qtbot, stage)
    palette = CommandPalette(stage)
    palette.open_with(COMMANDS)
    assert palette.line.hasFocus()
    return stage, palette
