"""The coach's lines are under their words, whatever is written, and drawn only where they changed."""

import gc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QInputMethodEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.advice import Finding, Weight
from coach.texts.span import Span
from tests.benchmarks.window.typist import Painted
from tests.widgets.edits import EDITS, Edit, make
from widgets.editing.editor import Editor
from widgets.ground.style import apply, dark
from widgets.showing.samples import finding
from widgets.spelling.paragraphs import Shown

MARKED = "Buy now: the best 🥐 in town\nand a line that goes on, אחד שתים, to here\nlast"
WORDS = {
    "Buy now": Weight.WARNING,
    "best 🥐": Weight.HINT,
    "that goes on, אחד": Weight.STOP,
    "here\nla": Weight.HINT,
}
NEXT = QTextCursor.MoveOperation.NextCharacter


def found(text: str, words: dict[str, Weight]) -> list[Finding]:
    return [
        finding(one, text=text, start=text.index(one), end=text.index(one) + len(one), weight=weight)
        for one, weight in words.items()
    ]


def drawn(editor: Editor) -> QImage:
    return editor.viewport().grab().toImage()


def drawn_anew(editor: Editor) -> QImage:
    """Return what is painted for lines that never saw another text."""
    size = editor.size()
    editor.resize(size.width() + 60, size.height())
    drawn(editor)
    editor.resize(size)
    return drawn(editor)


@pytest.fixture
def marked(editor: Editor) -> Editor:
    """An editor with four findings, one of which goes over the end of a paragraph."""
    editor.setCursorWidth(0)  # it blinks, and pictures are compared
    editor.show_text(MARKED)
    editor.show_findings(found(MARKED, WORDS))
    return editor


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EDITS, min_size=1, max_size=6), st.booleans())
def test_the_lines_are_right_after_any_edits(marked: Editor, edits: list[Edit], undone: bool) -> None:
    marked.show_text("")
    marked.show_text(MARKED)
    marked.show_findings(found(MARKED, WORDS))
    for _ in make(marked, edits):
        drawn(marked)
    if undone:
        drawn(marked)
        marked.undo()
    painted = drawn(marked)
    assert painted == drawn_anew(marked)


SENTENCE = "Bread rises twice before it goes into the oven, and rye takes its time. "
OVER_LINES = SENTENCE * 6


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EDITS, min_size=1, max_size=6), st.booleans())
def test_lines_over_many_lines_of_text_are_right_after_any_edits(
    marked: Editor, edits: list[Edit], undone: bool
) -> None:
    marked.show_text("")
    marked.show_text(OVER_LINES)
    marked.show_findings(found(OVER_LINES, {OVER_LINES[6:-9]: Weight.HINT, "twice": Weight.WARNING}))
    for _ in make(marked, edits):
        painted = drawn(marked)
        assert painted == drawn_anew(marked)
    if undone:
        drawn(marked)
        marked.undo()
    painted = drawn(marked)
    assert painted == drawn_anew(marked)


def test_lines_make_room_for_what_an_input_method_composes_and_come_back(marked: Editor) -> None:
    marked.show_text(OVER_LINES)
    marked.show_findings(found(OVER_LINES, {OVER_LINES[6:-9]: Weight.HINT, "twice": Weight.WARNING}))
    place = QTextCursor(marked.document())
    place.setPosition(3)
    marked.setTextCursor(place)
    for composed in ("", "ni hao ni hao", "", "ni"):
        QApplication.sendEvent(marked, QInputMethodEvent(composed, []))
        painted = drawn(marked)
        assert painted == drawn_anew(marked)


def test_lines_give_way_to_a_higher_letter_later_in_the_line(marked: Editor) -> None:
    drawn(marked)
    place = QTextCursor(marked.document())
    place.setPosition(len("Buy now: the best 🥐 in") + 1)  # counted in UTF-16 units
    high = QTextCharFormat()
    high.setFontPointSize(40)  # as one from a fallback font may be; which there are is no matter of the test
    place.insertText("x", high)
    painted = drawn(marked)
    assert painted == drawn_anew(marked)


