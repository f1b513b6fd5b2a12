"""Threads in the whole window: cut while writing, broken by hand, put in order, with their pictures."""

from dataclasses import replace
from pathlib import Path

import httpx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.networks.web.pages import Pages
from app.services.pictures.link_cards import LinkCards
from app.windows.frame.main_window import MainWindow
from app.windows.write.side_area import PREVIEW, THREAD
from tests.app.media.making import packed, picture
from tests.app.windows.conftest import Desk, add_account
from widgets.ground.counter import Counter
from widgets.ground.words import Words

ALT = Qt.KeyboardModifier.AltModifier
BREAK = "\n\n---\n\n"
THREE = BREAK.join(("Bread rises twice.", "Warm water helps.", "Salt comes last."))


def writing_a_thread(desk: Desk, text: str = THREE) -> MainWindow:
    """Return the window with an account and `text` in the editor."""
    window = desk.open()
    add_account(desk, window)
    window.write_page.editor.setFocus()
    window.write_page.editor.change_text(text)
    desk.until(lambda: len(window.parting.last.links) > 1)
    return window


def said(window: MainWindow) -> list[str]:
    """Return what the cards' parts say."""
    return [link.text for link in window.parting.last.links]


def focus() -> object:
    return QApplication.focusWidget()


def test_a_break_by_key_makes_a_thread_that_the_counter_and_the_tab_tell(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    page = window.write_page
    page.editor.setFocus()
    desk.write(page.editor, "Bread rises twice.")
    desk.press(page.editor, Qt.Key.Key_Return, ALT)
    desk.write(page.editor, "Warm water helps.")
    assert page.editor.text() == "Bread rises twice.\n\n---\n\nWarm water helps."
    desk.until(lambda: page.side.tabs.bar.tabText(THREAD) == "Thread · 2")
    assert [one.accessibleDescription() for one in page.findChildren(Counter) if one.accessibleName()] == [
        "A thread of 2 parts"
    ]
    page.editor.undo()
    page.editor.undo()
    assert page.editor.text() in {"Bread rises twice.", "Bread rises twice.\n\n---\n\n"}


def test_a_break_above_everything_is_none(desk: Desk) -> None:
    window = desk.open()
    window.write_page.side.begin_part()
    assert window.write_page.editor.text() == ""
    assert "first part" in window.notice.text()


def test_what_is_too_long_is_cut_by_itself_and_says_so(desk: Desk) -> None:
    window = writing_a_thread(desk, "Bread rises twice before it is baked. " * 20)
    side = window.write_page.side
    side.open(THREAD)
    cards = side.parts.list.cards
    assert len(cards) == 2
    assert "automatic" in cards[1].accessibleName()
    assert window.write_page.publish.isEnabled()


def test_the_card_of_the_cursor_is_marked_and_a_card_leads_to_its_words(desk: Desk) -> None:
    window = writing_a_thread(desk)
    side, editor = window.write_page.side, window.write_page.editor
    side.open(THREAD)
    cards = side.parts.list.cards
    desk.until(lambda: [card.marked for card in cards] == [False, False, True])
    assert focus() is cards[2]
    desk.press(cards[2], Qt.Key.Key_Up)
    desk.press(cards[1], Qt.Key.Key_Return)
    assert focus() is editor
    assert editor.text()[editor.textCursor().position() :].startswith("Warm water")
    desk.until(lambda: [card.marked for card in cards] == [False, True, False])
    QTest.mouseClick(cards[0], Qt.MouseButton.LeftButton)
    assert editor.textCursor().position() == 0


def test_parts_change_places_by_keys_as_one_step_and_their_pictures_go_along(desk: Desk) -> None:
    window = writing_a_thread(desk)
    side, editor, writing = window.write_page.side, window.write_page.editor, window.writing
    file = Path(desk.folder / "loaf.png")
    file.write_bytes(packed(picture(), "PNG"))
    window.attaching.add_files([file])
    desk.until(lambda: writing.draft.media)
    side.open(THREAD)
    first = side.parts.list.cards[0]
    first.setFocus()
    desk.press(first, Qt.Key.Key_Down, ALT)
    assert said(window) == ["Warm water helps.", "Bread rises twice.", "Salt comes last."]
    assert [one.part for one in writing.draft.media] == [1]
    assert focus() is side.parts.list.cards[1]
    assert "1 picture" in side.parts.list.cards[1].accessibleName()
    editor.undo()
    desk.until(lambda: writing.draft.text == THREE)
    assert [one.part for one in writing.draft.media] == [0]
    editor.redo()
    desk.until(lambda: writing.draft.text != THREE)
    assert [one.part for one in writing.draft.media] == [1]


def test_a_card_that_is_dragged_below_another_changes_its_place(desk: Desk) -> None:
    window = writing_a_thread(desk)
    side = window.write_page.side
    side.open(THREAD)
    cards = side.parts.list.cards
    desk.until(lambda: cards[2].height() > 20)
    start, end = (
        cards[0].rect().center(),
        cards[0].mapFromGlobal(cards[2].mapToGlobal(cards[2].rect().bottomLeft())),
    )
    QTest.mousePress(cards[0], Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(cards[0], end)
    QTest.mouseRelease(cards[0], Qt.MouseButton.LeftButton, pos=end)
    desk.until(lambda: said(window) == ["Warm water helps.", "Salt comes last.", "Bread rises twice."])


def test_numbers_are_put_on_and_counted(desk: Desk) -> None:
    window = writing_a_thread(desk)
    desk.press(window.write_page.editor, Qt.Key.Key_N, ALT)
    desk.until(lambda: said(window)[2] == "Salt comes last. 3/3")
    assert window.writing.draft.numbered
    desk.press(window.write_page.editor, Qt.Key.Key_N, ALT)
    desk.until(lambda: said(window)[2] == "Salt comes last.")


def test_a_link_that_no_part_can_hold_is_told_on_its_card(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    window.write_page.editor.change_text(f"See{BREAK}@{'a' * 600}@example.social")
    window.write_page.side.open(THREAD)
    cards = window.write_page.side.parts.list
    desk.until(lambda: len(cards.cards) == 2)
    assert "cannot be split" in cards.cards[1].accessibleName()


def test_the_preview_shows_the_name_beside_the_handle(desk: Desk) -> None:
    window = writing_a_thread(desk, "Bread rises twice.\n---\nWarm water helps.")
    preview = window.write_page.side.preview
    window.write_page.side.open(PREVIEW)
    desk.until(lambda: len(preview.posts) == 2)
    assert preview.posts[0].accessibleName() == "ada, @ada: Bread rises twice."
    named = tuple(replace(one, name="Mara Okafor") for one in window.writing.chosen)
    window.writing._show_accounts(named)  # pyright: ignore[reportPrivateUsage]  # as a check with the server would
    desk.until(lambda: preview.posts[0].accessibleName() == "Mara Okafor, @ada: Bread rises twice.")


def test_the_preview_follows_what_is_written(desk: Desk) -> None:
    window = writing_a_thread(desk)
    side = window.write_page.side
    side.open(PREVIEW)
    desk.until(lambda: len(side.preview.posts) == 3)
    assert "Bread rises twice." in side.preview.posts[0].accessibleName()
    window.write_page.editor.change_text("Only one #loaf, by @bob@example.social")
    desk.until(lambda: len(side.preview.posts) == 1)
    assert side.preview.posts[0].text.accessibleName() == "Only one #loaf, by @bob"
    scrolled = QApplication.focusWidget()
    assert scrolled is not None
    desk.press(scrolled, Qt.Key.Key_Escape)
    assert focus() is window.write_page.editor


def test_without_an_account_the_preview_says_what_is_missing(desk: Desk) -> None:
    window = desk.open()
    window.write_page.side.open(PREVIEW)
    notes = [one.text() for one in window.write_page.side.preview.findChildren(Words) if one.isVisible()]
    assert any("Choose an account" in note for note in notes)


def test_the_card_of_a_link_comes_when_it_is_asked_for_and_not_before(desk: Desk) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(200, html="<title>Sourdough in winter</title>")

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return ("93.184.215.14",)

    window = desk.open()
    add_account(desk, window)
    engine = window.carding._engine  # pyright: ignore[reportPrivateUsage]  # to put another web behind it
    engine.cards = LinkCards(Pages(transport=httpx.MockTransport(answer), resolve=resolve))
    window.write_page.editor.change_text("Read https://crumb.example/winter")
    side = window.write_page.side
    side.open(PREVIEW)
    desk.until(lambda: side.preview.posts)
    assert asked == []
    (button,) = [one for one in side.preview.findChildren(QPushButton) if one.isVisible()]
    QTest.keyClick(button, Qt.Key.Key_Space)
    desk.until(lambda: side.preview.posts[0].card.isVisible())
    assert "Sourdough in winter" in side.preview.posts[0].card.accessibleName()
    assert asked == ["/winter"]


def test_a_page_that_cannot_be_read_is_told_and_can_be_asked_for_again(desk: Desk) -> None:
    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return ("10.0.0.7",)

    window = desk.open()
    add_account(desk, window)
    engine = window.carding._engine  # pyright: ignore[reportPrivateUsage]  # as above
    engine.cards = LinkCards(Pages(resolve=resolve))
    window.write_page.side.open(PREVIEW)
    window.carding.ask("https://router.example/")
    assert window.carding.is_reading("https://router.example/")
    desk.until(lambda: "public network" in window.notice.text())
    assert not window.carding.is_reading("https://router.example/")
