"""Emoji, hashtags, names and pasted links on the Write page, by keyboard."""

import asyncio
from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model.account import Account
from tests.app.windows.conftest import Desk, add_account

SHOWN = "Thank you @ada@example.org and @bob for the bread"


def test_an_emoji_is_written_by_its_code(desk: Desk) -> None:
    page = desk.open().write_page
    desk.write(page.editor, "Fresh :croissan")
    desk.until(lambda: page.completion.offers)
    desk.press(page.editor, Qt.Key.Key_Return)
    assert page.editor.text() == "Fresh 🥐"
    desk.write(page.editor, " and :tada:")
    desk.until(lambda: page.editor.text() == "Fresh 🥐 and 🎉")


def test_the_panel_puts_an_emoji_at_the_cursor_and_remembers_it(desk: Desk) -> None:
    window = desk.open()
    page = window.write_page
    desk.write(page.editor, "Fresh ")
    page.emoji.click()
    desk.until(page.emoji_picker.field.hasFocus)
    desk.write(page.emoji_picker.field, "croissant")
    desk.press(page.emoji_picker.field, Qt.Key.Key_Return)
    assert page.editor.text() == "Fresh 🥐"
    desk.until(page.editor.hasFocus)
    assert window.inserting.recent[0] == "🥐"


def test_a_hashtag_of_several_words_gets_its_capitals(desk: Desk) -> None:
    page = desk.open().write_page
    desk.write(page.editor, "See you #openwaterday")
    desk.until(lambda: [one.text for one in page.completion.offers] == ["#OpenWaterDay"])
    desk.press(page.editor, Qt.Key.Key_Tab)
    assert page.editor.text() == "See you #OpenWaterDay"


def test_people_of_one_network_are_offered_where_the_text_goes_there(desk: Desk) -> None:
    window = desk.open()
    listed: list[tuple[Account, object]] = []

    def note(found: list[tuple[Account, object]], _: str) -> None:
        listed.extend(found)

    window.writing.tabs_listed.connect(note)
    add_account(desk, window)
    page = window.write_page
    desk.write(page.editor, SHOWN)
    desk.until(page.publish.isEnabled)
    page.publish.click()
    desk.until(lambda: desk.server.posts and page.editor.text() == "")
    desk.write(page.editor, "Hello @a")
    desk.until(lambda: [one.label for one in page.completion.offers] == ["@ada@example.org"])
    desk.press(page.editor, Qt.Key.Key_Return)
    assert page.editor.text() == "Hello @ada@example.org "
    desk.write(page.editor, "and @b")
    desk.until(lambda: [one.label for one in page.completion.offers] == ["@bob"])
    here = next(account for account, _ in listed)
    elsewhere = replace(here, id="elsewhere", network="bluesky")
    window.inserting.show_accounts([(here, None), (elsewhere, None)], "")  # a stranger may be @bob there
    page.editor.change_text("")
    wanted: list[str] = []
    page.completion.wanted.connect(wanted.append)
    desk.write(page.editor, "@b")
    desk.until(lambda: wanted[-1:] == ["@b"])
    background = desk.programs[-1]._background  # pyright: ignore[reportPrivateUsage] - it answers in turn
    assert background is not None
    answered: list[object] = []
    background.run(asyncio.sleep(0, "answered"), answered.append, answered.append)
    desk.until(lambda: answered)  # and with it what was asked before
    assert page.completion.offers == ()
    desk.write(page.editor, " @ada@")  # elsewhere this goes out as a name, and calls nobody
    desk.until(lambda: [one.label for one in page.completion.offers] == ["@ada@example.org"])


def test_a_pasted_link_is_cleaned_when_the_writer_says_so(desk: Desk) -> None:
    window = desk.open()
    page = window.write_page
    pasted = QMimeData()
    pasted.setText("Read https://example.com/roof?utm_source=feed&id=7 today")
    QApplication.clipboard().setMimeData(pasted)
    desk.press(page.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.notice.isVisible()
    window.notice.acted.emit()
    assert page.editor.text() == "Read https://example.com/roof?id=7 today"
    QTest.keyClick(page.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "utm_source" in page.editor.text()