def test_what_is_written_right_behind_a_finding_is_not_under_its_line(marked: Editor) -> None:
    place = QTextCursor(marked.document())
    place.setPosition(len("Buy now"))
    place.insertText(" or never")
    assert marked.underlined[0] == "Buy now"
    place.setPosition(2)
    place.insertText("y")
    assert marked.underlined[0] == "Buyy now"
    painted = drawn(marked)
    assert painted == drawn_anew(marked)


def test_no_paragraph_is_held_once_it_is_painted(marked: Editor) -> None:
    marked.spelling.show_words(MARKED, [Span(0, 3)])
    drawn(marked)
    held = [type(one).__name__ for one in gc.get_objects() if type(one) in {QTextLayout, QTextBlock, Shown}]
    assert held == []


def test_writing_goes_on_where_a_finding_was_gone_to(marked: Editor) -> None:
    marked.next_finding()
    QTest.keyClicks(marked, "Do ")
    assert marked.text().startswith("Do Buy now")


def test_a_line_goes_with_its_words_into_another_paragraph_of_as_many(marked: Editor) -> None:
    drawn(marked)
    place = QTextCursor(marked.document())
    place.beginEditBlock()
    place.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    place.deleteChar()  # the second paragraph joins the first
    place.setPosition(place.position() + len("and a line that goes on, אחד שתים"))
    place.insertText("\n")
    place.endEditBlock()
    drawn(marked)
    painted = drawn(marked)
    assert painted == drawn_anew(marked)


def test_each_finding_has_a_line_and_the_weightier_ones_a_ground(marked: Editor) -> None:
    with_lines = drawn(marked)
    assert marked.underlined == tuple(one.replace("\n", "\u2029") for one in WORDS)
    for nth in range(len(WORDS)):
        without = dict(list(WORDS.items())[:nth] + list(WORDS.items())[nth + 1 :])
        marked.show_findings(found(MARKED, without))
        assert drawn(marked) != with_lines
    marked.show_findings(())
    bare = drawn(marked)
    marked.show_findings(found(MARKED, {"Buy now": Weight.STOP}))
    place = QTextCursor(marked.document())
    place.setPosition(1)
    at = marked.cursorRect(place).topLeft()
    assert drawn(marked).pixelColor(at.x() + 1, at.y() + 1) != bare.pixelColor(at.x() + 1, at.y() + 1)


def test_the_lines_follow_the_theme_and_the_width(marked: Editor, qapp: QApplication) -> None:
    for change in (lambda: marked.resize(320, 400), lambda: apply(qapp, dark())):
        change()
        QApplication.processEvents()
        painted = drawn(marked)
        assert painted == drawn_anew(marked)


def test_the_same_findings_again_paint_nothing(marked: Editor) -> None:
    QApplication.processEvents()
    painted = Painted(marked.viewport())
    marked.show_findings(found(MARKED, WORDS))
    QApplication.processEvents()
    assert not painted.seen
    marked.show_findings(found(MARKED, dict(list(WORDS.items())[1:])))
    QApplication.processEvents()
    assert painted.seen
    marked.show_findings(())
    QApplication.processEvents()
    painted.seen = False
    marked.show_findings(())  # as after every pause in a text that the coach is content with
    QApplication.processEvents()
    assert not painted.seen


def test_a_line_in_a_script_from_right_to_left_moves_with_what_is_written_behind_it(editor: Editor) -> None:
    text = "We say אחד שתים"
    editor.setCursorWidth(0)
    editor.show_text(text)
    editor.show_findings(found(text, {"אחד": Weight.WARNING}))
    editor.moveCursor(QTextCursor.MoveOperation.Start)  # between both scripts it blinks otherwise
    drawn(editor)
    place = QTextCursor(editor.document())
    place.movePosition(QTextCursor.MoveOperation.End)
    place.insertText(" שלום")
    painted = drawn(editor)
    assert painted == drawn_anew(editor)
