"""Words in doubt: where they are marked, what the menu offers, and what the keyboard reaches."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from coach.texts.span import Span
from tests.benchmarks.window.typist import Painted
from tests.widgets.edits import EDITS, Edit, make
from widgets.editing.editor import Editor
from widgets.spelling import spelling_marks

TEXT = "🥐 We recieve bread\nand butr"
RECIEVE, BUTR = Span(5, 12), Span(23, 27)


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[Editor]:
    """An editor with two words in doubt, and the cursor at the very start."""
    made = Editor()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.setCursorWidth(0)  # it blinks, and pictures are compared
    made.show_text(TEXT)
    made.show()
    made.moveCursor(QTextCursor.MoveOperation.Start)
    made.spelling.show_words(TEXT, (RECIEVE, BUTR))
    yield made
    for menu in made.findChildren(QMenu):
        menu.close()


def _menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _entries() -> list[str]:
    return [action.text() for action in _menu().actions()]


def _ask(editor: Editor, *suggestions: str) -> None:
    """Press F7 and answer for the dictionary."""
    asked: list[str] = []
    editor.spelling.suggestions_wanted.connect(asked.append)
    QTest.keyClick(editor, Qt.Key.Key_F7)
    assert len(asked) == 1
    editor.spelling.show_suggestions(asked[0], suggestions)


def _line_under(editor: Editor, span: Span) -> bool:
    """Return whether there is anything but paper under the word at `span`."""
    place = editor.textCursor()
    place.setPosition(span.start + 1)  # the croissant counts twice
    left = editor.cursorRect(place)
    shot = editor.viewport().grab().toImage()
    paper = shot.pixelColor(2, 2)
    ratio = shot.devicePixelRatio()
    y = int((left.bottom() - 1) * ratio)
    xs = range(int(left.left() * ratio), int((left.left() + 12) * ratio))
    return any(shot.pixelColor(x, y + dy) != paper for x in xs for dy in (-1, 0, 1))


def test_the_words_in_doubt_get_a_line_and_others_none(editor: Editor) -> None:
    assert editor.spelling.words == ("recieve", "butr")
    assert _line_under(editor, RECIEVE)
    assert not _line_under(editor, Span(2, 4))


def test_the_same_words_again_paint_nothing_and_put_no_cursor_into_the_text(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.processEvents()
    painted = Painted(editor.viewport())
    with monkeypatch.context() as patched:
        patched.setattr(spelling_marks, "QTextCursor", None)
        editor.spelling.show_words(TEXT, (RECIEVE, BUTR))
    QApplication.processEvents()
    assert not painted.seen
    editor.spelling.show_words(TEXT, (RECIEVE,))
    QApplication.processEvents()
    assert painted.seen
    assert editor.spelling.words == ("recieve",)
    editor.show_text("And butr")
    editor.spelling.show_words("And butr", (Span(4, 8),))
    assert editor.spelling.words == ("butr",)


def test_a_word_that_is_still_being_written_has_no_line_yet(editor: Editor, qtbot: QtBot) -> None:
    editor.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    place = editor.textCursor()
    place.setPosition(RECIEVE.end + 1)
    editor.setTextCursor(place)
    assert not _line_under(editor, RECIEVE)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert _line_under(editor, RECIEVE)


def test_a_mark_moves_with_its_word_and_goes_when_the_word_changes(editor: Editor) -> None:
    editor.textCursor().insertText("Look: ")
    assert editor.spelling.words == ("recieve", "butr")
    place = editor.textCursor()
    place.setPosition(RECIEVE.start + 1 + 6 + 3)
    place.insertText("x")
    assert editor.spelling.words == ("butr",)


@pytest.mark.parametrize(
    ("at", "gone", "typed"),
    [(0, 0, "So: "), (3, 2, "WW"), (3, 2, "ii"), (12, 0, "x"), (6, 1, "c"), (13, 0, "and more bread " * 9)],
    ids=["before", "wider", "narrower", "behind the word", "in the word", "another line"],
)
def test_the_lines_after_a_change_are_those_of_marks_that_never_saw_another_text(
    editor: Editor, at: int, gone: int, typed: str
) -> None:
    editor.grab()  # where each line is has been found out now
    place = editor.textCursor()
    place.setPosition(at)
    place.setPosition(at + gone, QTextCursor.MoveMode.KeepAnchor)
    place.insertText(typed)
    after = editor.viewport().grab().toImage()
    assert _marked_anew(editor) == after


MARKED = "We recieve bread\nand butr for teh morning, wich is\nserved erly, אחד שתים, wiht tea"
DOUBTFUL = ("recieve", "butr", "teh", "wich", "erly", "wiht")


def _marked_anew(editor: Editor) -> QImage:
    """Return what is painted for marks that never saw another text."""
    text, marked = editor.text(), editor.spelling.words
    editor.spelling.show_words(text, ())
    editor.spelling.show_words(text, [Span(text.index(one), text.index(one) + len(one)) for one in marked])
    assert editor.spelling.words == marked
    return editor.viewport().grab().toImage()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EDITS, min_size=1, max_size=6), st.booleans())
def test_the_waves_are_right_after_any_edits(editor: Editor, edits: list[Edit], undone: bool) -> None:
    editor.show_text("")
    editor.show_text(MARKED)
    editor.spelling.show_words(
        MARKED, [Span(MARKED.index(one), MARKED.index(one) + len(one)) for one in DOUBTFUL]
    )
    for _ in make(editor, edits):
        editor.viewport().grab()
    if undone:
        editor.viewport().grab()
        editor.undo()
    painted = editor.viewport().grab().toImage()
    assert painted == _marked_anew(editor)


def test_an_answer_for_a_text_that_has_changed_since_is_ignored(editor: Editor) -> None:
    editor.textCursor().insertText("Look: ")
    editor.spelling.show_words(TEXT, ())
    assert editor.spelling.words == ("recieve", "butr")


def test_f7_goes_to_the_next_word_and_a_suggestion_replaces_it_in_one_step(editor: Editor) -> None:
    _ask(editor, "receive", "relieve")
    assert _entries()[:2] == ["receive", "relieve"]
    QTest.keyClick(_menu(), Qt.Key.Key_Return)
    assert editor.text() == TEXT.replace("recieve", "receive")
    editor.undo()
    assert editor.text() == TEXT


def test_f7_goes_around_the_end(editor: Editor) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.End)
    place = editor.textCursor()
    place.insertText(" now")
    asked: list[str] = []
    editor.spelling.suggestions_wanted.connect(asked.append)
    QTest.keyClick(editor, Qt.Key.Key_F7)
    assert asked == ["recieve"]


def test_a_word_can_be_learnt_or_ignored_and_its_marks_go(editor: Editor) -> None:
    _ask(editor)
    assert _entries()[0] == "No suggestion"
    told: list[str] = []
    editor.spelling.learnt.connect(told.append)
    editor.spelling.ignored.connect(told.append)
    next(one for one in _menu().actions() if "dictionary" in one.text()).trigger()
    assert told == ["recieve"]
    assert editor.spelling.words == ("butr",)
    _menu().close()
    _ask(editor)
    next(one for one in _menu().actions() if "Ignore" in one.text()).trigger()
    assert told == ["recieve", "butr"]
    assert editor.spelling.words == ()


def test_the_right_button_offers_suggestions_at_a_word_in_doubt_only(editor: Editor) -> None:
    asked: list[str] = []
    editor.spelling.suggestions_wanted.connect(asked.append)
    place = editor.textCursor()
    for position, wanted in ((RECIEVE.start + 3, ["recieve"]), (1, ["recieve"])):
        place.setPosition(position)
        at = editor.cursorRect(place).center() + QPoint(1, 0)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, editor.viewport().mapToGlobal(at))
        QApplication.sendEvent(editor.viewport(), event)
        assert asked == wanted
    assert "Check spelling" in _entries()
    assert not any("dictionary" in entry for entry in _entries())


def test_switched_off_there_are_no_marks(editor: Editor) -> None:
    editor.spelling.switch(False)
    assert editor.spelling.words == ()
    editor.spelling.show_words(TEXT, (RECIEVE,))
    assert editor.spelling.words == ()


def test_turning_to_another_sheet_asks_anew(editor: Editor, qtbot: QtBot) -> None:
    asked: list[str] = []
    editor.spelling.rested.connect(asked.append)
    editor.turn_to("other", "Anothr text")
    qtbot.waitUntil(lambda: asked == ["Anothr text"])
    assert editor.spelling.words == ()
