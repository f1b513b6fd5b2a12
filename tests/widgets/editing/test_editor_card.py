"""The card beside the words: what shows it, where it stands, and what puts it away."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from widgets.editing.editor import Editor
from widgets.showing.samples import TEXT, finding, findings


def test_f8_walks_through_the_findings_and_around(editor: Editor, qtbot: QtBot) -> None:
    editor.show_text(TEXT)
    editor.show_findings(findings())
    seen: list[str] = []
    for _ in range(4):
        QTest.keyClick(editor, Qt.Key.Key_F8)
        assert editor.card.shown
        assert editor.card.finding is not None
        seen.append(editor.card.finding.rule)
    assert seen == ["naked-announcement", "act-now", "hashtag-pile", "naked-announcement"]
    QTest.keyClick(editor, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert editor.card.finding is not None
    assert editor.card.finding.rule == "hashtag-pile"


def test_a_card_is_built_when_there_is_something_to_show(editor: Editor) -> None:
    editor.show_text(TEXT)
    editor.show_findings(findings())
    assert editor.card.built is None
    QTest.keyClick(editor, Qt.Key.Key_F8)
    assert editor.card.built is not None


def test_escape_hides_the_card(editor: Editor, qtbot: QtBot) -> None:
    editor.show_text(TEXT)
    editor.show_findings(findings())
    QTest.keyClick(editor, Qt.Key.Key_F8)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.card.shown


def test_the_card_makes_room_when_the_writer_goes_on(editor: Editor, qtbot: QtBot) -> None:
    editor.show_text(TEXT)
    editor.show_findings(findings())
    QTest.keyClick(editor, Qt.Key.Key_F8)
    QTest.keyClicks(editor, "x")
    qtbot.waitUntil(lambda: not editor.card.shown)


def test_the_card_goes_when_its_words_are_scrolled_away(editor: Editor) -> None:
    editor.show_text(TEXT + "\n" * 60)
    editor.show_findings(findings())
    QTest.keyClick(editor, Qt.Key.Key_F8)
    assert editor.card.shown
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    assert not editor.card.shown


def test_the_card_stays_inside_the_window(editor: Editor, qtbot: QtBot) -> None:
    editor.show_text("line\n" * 14 + "end")
    editor.show_findings([finding("end", text="line\n" * 14 + "end")])
    QTest.keyClick(editor, Qt.Key.Key_F8)
    assert editor.card.built is not None
    assert editor.window().rect().contains(editor.card.built.geometry())


def test_resting_on_a_word_shows_its_card(editor: Editor, qtbot: QtBot) -> None:
    editor.show_text("Bread is good")
    editor.show_findings([finding("Bread", text="Bread is good")])
    QTest.mouseMove(editor.viewport(), QPoint(300, 200))
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    QTest.mouseMove(editor.viewport(), editor.cursorRect().center() + QPoint(12, 0))
    qtbot.waitUntil(lambda: editor.card.shown)


def test_tab_goes_from_the_words_to_the_buttons_of_the_card(editor: Editor, qtbot: QtBot) -> None:
    editor.show_text(TEXT)
    editor.show_findings([findings()[2]])
    QTest.keyClick(editor, Qt.Key.Key_F8)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Leave it out"
    with qtbot.waitSignal(editor.fix_requested) as asked:
        QTest.keyClick(focused, Qt.Key.Key_Space)
    assert asked.args == [findings()[2].fixes[0]]  # pyright: ignore[reportUnknownMemberType]  # untyped there
