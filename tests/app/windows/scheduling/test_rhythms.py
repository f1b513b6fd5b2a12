"""Slots and series in the window, by the keyboard: chosen, changed, taken back, and seen in the queue."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.model.delivery import Delivery, IfLate, State
from app.model.scheduling.recurrence import Rhythm
from app.model.scheduling.series import Series
from app.model.scheduling.slot import Slot
from app.windows.frame.main_window import MainWindow
from app.windows.scheduling.rhythm_page import RhythmPage
from tests.app.windows.conftest import Desk, add_account
from tests.app.windows.scheduling.test_scheduling import PATIENCE_S, inside, written
from widgets.planning.choice_note import ChoiceNote
from widgets.sending.late_choice import LateChoice
from widgets.sending.repeat_choice import RepeatChoice

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(desk: Desk, window: MainWindow, many: int = 1) -> RhythmPage:
    """Open the page by its key, once it shows the accounts."""
    desk.press(window, Qt.Key.Key_J, CONTROL)
    page = window.page
    assert isinstance(page, RhythmPage)
    desk.until(lambda: len(page.cards) == many)
    return page


def slots(window: MainWindow, account_id: str) -> tuple[Slot, ...]:
    """Return the slots of an account as the engine knows them."""
    engine, background = inside(window)
    return background.wait_for(engine.scheduling.slots.of(account_id), PATIENCE_S)


def series(window: MainWindow) -> tuple[Series, ...]:
    """Return the series that the engine knows."""
    engine, background = inside(window)
    return background.wait_for(engine.scheduling.recurring.all(), PATIENCE_S)


def planned(window: MainWindow) -> tuple[Delivery, ...]:
    """Return what the engine has in the queue."""
    engine, background = inside(window)
    return background.wait_for(engine.planning.deliveries(), PATIENCE_S)


def focused() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def begun(desk: Desk, window: MainWindow, rhythm: int = 1) -> Series:
    """Begin a series from the line on the Write page, and return it."""
    page = window.write_page
    page.schedule.click()
    row = page.schedule_row
    desk.until(lambda: row.findChild(RepeatChoice) is not None)
    repeat = row.findChild(RepeatChoice)
    assert isinstance(repeat, RepeatChoice)
    repeat.rhythm.setFocus()
    for _ in range(rhythm):
        desk.press(repeat.rhythm, Qt.Key.Key_Down)
    go = next(one for one in row.findChildren(QPushButton) if one.text() == "Begin the series")
    go.setFocus()
    desk.press(go, Qt.Key.Key_Space)
    desk.until(lambda: "The first time is" in window.notice.text())
    (found,) = series(window)
    return found


def test_slots_are_added_changed_and_removed_by_key_and_each_is_undone(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    page = opened(desk, window)
    (account_id,) = page.cards
    card, home = page.cards[account_id], window.writing.zone
    card.setFocus()
    desk.press(focused(), Qt.Key.Key_Space)
    assert focused() is card.form.days[1]
    desk.press(card.form.days[4], Qt.Key.Key_Space)  # Friday too
    card.form.clock.setTime(QTime(8, 30))
    desk.press(card.form.clock, Qt.Key.Key_Return)
    desk.until(lambda: len(card.chips) == 2)
    tuesday, friday = (Slot(weekday=day, clock=time(8, 30), zone=home) for day in (1, 4))
    assert slots(window, account_id) == (tuesday, friday)
    assert "Next free" in card.item.free_text
    card.chips[0].setFocus()
    desk.press(card.chips[0], Qt.Key.Key_Space)
    card.form.zone.setCurrentText("Asia/Tokyo")
    desk.press(card.form.clock, Qt.Key.Key_Return)
    desk.until(lambda: card.chips[0].text() == "Tue 08:30 in Asia/Tokyo")
    card.chips[1].setFocus()
    desk.press(card.chips[1], Qt.Key.Key_Delete)
    desk.until(lambda: len(card.chips) == 1)
    for many in (2, 2, 0):
        desk.press(page, Qt.Key.Key_Z, CONTROL)
        desk.until(lambda many=many: len(slots(window, account_id)) == many and len(card.chips) == many)
    taught = [one for one in card.findChildren(QLabel) if one.text().startswith("No slots yet. A slot is")]
    assert [one.isVisible() for one in taught] == [True]
    desk.press(page, Qt.Key.Key_Escape)
    assert window.page is window.queue_page


def test_a_zone_that_is_none_is_told_and_no_slot_is_made(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    page = opened(desk, window)
    ((account_id, card),) = page.cards.items()
    card.ask()
    card.form.zone.setCurrentText("Mars/Base")
    desk.press(card.form.clock, Qt.Key.Key_Return)
    desk.until(lambda: "no time zone" in window.notice.text())
    assert slots(window, account_id) == ()


def test_without_an_account_the_page_leads_to_where_one_is_added(desk: Desk) -> None:
    window = desk.open()
    window.show_page("rhythms")
    page = window.page
    go = next(one for one in page.findChildren(QPushButton) if one.text() == "Add an account")
    desk.until(go.isVisible)
    desk.press(go, Qt.Key.Key_Space)
    assert window.page is window.accounts_page


def test_a_series_is_begun_seen_in_the_queue_skipped_paused_and_ended_and_all_is_undone(desk: Desk) -> None:
    window = written(desk)
    made = begun(desk, window)
    assert made.recurrence.rhythm is Rhythm.DAILY
    assert made.draft.intent == planned(window)[0].intent
    assert window.write_page.editor.toPlainText() == ""
    window.show_page("queue")
    window.queue_page.show_view("list")
    desk.until(lambda: len(window.queue_page.shown) == 2)
    first, second = window.queue_page.shown
    assert first.series.startswith("Every day at 09:00")
    assert first.series in first.spoken
    assert "skip" in first.actions
    assert "cancel" not in first.actions
    window.queue_page.act(first.id, "skip")
    desk.until(lambda: [one.id for one in window.queue_page.shown] == [second.id])
    window.telling.take_offer()
    desk.until(lambda: len(window.queue_page.shown) == 2)
    window.queue_page.act(first.id, "series")
    page = window.page
    assert isinstance(page, RhythmPage)
    desk.until(lambda: made.id in page.series)
    card = page.series[made.id]
    desk.until(lambda: focused() is card.pause)
    desk.press(card.pause, Qt.Key.Key_Space)
    desk.until(lambda: card.item.paused)
    assert {one.state for one in planned(window)} == {State.CANCELLED}
    desk.press(page, Qt.Key.Key_Z, CONTROL)
    desk.until(lambda: not card.item.paused and card.skip.isEnabled())
    desk.press(card.skip, Qt.Key.Key_Space)
    desk.until(lambda: sorted(one.state for one in planned(window)) == [State.CANCELLED, State.WAITING])
    desk.until(lambda: "It does not go out" in window.notice.text())
    desk.press(card.end, Qt.Key.Key_Space)
    desk.until(lambda: not page.series)
    for waiting in (1, 2):
        desk.press(page, Qt.Key.Key_Z, CONTROL)
        desk.until(
            lambda waiting=waiting: sum(one.state is State.WAITING for one in planned(window)) == waiting
        )
    desk.until(lambda: made.id in page.series)


def test_a_series_can_be_taken_back_at_once_and_its_draft_is_on_the_screen_again(desk: Desk) -> None:
    window = written(desk)
    text = window.write_page.editor.toPlainText()
    begun(desk, window, rhythm=3)
    window.telling.take_offer()
    desk.until(lambda: window.write_page.editor.toPlainText() == text)
    assert series(window) == ()
    assert {one.state for one in planned(window)} == {State.CANCELLED}


def test_a_series_that_meets_a_doubtful_hour_asks_before_it_begins(desk: Desk) -> None:
    window = written(desk)
    page = window.write_page
    page.schedule.click()
    row = page.schedule_row
    desk.until(lambda: row.findChild(RepeatChoice) is not None)
    repeat, note = row.findChild(RepeatChoice), row.findChild(ChoiceNote)
    assert isinstance(repeat, RepeatChoice)
    assert isinstance(note, ChoiceNote)
    winter = datetime(datetime.now().astimezone().year + 1, 2, 1, 2, 30)  # noqa: DTZ001 - a wall time
    sunday = winter + timedelta(days=(6 - winter.weekday()) % 7)  # clocks change on those, though not now
    row.show_time(sunday, "Europe/Berlin")
    repeat.rhythm.setFocus()
    for _ in range(3):
        desk.press(repeat.rhythm, Qt.Key.Key_Down)
    row.scheduled.emit(row.wall_time(), "Europe/Berlin")
    for _ in range(2):  # a time that is skipped in spring, and one that comes twice in autumn
        desk.until(note.isVisible)
        assert series(window) == ()
        desk.press(note.findChildren(QPushButton)[0], Qt.Key.Key_Space)
    desk.until(lambda: len(series(window)) == 1)
    rule = series(window)[0].recurrence
    assert {rule.reading, rule.skipped} == {"first", "before"}


def test_what_becomes_of_a_late_post_is_chosen_when_it_is_planned_and_later_in_the_queue(desk: Desk) -> None:
    window = written(desk)
    page = window.write_page
    page.schedule.click()
    row = page.schedule_row
    desk.until(lambda: row.findChild(LateChoice) is not None)
    late = row.findChild(LateChoice)
    assert isinstance(late, LateChoice)
    late.choice.setFocus()
    for _ in range(2):
        desk.press(late.choice, Qt.Key.Key_Down)
    row.scheduled.emit(row.wall_time(), window.writing.zone)
    desk.until(lambda: "goes out" in window.notice.text())
    assert planned(window)[0].policy.if_late is IfLate.ASK
    window.show_page("queue")
    queue = window.queue_page
    queue.show_view("list")
    desk.until(lambda: len(queue.shown) == 1)
    queue.show_post(queue.shown[0].id)
    choice = queue.parts.panel.late.choice
    desk.until(lambda: choice.currentText() == "Ask me")
    choice.setFocus()
    desk.press(choice, Qt.Key.Key_Down)
    desk.until(lambda: planned(window)[0].policy.if_late is IfLate.DROP)
    desk.until(lambda: "leave it out" in window.notice.text())
    window.telling.take_offer()
    desk.until(lambda: planned(window)[0].policy.if_late is IfLate.ASK)
    desk.until(lambda: choice.currentText() == "Ask me")
