"""The Queue page at work: views, moves with a way back, trouble, receipts and the mix, on a real engine."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.model.delivery import State
from app.model.rehearsal import Rehearsal
from app.model.scheduling.slot import Slot
from app.services.sending.wall_time import instant, wall_time
from app.store.database import Database
from app.store.ledger import Ledger
from app.store.scheduling.slots import SlotStore
from app.windows.frame.main_window import MainWindow
from app.windows.message import Message
from app.windows.queue.queue_page import QueuePage
from tests.app.store.making import make_delivery, make_part
from tests.app.windows.conftest import Desk, add_account
from tests.widgets.screen import button

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
TEXT = "Sourdough stays fresh for a week in a linen bag."


def noon(days: int) -> datetime:
    """Return noon in so many days, on the clock of this computer."""
    return datetime.now().replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=days)  # noqa: DTZ005 - a wall time has no zone


def plan(desk: Desk, window: MainWindow, *walls: datetime) -> list[str]:
    """Put a post at each of `walls` into the queue, and return the ids."""
    add_account(desk, window)
    zone = window.writing.zone
    planned = [
        make_delivery(
            window.write_page.chips.chips[0].id,
            text=f"{TEXT} {nth}",
            parts=(make_part(text=f"{TEXT} {nth}"),),
            wall=wall,
            zone=zone,
            due=instant(wall, zone),
            intent="give",
        )
        for nth, wall in enumerate(walls)
    ]
    with closing(Database(desk.places.database)) as database:
        Ledger(database).add(planned, datetime.now(UTC))
    window.queueing.refresh()
    return [one.id for one in planned]


def opened(desk: Desk, window: MainWindow, many: int, view: str = "list") -> QueuePage:
    """Return the Queue page once it lists so many posts."""
    window.show_page("queue")
    page = window.queue_page
    page.show_view(view)
    desk.until(lambda: len(page.shown) == many)
    return page


def wall_of(desk: Desk, delivery_id: str) -> datetime:
    """Return at which time of the wall the ledger has a post, on its own clock."""
    with closing(Database(desk.places.database)) as database:
        found = Ledger(database).get(delivery_id)
    assert found is not None
    assert wall_time(found.due, found.zone) == found.wall
    return found.wall


def test_a_key_moves_the_post_and_another_takes_the_move_back(desk: Desk) -> None:
    window = desk.open()
    first, _ = plan(desk, window, noon(3), noon(4))
    page = opened(desk, window, 2)
    page.show_post(first)
    desk.press(page.parts.front, Qt.Key.Key_Right, ALT)
    desk.until(lambda: wall_of(desk, first) == noon(4))
    desk.until(lambda: next(one for one in page.shown if one.id == first).wall == noon(4))
    assert page.current == first
    desk.press(page.parts.front, Qt.Key.Key_Down, ALT)
    desk.until(lambda: wall_of(desk, first) == noon(4) + timedelta(hours=1))
    desk.press(page.parts.front, Qt.Key.Key_Z, CONTROL)
    desk.until(lambda: wall_of(desk, first) == noon(4))
    desk.press(page.parts.front, Qt.Key.Key_Backspace, ALT)
    desk.until(lambda: wall_of(desk, first) == noon(3))
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


def test_month_week_and_list_are_chosen_by_key_and_remembered(desk: Desk) -> None:
    window = desk.open()
    plan(desk, window, noon(1))
    page = opened(desk, window, 1)
    for key, view in ((Qt.Key.Key_M, "month"), (Qt.Key.Key_L, "list"), (Qt.Key.Key_W, "week")):
        desk.press(page.parts.front, key, ALT)
        assert page.view == view
        assert page.parts.front is page.parts.views[view]
    desk.close(window)
    again = desk.open()
    again.show_page("queue")
    assert again.queue_page.view == "week"


def test_turning_goes_to_the_next_month_and_today_comes_back(desk: Desk) -> None:
    window = desk.open()
    plan(desk, window, noon(1))
    page = opened(desk, window, 1)
    page.show_view("month")
    words = page.span.words
    desk.press(page.parts.front, Qt.Key.Key_PageDown)
    assert page.span.words != words
    assert page.span.first > noon(0).date() - timedelta(days=8)
    desk.press(page.parts.front, Qt.Key.Key_Home, ALT)
    assert page.span.words == words


def test_a_refused_post_stands_on_top_and_is_tried_again_from_there(desk: Desk) -> None:
    window = desk.open()
    (only,) = plan(desk, window, noon(1))
    page = opened(desk, window, 1)
    with closing(Database(desk.places.database)) as database:
        ledger = Ledger(database)
        found = ledger.get(only)
        assert found is not None
        held = replace(found, state=State.HELD, reason="Sign in again.")
        ledger.step(held, datetime.now(UTC), expected=State.WAITING)
    window.queueing.refresh()
    desk.until(page.parts.attention.isVisible)
    assert [one.state for one in page.parts.attention.items] == ["held"]
    page.show_trouble()
    button(page.parts.attention, "Publish now").click()
    desk.until(lambda: [post[1] for post in desk.server.posts] == [f"{TEXT} 0"])
    desk.until(lambda: [one.state for one in page.shown] == ["sent"])
    desk.until(page.parts.attention.isHidden)


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
    page.act(only, "slot")
    desk.until(lambda: wall_of(desk, only) == noon(3).replace(hour=15))
    desk.until(lambda: [one.state for one in page.shown] == ["waiting"])
    window.queueing.rescheduling.undo()
    desk.until(lambda: [one.state for one in page.shown] == ["held"])
    assert wall_of(desk, only) == noon(1)


def test_a_receipt_tells_every_step_and_its_address_is_copied_and_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk.open()
    (only,) = plan(desk, window, noon(1))
    page = opened(desk, window, 1)
    window.queueing.publish_now(only)
    desk.until(lambda: [one.state for one in page.shown] == ["sent"])
    page.show_post(only)
    panel = page.parts.panel

    def receipt() -> str:
        return "\n".join(label.text() for label in panel.findChildren(QLabel) if not label.isHidden())

    desk.until(lambda: "Handed to the network" in receipt() and "Published" in receipt())
    visited: list[QUrl] = []

    def visit(url: QUrl) -> bool:
        visited.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", visit)
    page.act(only, "open")
    page.act(only, "copy")
    assert [url.toString() for url in visited] == [page.shown[0].url] == [QGuiApplication.clipboard().text()]
    told: list[str] = []
    page.parts.list.stuck.connect(told.append)
    desk.press(page.parts.front, Qt.Key.Key_Right, ALT)
    assert told == ["This post is published, so its time cannot be changed."]


def test_the_filter_hides_and_brings_back(desk: Desk) -> None:
    window = desk.open()
    plan(desk, window, noon(1), noon(2), noon(3))
    page = opened(desk, window, 3)
    desk.press(page.parts.front, Qt.Key.Key_F, ALT)
    focused = QApplication.focusWidget()
    assert focused is not None
    desk.write(focused, "bag. 1")
    desk.until(lambda: len(page.shown) == 1)
    assert page.parts.bar.filter.text() == "Filter: 2 hidden"
    desk.write(focused, "zzz")
    desk.until(lambda: page.parts.front is page.parts.nothing)
    button(page.parts.nothing, "Show everything").click()
    desk.until(lambda: len(page.shown) == 3)


def test_the_mix_strip_shows_what_is_planned(desk: Desk) -> None:
    window = desk.open()
    plan(desk, window, *(noon(nth) for nth in range(1, 7)))
    page = opened(desk, window, 6)
    desk.until(lambda: len(page.parts.strip.marks) == 6)
    assert {mark.intent for mark in page.parts.strip.marks} == {"give"}
    assert "stays within your goal" in page.parts.strip.words


def test_other_clocks_show_the_same_posts_at_other_times(desk: Desk) -> None:
    window = desk.open()
    plan(desk, window, noon(2))
    page = opened(desk, window, 1)
    before = page.shown[0].wall
    other = "Asia/Kathmandu"  # 5:45 ahead of UTC: no zone in which tests run by chance
    window.queueing.show_zone(other)
    desk.until(lambda: page.shown[0].wall != before)
    assert page.shown[0].zone_text == f"12:00 in {window.writing.zone.replace('_', ' ')}"


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


def test_in_a_narrow_window_one_post_takes_the_place_of_the_queue(desk: Desk) -> None:
    window = desk.open()
    window.resize(870, 580)
    (only,) = plan(desk, window, noon(2))
    page = opened(desk, window, 1)
    page.show_post(only)
    assert not page.parts.panel.isVisible()
    desk.press(page.parts.front, Qt.Key.Key_Return)
    assert page.parts.panel.isVisible()
    assert not page.parts.list.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    desk.press(focused, Qt.Key.Key_Escape)
    assert page.parts.list.isVisible()
    assert page.parts.list.hasFocus()


def test_an_empty_queue_teaches_and_leads_to_writing(desk: Desk) -> None:
    window = desk.open()
    window.show_page("queue")
    page = window.queue_page
    assert page.parts.front is page.parts.empty
    assert not page.parts.strip.isVisible()
    button(page.parts.empty, "Write a post").click()
    assert window.page is window.write_page
