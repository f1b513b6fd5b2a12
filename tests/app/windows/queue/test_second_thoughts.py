"""What is out is edited and taken back from the Queue page, and kept while there is time."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from app.model.delivery import State
from app.model.post import Post
from app.settings import Settings
from app.store.database import Database
from app.store.posts import PostStore
from app.windows.frame.main_window import MainWindow
from tests.app.services.history.scripted_archive import ScriptedArchive, own_post
from tests.app.windows.conftest import Desk, add_account
from tests.app.windows.scheduling.test_scheduling import inside
from widgets.coaching.finding_card import FindingCard
from widgets.ground.words import Words
from widgets.queue.delivery_item import DeliveryItem

FAR: dict[str, Any] = {
    "remote_id": "far",
    "text": "Published elsewhere.",
    "at": datetime(2026, 1, 2, 9, tzinfo=UTC),
    "address": "https://scripted.example/far",
}


@pytest.fixture
def archive(desk: Desk) -> ScriptedArchive:
    """An archive that holds what is published here."""
    archive = ScriptedArchive()
    desk.network.archive = archive
    return archive


def published(desk: Desk, window: MainWindow, archive: ScriptedArchive) -> DeliveryItem:
    """Publish a post, and return it as the Queue page shows it."""
    add_account(desk, window)
    desk.write(window.editor, "Bread rises once. How does yours?")
    desk.until(window.write_page.publish.isEnabled)
    window.write_page.publish.click()
    window.show_page("queue")
    page = window.queue_page
    page.show_view("list")
    desk.until(lambda: [one.state for one in page.shown] == ["sent"])
    name = desk.server.posts[0][0]
    archive.posts[name] = own_post(0, "Bread rises once. How does yours?", remote_id=name)
    inside(window)[0].change_settings(Settings())  # as usual from now on: ten seconds to think better of it
    return page.shown[0]


def test_a_post_is_taken_back_unless_it_is_kept_in_time(desk: Desk, archive: ScriptedArchive) -> None:
    window = desk.open()
    item = published(desk, window, archive)
    assert set(item.actions) >= {"edit", "take-back"}
    window.queue_page.act(item.id, "take-back")
    desk.until(lambda: "Copies may stay elsewhere." in window.notice.text())
    window.telling.take_offer()
    desk.until(lambda: window.notice.text() == "The post stays as it is.")
    assert archive.asked("take_back") == []
    window.queue_page.act(item.id, "take-back")
    desk.until(lambda: "taken back" in window.queue_page.shown[0].detail)
    desk.ahead += timedelta(seconds=11)
    desk.until(lambda: window.queue_page.shown[0].state == State.TAKEN_BACK)
    assert archive.posts == {}
    assert "take-back" not in window.queue_page.shown[0].actions


def test_a_post_is_edited_with_the_truth_and_the_coach_beside_it(
    desk: Desk, archive: ScriptedArchive
) -> None:
    window = desk.open()
    item = published(desk, window, archive)
    page, note = window.queue_page, window.queue_page.parts.edit_note
    page.act(item.id, "edit")
    desk.until(lambda: not note.isHidden())
    assert note.accessibleDescription() == "Readers see that it was edited."
    assert page.parts.strip.isHidden()  # one thing at a time, and room for it
    assert not note.save.isEnabled()
    note.text.setPlainText("Bread was paid with 4111 1111 1111 1111. How does yours rise?")
    assert not note.save.isEnabled()
    desk.until(lambda: not note.hold.isHidden())
    assert not note.save.isEnabled()
    [card] = [one for one in note.review.findChildren(FindingCard) if one.isVisibleTo(note)]
    assert card.finding is not None
    note.review.finding_chosen.emit(card.finding)
    assert note.text.textCursor().selectedText() == "4111 1111 1111 1111"
    note.review.fix_requested.emit(card.finding.fixes[0])
    assert note.text.toPlainText() == "Bread was paid with …. How does yours rise?"
    note.text.setPlainText("Bread rises twice. How does yours?")
    desk.until(note.save.isEnabled)
    assert note.hold.isHidden()
    note.save.click()
    desk.until(note.isHidden)
    assert not page.parts.strip.isHidden()
    desk.until(lambda: "about to be changed" in page.shown[0].detail)
    desk.ahead += timedelta(seconds=11)
    desk.until(lambda: page.shown[0].text == "Bread rises twice. How does yours?")
    assert [post.text for post in archive.posts.values()] == ["Bread rises twice. How does yours?"]


def test_words_that_are_not_taken_stay_to_be_mended_and_a_reason_lets_them_go(
    desk: Desk, archive: ScriptedArchive
) -> None:
    window = desk.open()
    item = published(desk, window, archive)
    page, note = window.queue_page, window.queue_page.parts.edit_note
    page.act(item.id, "edit")
    desk.until(lambda: not note.isHidden())
    long = "Bread rises twice in my kitchen, " * 20 + "how does yours?"
    note.text.setPlainText(long)
    desk.until(note.save.isEnabled)
    note.save.click()
    desk.until(lambda: any("may send 500" in one.text() for one in note.findChildren(Words)))
    assert note.text.toPlainText() == long
    note.text.setPlainText("Bread was paid with 4111 1111 1111 1111. How does yours rise?")
    desk.until(lambda: not note.hold.isHidden())
    note.hold.overridden.emit("It is a test number.")
    desk.until(note.isHidden)
    desk.until(lambda: "you went on: It is a test number." in page.shown[0].detail)


def test_a_post_from_elsewhere_is_shown_by_its_copied_address_and_taken_back(
    desk: Desk, archive: ScriptedArchive
) -> None:
    window = desk.open()
    add_account(desk, window)
    known = Post(account_id=window.write_page.chips.chips[0].id, **FAR)
    with closing(Database(desk.places.database)) as database, database.transaction():
        PostStore(database).take_in([known])
    archive.posts["far"] = own_post(0, known.text, remote_id="far", address=known.address)
    QGuiApplication.clipboard().setText("https://scripted.example/somebody-else")
    window.acting.do("queue-fetch")
    desk.until(lambda: "No post that Rapport sent or read back" in window.notice.text())
    QGuiApplication.clipboard().setText(known.address)
    window.acting.do("queue-fetch")
    desk.until(lambda: window.queue_page.current)
    item = window.queue_page.parts.panel.item
    assert item is not None
    assert (item.text, item.state) == (known.text, "sent")
    window.acting.do("queue-post-edit")
    desk.until(lambda: "only as readers see it" in window.notice.text())
    window.acting.do("queue-post-take-back")
    desk.until(lambda: "Copies may stay elsewhere." in window.notice.text())
