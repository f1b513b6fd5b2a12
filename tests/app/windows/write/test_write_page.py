"""Writing, hearing the coach, and sending, with real key strokes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.model.delivery import Delivery, State
from app.store.database import Database
from app.store.drafting.drafts import DraftStore
from coach.advice import Verdict
from tests.app.windows.conftest import Desk, add_account

BRAG = (
    "We are the best bakery in town, award-winning and proud of it! Buy now, 50% off today only! "
    "https://example.com"
)
KIND = "Sourdough stays fresh for a week in a linen bag. How do you keep yours?"


def test_every_pause_in_typing_is_on_disk(desk: Desk) -> None:
    window = desk.open()
    states: list[str] = []
    window.writing.save_state.connect(states.append)
    desk.write(window.write_page.editor, "Bread rises twice")
    desk.until(lambda: "Saved" in states)
    database = Database(desk.places.database)
    assert [draft.text for draft in DraftStore(database).all()] == ["Bread rises twice"]
    database.close()


def test_closing_loses_nothing_and_opening_brings_it_back(desk: Desk) -> None:
    window = desk.open()
    desk.write(window.write_page.editor, "Half a thou")
    desk.close(window)
    again = desk.open()
    desk.until(lambda: again.write_page.editor.text() == "Half a thou")


def test_a_new_draft_leaves_the_old_one_in_the_list(desk: Desk) -> None:
    window = desk.open()
    page = window.write_page
    desk.write(page.editor, "First thought")
    desk.press(page.editor, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.editor.text() == ""
    desk.write(page.editor, "Second thought")
    window.writing.save_now()
    desk.until(lambda: len(page.drafts.items) == 2)
    window.writing.open(next(item.id for item in page.drafts.items if item.title == "First thought"))
    desk.until(lambda: page.editor.text() == "First thought")


def test_a_deleted_draft_comes_back(desk: Desk) -> None:
    window = desk.open()
    page = window.write_page
    desk.write(page.editor, "Do not lose me")
    window.writing.save_now()
    desk.until(lambda: len(page.drafts.items) == 1)
    window.shelving.delete(page.drafts.items[0].id)
    desk.until(lambda: not page.drafts.items)
    window.notice.acted.emit()
    desk.until(lambda: page.editor.text() == "Do not lose me")


def test_the_coach_reads_along_and_changes_its_verdict(desk: Desk) -> None:
    window = desk.open()
    page, reviewing = window.write_page, window.writing.reviewing
    desk.write(page.editor, BRAG)
    desk.until(lambda: reviewing.review)
    assert reviewing.review is not None
    assert reviewing.review.verdict in {Verdict.HOLD, Verdict.LOOK_AGAIN}
    assert reviewing.review.findings
    page.editor.selectAll()
    with desk.qtbot.waitSignal(reviewing.reviewed):
        desk.write(page.editor, KIND)
    desk.until(lambda: reviewing.review and reviewing.review.verdict is Verdict.READY)
    assert "question" in " ".join(reviewing.review.strengths).lower()


def test_nothing_can_be_sent_without_text_or_account(desk: Desk) -> None:
    window = desk.open()
    page = window.write_page
    assert not page.publish.isEnabled()
    desk.write(page.editor, KIND)
    desk.until(lambda: "account" in page.publish.toolTip())
    assert not page.publish.isEnabled()
    add_account(desk, window)
    desk.until(page.publish.isEnabled)


def test_a_long_text_goes_out_as_a_thread(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    page = window.write_page
    desk.write(page.editor, "bread " * 90)
    desk.until(page.publish.isEnabled)
    page.publish.click()
    desk.until(lambda: len(desk.server.posts) == 2)


def test_a_link_that_is_too_long_cannot_be_sent(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    page = window.write_page
    desk.write(page.editor, f"https://example.com/{'a' * 490}")
    desk.until(lambda: "too long" in page.publish.toolTip())
    assert not page.publish.isEnabled()


def test_a_hold_needs_a_written_reason(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    page, reviewing = window.write_page, window.writing.reviewing
    text = (
        "My key is ghp_abcdefghijklmnopqrstuvwxyz0123456789 so that you can all use it. What will you build?"
    )
    desk.write(page.editor, text)
    desk.until(lambda: reviewing.review and reviewing.review.verdict is Verdict.HOLD)
    assert page.objections.hold_note.isVisible()
    assert not page.publish.isEnabled()
    window.writing.override("because")
    assert not page.publish.isEnabled()
    window.writing.override("It is a made-up key for a lesson.")
    assert page.publish.isEnabled()
    page.publish.click()
    desk.until(lambda: desk.server.posts)
    listed: list[Delivery] = []

    def note(deliveries: tuple[Delivery, ...], _: object) -> None:
        listed[:] = deliveries

    window.queueing.listed.connect(note)
    window.queueing.refresh()
    desk.until(lambda: listed)
    assert [one.override for one in listed] == ["It is a made-up key for a lesson."]


def test_publish_now_publishes_and_clears_the_desk(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    page = window.write_page
    desk.write(page.editor, KIND)
    desk.until(page.publish.isEnabled)
    keys = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    desk.press(page.editor, Qt.Key.Key_Return, *keys)
    desk.until(lambda: desk.server.posts)
    assert desk.server.posts[0][1] == KIND
    desk.until(lambda: page.editor.text() == "")
    desk.until(lambda: [item.status for item in page.drafts.items] == ["Published"])


def test_a_scheduled_post_goes_out_at_its_moment(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    page = window.write_page
    desk.write(page.editor, KIND)
    desk.until(page.schedule.isEnabled)
    desk.press(page.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.schedule_row.isVisible()
    planned: list[Delivery] = []
    window.writing.planned.connect(planned.extend)
    page.schedule_row.scheduled.emit(page.schedule_row.wall_time(), window.writing.zone)
    desk.until(lambda: planned)
    assert [one.state for one in planned] == [State.WAITING]
    assert desk.server.posts == []
    desk.pass_until(planned[0].due)
    desk.until(lambda: desk.server.posts)
    assert desk.server.posts[0][1] == KIND


def test_a_draft_that_arrives_late_takes_no_key_from_another_page(desk: Desk) -> None:
    window = desk.open()
    window.show_page("accounts")
    before = QApplication.focusWidget()
    window.writing.new()
    assert QApplication.focusWidget() is before
    assert not window.write_page.editor.hasFocus()
