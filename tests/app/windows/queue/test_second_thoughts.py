"""What is out is edited and taken back from the Queue page, and kept while there is time."""

from datetime import timedelta

import pytest

from app.model.delivery import State
from app.windows.frame.main_window import MainWindow
from tests.app.services.history.scripted_archive import ScriptedArchive, own_post
from tests.app.windows.conftest import Desk, add_account
from widgets.queue.delivery_item import DeliveryItem


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


def test_a_post_is_edited_with_the_truth_beside_it(desk: Desk, archive: ScriptedArchive) -> None:
    window = desk.open()
    item = published(desk, window, archive)
    note = window.queue_page.parts.edit_note
    window.queue_page.act(item.id, "edit")
    desk.until(lambda: not note.isHidden())
    assert note.accessibleDescription() == "Readers see that it was edited."
    assert not note.save.isEnabled()
    note.text.setPlainText("Bread rises twice. How does yours?")
    note.save.click()
    desk.until(lambda: "about to be changed" in window.queue_page.shown[0].detail)
    desk.ahead += timedelta(seconds=11)
    desk.until(lambda: window.queue_page.shown[0].text == "Bread rises twice. How does yours?")
    assert [post.text for post in archive.posts.values()] == ["Bread rises twice. How does yours?"]
