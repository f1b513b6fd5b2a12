"""The editor: writing, findings under the words, and their card."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QInputMethodEvent, QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.advice import Fix, Safety, Weight
from widgets.editing.editor import Editor
from widgets.ground.words import column
from widgets.showing.samples import TEXT, finding, findings


def heard(editor: Editor) -> list[str]:
    texts: list[str] = []
    editor.written.connect(texts.append)
    return texts


def test_typing_tells_the_text_as_written(editor: Editor, qtbot: QtBot) -> None:
    texts = heard(editor)
    QTest.keyClicks(editor, "Hello you")
    qtbot.waitUntil(lambda: texts[-1:] == ["Hello you"])


def test_a_key_paints_the_words_and_nothing_of_what_they_stand_in(qtbot: QtBot) -> None:
    class Page(QWidget):
        painted = 0

        def paintEvent(self, event: QPaintEvent) -> None:
            self.painted += 1

    page, made = Page(), Editor()
    qtbot.addWidget(page)
    page.setLayout(column(made, margin=20))
    page.show()
    qtbot.waitUntil(lambda: page.painted > 0)
    QApplication.processEvents()
    before = page.painted
    QTest.keyClicks(made, "x")
    QApplication.processEvents()
    assert made.text() == "x"
    assert page.painted == before


def test_several_changes_in_one_turn_are_told_once(editor: Editor, qtbot: QtBot) -> None:
    texts = heard(editor)
    with qtbot.waitSignal(editor.written):
        editor.insertPlainText("one ")
        editor.insertPlainText("two")
    assert texts == ["one two"]


def test_showing_a_text_or_findings_tells_nothing_and_leaves_no_undo_step(editor: Editor) -> None:
    texts = heard(editor)
    editor.show_text(TEXT)
    editor.show_findings(findings())
    QApplication.processEvents()
    assert texts == []
    assert not editor.document().isUndoAvailable()
    assert editor.text() == TEXT


def test_each_sheet_keeps_its_text_its_undo_steps_and_its_cursor(editor: Editor) -> None:
    editor.show_text("Bread")
    QTest.keyClicks(editor, " rises")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    texts = heard(editor)
    editor.turn_to("ada", "Rolls")
    assert (editor.text(), editor.document().isUndoAvailable()) == ("Rolls", False)
    editor.turn_to("", "Bread rises")
    assert texts == []
    assert (editor.text(), editor.textCursor().position()) == ("Bread rises", 0)
    editor.undo()
    assert editor.text() == "Bread"
    editor.turn_to("ada", "Rolls")
    QTest.keyClicks(editor, "!")
    editor.turn_to("", "Bread")
    editor.redo()
    assert editor.text() == "Bread rises"
    editor.turn_to("ada", "Rolls!")
    editor.undo()
    assert editor.text() == "Rolls"


def test_a_sheet_that_others_changed_meanwhile_can_be_undone_to_what_it_was(editor: Editor) -> None:
    editor.show_text("Bread")
    editor.turn_to("ada", "Rolls")
    editor.insertPlainText(" 🍞 today")
    editor.turn_to("", "Bread")
    editor.turn_to("ada", "Rolls 🥐 today")
    assert editor.text() == "Rolls 🥐 today"
    editor.undo()
    assert editor.text() == "Rolls 🍞 today"


def test_a_sheet_that_nobody_wrote_on_just_follows(editor: Editor) -> None:
    editor.turn_to("ada", "Bread")
    editor.turn_to("", "Bread")
    editor.turn_to("ada", "Bread rises")
    assert (editor.text(), editor.document().isUndoAvailable()) == ("Bread rises", False)


def test_the_next_text_puts_every_sheet_of_the_last_one_away(editor: Editor) -> None:
    editor.show_text("Bread")
    editor.turn_to("ada", "Rolls")
    QTest.keyClicks(editor, "!")
    editor.show_text("Soup")
    assert not editor.document().isUndoAvailable()
    editor.turn_to("ada", "Broth")
    assert not editor.document().isUndoAvailable()


def test_findings_are_underlined_on_the_sheet_that_is_shown(editor: Editor) -> None:
    editor.show_text(TEXT)
    editor.show_findings(findings())
    editor.turn_to("ada", "Rolls")
    assert editor.underlined == ()
    editor.turn_to("", TEXT)
    assert editor.underlined


@settings(max_examples=60)
@given(st.text(st.sampled_from("ab🍞\n\u0301")), st.text(st.sampled_from("ab🍞\n\u0301")))
def test_a_changed_text_is_the_new_one_and_undone_the_old_one(before: str, after: str) -> None:
    editor = Editor()
    editor.show_text(before)
    editor.change_text(after)
    assert editor.text() == after
    if before != after:
        editor.undo()
    assert editor.text() == before
    editor.deleteLater()


def test_findings_leave_the_undo_steps_of_the_writer_alone(editor: Editor, qtbot: QtBot) -> None:
    editor.show_text("Bread")
    QTest.keyClicks(editor, " is good")
    editor.show_findings([finding("Bread", text="Bread is good")])
    editor.undo()
    assert editor.text() == "Bread"


@pytest.mark.parametrize("text", ["a\u00a0b", "🥖\n\n🔥", "x\x00y", "tab\there", "e\u0301"])
def test_the_text_comes_back_as_it_was_shown(editor: Editor, text: str) -> None:
    editor.show_text(text)
    assert editor.text() == text


def test_lone_halves_of_pairs_keep_every_place_where_it_was(editor: Editor) -> None:
    editor.show_text("a\ud800b\r\nc")
    assert editor.text() == "a\ufffdb\nc"


def test_underlines_sit_under_their_words_after_wide_characters(editor: Editor) -> None:
    editor.show_text(TEXT)
    editor.show_findings(findings())
    assert list(editor.underlined) == [
        "We are so excited to announce",
        ", and places are almost gone",
        "#foodie #instafood",
    ]


def test_places_beyond_the_end_do_no_harm(editor: Editor) -> None:
    editor.show_text("short")
    editor.show_findings(findings()[2:])
    assert editor.underlined == ()


def test_a_fix_is_one_undo_step(editor: Editor, qtbot: QtBot) -> None:
    editor.show_text(TEXT)
    editor.show_findings(findings())
    fix = findings()[3].fixes[0]
    with qtbot.waitSignal(editor.written):
        assert editor.apply_fix(fix)
    assert editor.text().endswith("#bread #baking #sourdough")
    editor.undo()
    assert editor.text() == TEXT


def test_a_fix_follows_its_words_while_the_writer_goes_on(editor: Editor, qtbot: QtBot) -> None:
    editor.show_text(TEXT)
    editor.show_findings(findings())
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    QTest.keyClicks(editor, "Friends! ")
    assert editor.apply_fix(findings()[2].fixes[0])
    assert editor.text() == "Friends! " + TEXT.replace(", and places are almost gone", "")


def test_a_fix_whose_words_have_changed_is_refused(editor: Editor, qtbot: QtBot) -> None:
    editor.show_text(TEXT)
    editor.show_findings(findings())
    changed = editor.textCursor()
    changed.setPosition(editor.text().index("almost") + 4)
    editor.setTextCursor(changed)
    QTest.keyClicks(editor, "xx")
    before = editor.text()
    assert not editor.apply_fix(findings()[2].fixes[0])
    assert editor.text() == before


def test_a_fix_of_nobodys_finding_is_made_at_its_place(editor: Editor) -> None:
    editor.show_text("🥖 bread")
    assert editor.apply_fix(Fix(safety=Safety.SAFE, label="x", start=2, end=7, replacement="rolls"))
    assert editor.text() == "🥖 rolls"


def test_what_is_still_being_composed_is_not_told(editor: Editor, qtbot: QtBot) -> None:
    texts = heard(editor)
    QApplication.sendEvent(editor, QInputMethodEvent("にほ", []))
    QApplication.processEvents()
    assert texts == []
    done = QInputMethodEvent("", [])
    done.setCommitString("日本")
    with qtbot.waitSignal(editor.written):
        QApplication.sendEvent(editor, done)
    assert texts == ["日本"]


def test_lines_stay_at_a_comfortable_length_in_a_wide_window(editor: Editor) -> None:
    editor.resize(1600, 500)
    QApplication.processEvents()
    assert editor.viewport().width() < 75 * editor.fontMetrics().averageCharWidth()


def test_a_long_article_with_many_findings_is_marked_quickly(editor: Editor) -> None:
    text = "Bread 🥖 is good for you. " * 2000
    many = [
        finding("Bread", text=text, start=nth * 500, end=nth * 500 + 5, weight=Weight.HINT)
        for nth in range(50)
    ]
    editor.show_text(text)
    start = time.process_time()
    editor.show_findings(many)
    assert time.process_time() - start < 0.5  # seconds of the processor's time, generous for a busy machine
    assert len(editor.underlined) == 50
