"""Spelling on the Write page, from the key to the mark, and what is remembered of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from app.services.language.spelling import Spelling as SpellingService
from coach.texts.span import Span
from tests.app.windows.conftest import Desk


def test_a_word_in_doubt_is_marked_after_a_pause_and_mended_by_keyboard(desk: Desk) -> None:
    page = desk.open().write_page
    desk.write(page.editor, "We recieve @jonh and Siobhan today")
    desk.until(lambda: page.editor.spelling.words == ("recieve",))
    desk.press(page.editor, Qt.Key.Key_F7)
    desk.until(QApplication.activePopupWidget)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    desk.press(menu, Qt.Key.Key_Return)
    assert page.editor.text().startswith("We receive ")
    desk.until(lambda: page.editor.spelling.words == ())


def test_a_learnt_word_stays_learnt_and_undo_forgets_it(desk: Desk) -> None:
    window = desk.open()
    marks = window.write_page.editor.spelling
    desk.write(window.write_page.editor, "A brotli a day ")
    desk.until(lambda: marks.words == ("brotli",))
    window.spelling.learn("brotli")
    desk.until(lambda: marks.words == ())
    assert "brotli\n" in desk.places.own_words.read_text(encoding="utf-8")
    window.notice.acted.emit()
    desk.until(lambda: marks.words == ("brotli",))


def test_an_ignored_word_is_ignored_in_its_draft_alone_and_after_a_restart(desk: Desk) -> None:
    window = desk.open()
    marks = window.write_page.editor.spelling
    desk.write(window.write_page.editor, "A brotli a dya ")
    desk.until(lambda: marks.words == ("brotli", "dya"))
    window.spelling.ignore("brotli")
    desk.until(lambda: marks.words == ("dya",))
    draft = window.writing.draft.id
    window.writing.new()
    desk.write(window.write_page.editor, "A brotli too ")
    desk.until(lambda: marks.words == ("brotli",))
    desk.close(window)
    again = desk.open()
    desk.until(lambda: again.write_page.editor.spelling.words == ("brotli",))
    again.writing.open(draft)
    desk.until(lambda: again.write_page.editor.spelling.words == ("dya",))


def test_the_switch_is_remembered(desk: Desk) -> None:
    window = desk.open()
    desk.write(window.write_page.editor, "A brotli a day ")
    desk.until(lambda: window.write_page.editor.spelling.words)
    window.spelling.switch(False)
    assert window.write_page.editor.spelling.words == ()
    desk.close(window)
    again = desk.open()
    assert not again.spelling.on
    again.spelling.switch(True)
    desk.until(lambda: again.write_page.editor.spelling.words == ("brotli",))


def test_a_language_without_a_dictionary_has_no_marks(desk: Desk) -> None:
    window = desk.open()
    desk.write(window.write_page.editor, "Das Brot ist fertig")
    desk.until(lambda: window.write_page.editor.spelling.words)
    window.spelling.speak("de")
    desk.until(lambda: not window.write_page.editor.spelling.words)


def test_a_changed_line_alone_is_checked_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window = desk.open()
    editor = window.write_page.editor
    editor.textCursor().insertText("A brotli\nA secnd line\n")
    desk.until(lambda: editor.spelling.words == ("brotli", "secnd"))
    asked: list[str] = []
    check = SpellingService.check

    async def noted(self: SpellingService, lines: list[str], dictionary: str) -> tuple[tuple[Span, ...], ...]:
        asked.extend(lines)
        return await check(self, lines, dictionary)

    monkeypatch.setattr(SpellingService, "check", noted)
    desk.write(editor, "and wrods ")
    desk.until(lambda: editor.spelling.words == ("brotli", "secnd", "wrods"))
    assert asked == ["and wrods "]
