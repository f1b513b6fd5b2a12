"""Posts are moved on the Queue page, by key, mouse and choice, with a way back, on a real engine."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model.delivery import State
from app.model.rehearsal import Rehearsal
from app.model.scheduling.slot import Slot
from app.store.database import Database
from app.store.ledger import Ledger
from app.store.scheduling.slots import SlotStore
from app.windows.message import Message
from tests.app.windows.conftest import Desk
from tests.app.windows.queue.planned import ALT, CONTROL, noon, opened, plan, wall_of
from tests.widgets.screen import button


def test_a_key_moves_the_post_and_another_takes_the_move_back(desk: Desk) -> None:
    window = desk.open()
    first, _ = plan(desk, window, noon(3), noon(4))
    page = opened(desk, window, 2)
    page.show_post(first)
    moved: list[str] = []
    window.queueing.rescheduling.moved.connect(moved.append)

    def press(key: Qt.Key, held: Qt.KeyboardModifier, wall: datetime) -> None:
        """Press a key, and wait until the move is told and the post stands at `wall`."""
        told = len(moved)
        desk.press(page.parts.front, key, held)
        desk.until(lambda: len(moved) > told)
        assert wall_of(desk, first) == wall
        desk.until(lambda: next(one for one in page.shown if one.id == first).wall == wall)

    press(Qt.Key.Key_Right, ALT, noon(4))
    assert page.current == first
    press(Qt.Key.Key_Down, ALT, noon(4) + timedelta(hours=1))
    press(Qt.Key.Key_Z, CONTROL, noon(4))
    press(Qt.Key.Key_Backspace, ALT, noon(3))
    desk.press(page.parts.front, Qt.Key.Key_Backspace, ALT)
    desk.until(lambda: window.notice.isVisible() and "no move" in window.notice.accessibleName().lower())


def test_a_post_is_dragged_to_another_day_and_the_offer_takes_it_back(desk: Desk) -> None:
    window = desk.open()
    window.resize(1200, 780)
    (only,) = plan(desk, window, noon(8))
    page = opened(desk, window, 1)
    page.show_view("week")
    page.show_post(only)
    view = page.parts.week
    desk.until(lambda: view.current == only)
    offers: list[str] = []

    def hear(message: Message) -> None:
        offers.append(message.action)

    window.queueing.told.connect(hear)
    place = view.visualRect(view.currentIndex()).center()
    sideways = view.column(1).width() * (1 if noon(8).isoweekday() < 4 else -1)
    step = 1 if sideways > 0 else -1
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(view.viewport(), place + QPoint(sideways // 2, 0))
    QTest.mouseMove(view.viewport(), place + QPoint(sideways, 0))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(sideways, 0))
    desk.until(lambda: wall_of(desk, only) == noon(8 + step))
    desk.until(lambda: "Undo" in offers)
    window.notice.acted.emit()
    desk.until(lambda: wall_of(desk, only) == noon(8))


def test_a_move_into_the_past_is_refused_and_told(desk: Desk) -> None:
    window = desk.open()
    (only,) = plan(desk, window, noon(3))
    page = opened(desk, window, 1)
    page.show_post(only)
    desk.press(page.parts.front, Qt.Key.Key_PageUp, ALT)
    desk.until(window.notice.isVisible)
    assert wall_of(desk, only) == noon(3)


def test_what_the_coach_holds_goes_out_for_a_written_reason_alone(desk: Desk) -> None:
    window = desk.open()
    (only,) = plan(desk, window, noon(1))
    page = opened(desk, window, 1)
    now = datetime.now(UTC)
    with closing(Database(desk.places.database)) as database:
        ledger = Ledger(database)
        found = ledger.get(only)
        assert found is not None
        rehearsal = Rehearsal(at=now, trouble="Three people wait.", held=True)
        held = replace(found, state=State.HELD, reason="Three people wait.", rehearsal=rehearsal)
        ledger.step(held, now, expected=State.WAITING)
    window.queueing.refresh()
    desk.until(page.parts.attention.isVisible)
    page.show_post(only)
    desk.press(page.parts.front, Qt.Key.Key_Right, ALT)
    assert wall_of(desk, only) == noon(1)
    button(page.parts.attention, "Give a reason …").click()
    focused = QApplication.focusWidget()
    assert focused is not None
    desk.write(focused, "They know already.")
    desk.press(focused, Qt.Key.Key_Return)
    desk.until(lambda: [one.state for one in page.shown] == ["waiting"])


def test_a_post_goes_to_the_next_free_slot_and_back_on_hold(desk: Desk) -> None:
    window = desk.open()
    (only,) = plan(desk, window, noon(1))
    page = opened(desk, window, 1)
    with closing(Database(desk.places.database)) as database:
        ledger = Ledger(database)
        found = ledger.get(only)
        assert found is not None
        ledger.step(
            replace(found, state=State.HELD, reason="Paused."), datetime.now(UTC), expected=State.WAITING
        )
        slot = Slot(weekday=noon(3).weekday(), clock=time(15), zone=window.writing.zone)
        SlotStore(database).add(found.account_id, slot)
    window.queueing.refresh()
    desk.until(lambda: [one.state for one in page.shown] == ["held"])
    moved: list[str] = []
    window.queueing.rescheduling.moved.connect(moved.append)
    page.act(only, "slot")
    desk.until(lambda: moved)
    desk.until(lambda: wall_of(desk, only) == noon(3).replace(hour=15))
    desk.until(lambda: [one.state for one in page.shown] == ["waiting"])
    window.queueing.rescheduling.undo()
    desk.until(lambda: [one.state for one in page.shown] == ["held"])
    assert wall_of(desk, only) == noon(1)


def test_another_time_is_chosen_on_the_line(desk: Desk) -> None:
    window = desk.open()
    (only,) = plan(desk, window, noon(2))
    page = opened(desk, window, 1)
    page.show_post(only)
    desk.press(page.parts.front, Qt.Key.Key_T, ALT)
    line = page.parts.schedule_row
    assert line.isVisible()
    assert line.wall_time() == noon(2)
    line.scheduled.emit(noon(5), window.writing.zone)
    desk.until(lambda: wall_of(desk, only) == noon(5))
    assert line.isHidden()


def test_a_skipped_hour_is_asked_about_on_the_page(desk: Desk) -> None:
    window = desk.open()
    (only,) = plan(desk, window, noon(2))
    page = opened(desk, window, 1)
    year = noon(0).year + 1
    gap = next(
        datetime(year, 3, day, 2, 30)  # noqa: DTZ001 - a wall time has no zone
        for day in range(25, 32)
        if datetime(year, 3, day).isoweekday() == 7  # noqa: DTZ001 - as above
    )
    window.queueing.rescheduling.move(only, gap, "Europe/Berlin")
    assert page.parts.note.isVisible()
    button(page.parts.note, "03:30 (UTC+02:00)").click()
    desk.until(lambda: wall_of(desk, only) == gap.replace(hour=3))
    assert page.parts.note.isHidden()
