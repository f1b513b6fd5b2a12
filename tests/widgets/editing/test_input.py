"""Input methods that compose before they write, and scripts that run from right to left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.advice import Family, Finding, Weight
from tests.widgets.screen import shown
from widgets.editing.editor import Editor

HEBREW = "לחם מחמצת נשמר שבוע"
ARABIC = "يبقى الخبز طازجا أسبوعا"


@pytest.fixture
def editor(qtbot: QtBot) -> Editor:
    made = Editor()
    made.resize(600, 300)
    made.show_text("")
    shown(qtbot, made)
    made.setFocus()
    return made


def compose(editor: Editor, words: str) -> None:
    """Show `words` as still being composed."""
    QApplication.sendEvent(editor, QInputMethodEvent(words, []))


def commit(editor: Editor, words: str, instead: int = 0) -> None:
    """Write `words`, in place of the `instead` characters before the cursor."""
    done = QInputMethodEvent("", [])
    done.setCommitString(words, -instead, instead)
    QApplication.sendEvent(editor, done)


def finding(start: int, end: int) -> Finding:
    """Return something the coach might say of a part of the text."""
    return Finding(
        rule="example",
        family=Family.ACCESS,
        weight=Weight.WARNING,
        message="Here.",
        start=start,
        end=end,
        why="",
        suggestion="",
    )


def test_each_syllable_is_told_once_when_it_is_written(editor: Editor, qtbot: QtBot) -> None:
    told: list[str] = []
    editor.written.connect(told.append)
    for composed, written in (("ㅎ", ""), ("하", ""), ("한", "한"), ("ㄱ", ""), ("그", ""), ("글", "글")):
        if written:
            commit(editor, written)
        else:
            compose(editor, composed)
        QApplication.processEvents()
    assert editor.text() == "한글"
    assert told == ["한", "한글"]


def test_underlines_that_come_while_composing_leave_the_composition_alone(editor: Editor) -> None:
    editor.show_text("Bread and ")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    compose(editor, "にほ")
    editor.show_findings([finding(0, 5)])
    assert editor.text() == "Bread and "
    block = editor.textCursor().block()
    assert block.layout().preeditAreaText() == "にほ"
    commit(editor, "日本")
    assert editor.text() == "Bread and 日本"


def test_taking_over_what_is_composed_before_a_draft_changes_loses_no_written_word(editor: Editor) -> None:
    QTest.keyClicks(editor, "Bread ")
    compose(editor, "にほ")
    assert editor.finish().startswith("Bread ")


def test_a_commit_may_replace_what_stands_before_the_cursor(editor: Editor) -> None:
    QTest.keyClicks(editor, "nihon")
    commit(editor, "日本", instead=5)
    assert editor.text() == "日本"
    editor.undo()
    assert editor.text() in {"nihon", ""}


def test_a_composition_that_is_given_up_leaves_no_undo_step_and_no_word(editor: Editor) -> None:
    editor.show_text("Bread")
    compose(editor, "ああ")
    compose(editor, "")
    assert editor.text() == "Bread"
    assert not editor.document().isUndoAvailable()


@pytest.mark.parametrize("text", [HEBREW, ARABIC])
def test_a_paragraph_runs_as_its_script_does(editor: Editor, text: str) -> None:
    editor.show_text(f"{text}\nBread keeps for a week")
    first = editor.document().begin()
    assert first.textDirection() == Qt.LayoutDirection.RightToLeft
    assert first.next().textDirection() == Qt.LayoutDirection.LeftToRight
    start, end = QTextCursor(first), QTextCursor(first)
    end.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    assert editor.cursorRect(start).left() > editor.cursorRect(end).left()
    assert editor.cursorRect(start).left() > editor.viewport().width() // 2


@pytest.mark.parametrize("text", [HEBREW, ARABIC])
def test_a_finding_is_marked_at_its_words_in_a_text_from_right_to_left(editor: Editor, text: str) -> None:
    editor.show_text(text)
    start = text.index(" ") + 1
    editor.show_findings([finding(start, len(text))])
    assert editor.underlined == (text[start:],)


def test_typing_from_right_to_left_keeps_the_order_of_what_was_typed(editor: Editor) -> None:
    commit(editor, HEBREW)
    QTest.keyClicks(editor, " 12 ")
    commit(editor, "גרם")
    assert editor.text() == f"{HEBREW} 12 גרם"


def test_lines_go_to_the_side_from_which_they_are_written(editor: Editor) -> None:
    commit(editor, HEBREW)
    QApplication.processEvents()
    start = QTextCursor(editor.document())
    assert editor.cursorRect(start).left() > editor.viewport().width() // 2
    editor.selectAll()
    QTest.keyClicks(editor, "Bread")
    QApplication.processEvents()
    assert editor.cursorRect(QTextCursor(editor.document())).left() < editor.viewport().width() // 2
    assert editor.document().isUndoAvailable()
    editor.change_text(HEBREW)
    editor.finish()  # before it is told
    assert editor.cursorRect(QTextCursor(editor.document())).left() > editor.viewport().width() // 2
