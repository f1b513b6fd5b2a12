"""The Queue page at work: views, trouble, receipts, filters and the mix, on a real engine."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from app.model.delivery import Delivery, State
from app.store.database import Database
from app.store.ledger import Ledger
from tests.app.windows.conftest import Desk
from tests.app.windows.queue.planned import ALT, TEXT, noon, opened, plan
from tests.widgets.screen import button


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
    (only,) = page.shown
    page.show_view("week")
    assert page.shown == (only,)  # around the chosen post, whatever week that is in
    page.show_view("month")
    words = page.span.words
    desk.press(page.parts.front, Qt.Key.Key_PageDown)
    assert page.span.words != words
    assert page.span.first > noon(0).date() - timedelta(days=8)
    desk.press(page.parts.front, Qt.Key.Key_Home, ALT)
    assert page.span.words == words


def test_a_month_that_was_read_once_is_not_read_again_when_one_comes_back_to_it(desk: Desk) -> None:
    window = desk.open()
    plan(desk, window, noon(1))
    page = opened(desk, window, 1, view="month")
    read: list[int] = []

    def is_read() -> bool:
        return not window.queueing._reading  # pyright: ignore[reportPrivateUsage]  # nothing else waits for it

    def note(deliveries: tuple[Delivery, ...], _: object) -> None:
        read.append(len(deliveries))

    desk.until(is_read)
    window.queueing.listed.connect(note)
    for _ in range(3):
        page.turn(-1)
    desk.until(lambda: read and is_read())
    found = len(read)
    for step in (1, -1, 1, 1, -1, -1):
        page.turn(step)
    window.queueing.refresh()  # what was asked before is answered before
    desk.until(lambda: len(read) > found and is_read())
    assert len(read) == found + 1


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
