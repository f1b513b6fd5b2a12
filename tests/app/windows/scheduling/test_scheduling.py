"""Publishing that can be taken back, a pause that is seen everywhere, and times that clocks make doubtful."""

from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.background import Background
from app.model.scheduling.slot import Slot
from app.services.engine import Engine
from app.settings import Settings
from app.windows.frame.main_window import MainWindow
from tests.app.windows.conftest import Desk, add_account
from widgets.ground.notice import Notice
from widgets.sending.doubtful_time import DoubtfulTime

PATIENCE_S = 20  # only a hanging test waits so long
TEXT = "Bread rises twice, and then it is baked."


def written(desk: Desk) -> MainWindow:
    """Open the window with an account and a text."""
    window = desk.open()
    add_account(desk, window)
    window.write_page.editor.setFocus()
    desk.write(window.write_page.editor, TEXT)
    desk.until(window.write_page.publish.isEnabled)
    return window


def inside(window: MainWindow) -> tuple[Engine, Background]:
    """Return what the window works with."""
    writing = window.writing
    return writing._engine, writing._background  # pyright: ignore[reportPrivateUsage] - no page shows it


def banner(window: MainWindow) -> Notice:
    """Return the line that tells of a pause."""
    place = window.notice.parentWidget()
    return next(
        one
        for one in window.findChildren(Notice)
        if one is not window.notice and (line := one.parentWidget()) and line.parentWidget() is place
    )


def test_what_is_published_waits_and_undo_brings_the_draft_back(desk: Desk) -> None:
    desk.settings = Settings(undo=timedelta(seconds=90))
    window = written(desk)
    window.write_page.publish.click()
    desk.until(lambda: "goes out in" in window.notice.text())
    assert window.write_page.editor.toPlainText() == ""
    window.telling.take_offer()
    desk.until(lambda: window.write_page.editor.toPlainText() == TEXT)
    assert window.notice.text() == "It is not published. Its draft is on the screen again."
    desk.pass_until(datetime.now().astimezone() + timedelta(minutes=5))
    assert desk.server.posts == []


def test_without_undo_it_goes_out_once_the_time_is_over_with_the_window_closed(desk: Desk) -> None:
    desk.settings = Settings(undo=timedelta(seconds=90))
    window = written(desk)
    window.write_page.publish.click()
    desk.until(lambda: "goes out in" in window.notice.text())
    desk.close(window)
    assert desk.server.posts == []
    desk.open()
    desk.pass_until(datetime.now().astimezone() + timedelta(minutes=2))
    desk.until(lambda: [text for _, text in desk.server.posts] == [TEXT])


def test_a_pause_is_seen_over_every_page_and_ends_there(desk: Desk) -> None:
    window = written(desk)
    window.acting.do("pause")
    line = banner(window)
    desk.until(line.isVisible)
    assert line.text() == "Publishing is paused: nothing goes out, and nothing is lost."
    window.show_page("queue")
    assert line.isVisible()
    window.show_page("write")
    window.write_page.publish.click()
    desk.until(lambda: window.write_page.editor.toPlainText() == "")
    assert desk.server.posts == []
    line.acted.emit()
    desk.until(lambda: not line.isVisible())
    desk.until(lambda: [text for _, text in desk.server.posts] == [TEXT])


def test_a_pause_is_there_again_after_a_start(desk: Desk) -> None:
    window = desk.open()
    window.acting.do("pause")
    desk.until(lambda: banner(window).isVisible())
    desk.close(window)
    again = desk.open()
    desk.until(lambda: banner(again).isVisible())


def test_a_doubtful_time_is_asked_about_before_it_can_be_scheduled(desk: Desk) -> None:
    window = written(desk)
    page = window.write_page
    page.schedule.click()
    row = page.schedule_row
    question = row.findChild(DoubtfulTime)
    assert isinstance(question, DoubtfulTime)
    desk.until(row.isVisible)
    year = datetime.now().astimezone().year + 1
    last = datetime(year, 10, 31, 2, 30)  # noqa: DTZ001 - what the wall shows
    autumn = last - timedelta(days=(last.weekday() + 1) % 7)
    desk.until(lambda: row.show_time(autumn, "Europe/Berlin") is None and question.isVisible())
    first, second = question.findChildren(QPushButton)
    assert "for the first time" in first.text()
    assert "for the second time" in second.text()
    assert question.open
    second.click()
    assert not question.open
    row.scheduled.emit(row.wall_time(), "Europe/Berlin")
    desk.until(lambda: "goes out" in window.notice.text())
    engine, background = inside(window)
    (planned,) = background.wait_for(engine.planning.deliveries(), PATIENCE_S)
    assert planned.due == datetime(autumn.year, 10, autumn.day, 1, 30, tzinfo=UTC)


def test_the_next_free_slot_is_put_into_the_line(desk: Desk) -> None:
    window = written(desk)
    account = window.writing.chosen[0]
    slot = Slot(weekday=2, clock=time(7, 15), zone="Asia/Tokyo")
    engine, background = inside(window)
    background.wait_for(engine.scheduling.slots.add(account.id, slot), PATIENCE_S)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    desk.press(window.write_page, Qt.Key.Key_J, control, shift)
    desk.until(lambda: window.write_page.schedule_row.wall_time().time() == time(7, 15))
    assert window.write_page.schedule_row.wall_time().weekday() == 2


def test_without_a_slot_the_line_says_how_to_make_one(desk: Desk) -> None:
    window = written(desk)
    window.acting.do("free-slot")
    desk.until(lambda: "No slot is free" in window.notice.text())
    window.telling.take_offer()
    assert window.shows("rhythms")
