"""Pauses: everything or one account, from every page, told truly wherever something is planned."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from app.settings import Settings
from app.windows.frame.main_window import MainWindow
from tests.app.windows.conftest import Desk
from tests.app.windows.queue.planned import noon, plan
from tests.app.windows.scheduling.test_scheduling import banner, inside, written
from widgets.accounts.account_card import AccountCard

ALT = Qt.KeyboardModifier.AltModifier


def switch(window: MainWindow) -> QPushButton:
    """Return the switch on the Queue page."""
    return window.queue_page.parts.bar.pause


def test_the_switch_stands_in_the_rail_of_every_page_and_on_the_queue(desk: Desk) -> None:
    window = desk.open()
    for page in ("write", "queue", "accounts", "settings", "rhythms"):
        window.show_page(page)
        levers = window.rail.findChildren(QToolButton)
        assert [one.isVisible() for one in levers if one.accessibleName() == "Pause everything"] == [True]
    window.show_page("queue")
    desk.press(switch(window), Qt.Key.Key_Space)
    desk.until(lambda: switch(window).text() == "Let everything go on")
    desk.until(banner(window).isVisible)
    window.rail.chosen.emit("pause")
    desk.until(lambda: switch(window).text() == "Pause everything")
    assert window.shown == "queue"
    desk.until(lambda: not banner(window).isVisible())


def test_everything_stops_though_one_account_is_paused_already_and_that_one_stays_so(desk: Desk) -> None:
    window = written(desk)
    pausing = window.queueing.pausing
    account = window.writing.chosen[0]
    pausing.set_account(account.id, True)
    desk.until(lambda: account.handle in banner(window).text() and banner(window).isVisible())
    window.acting.do("pause")
    desk.until(lambda: pausing.pauses.everything is not None)
    window.acting.do("pause")
    desk.until(lambda: pausing.pauses.everything is None)
    assert account.id in pausing.pauses.accounts
    banner(window).acted.emit()
    desk.until(lambda: not banner(window).isVisible())


def test_one_account_is_paused_in_the_menu_of_the_queue_and_its_post_says_so(desk: Desk) -> None:
    window = desk.open()
    plan(desk, window, noon(2))
    window.show_page("queue")
    page = window.queue_page
    page.show_view("list")
    desk.until(lambda: len(page.shown) == 1)
    desk.press(page.parts.front, Qt.Key.Key_P, ALT)
    menu = page.parts.bar.menu
    desk.until(menu.isVisible)
    desk.press(menu, Qt.Key.Key_Return)
    desk.until(lambda: page.shown[0].paused)
    assert page.shown[0].state_text == "Paused"
    assert page.shown[0].detail == "Its account is paused, so it waits until you let it go on."
    window.show_page("accounts")
    desk.until(lambda: window.accounts_page.findChild(AccountCard) is not None)
    card = window.accounts_page.findChild(AccountCard)
    assert isinstance(card, AccountCard)
    said = next(one for one in card.findChildren(QLabel) if one.text().startswith("Nothing goes out as this"))
    desk.until(said.isVisible)
    on = next(one for one in card.findChildren(QPushButton) if one.text() == "Let it go on")
    desk.press(on, Qt.Key.Key_Space)
    desk.until(lambda: not said.isVisible() and not page.shown[0].paused)


def test_a_notice_that_something_goes_out_soon_is_mended_when_everything_is_paused(desk: Desk) -> None:
    desk.settings = Settings(undo=timedelta(seconds=90))
    window = written(desk)
    window.write_page.publish.click()
    desk.until(lambda: "goes out in" in window.notice.text())
    window.acting.do("pause")
    desk.until(lambda: window.notice.text().startswith("Publishing is paused. It waits in the queue"))
    window.acting.do("pause")
    desk.until(lambda: "goes out in" in window.notice.text())


def test_the_pause_is_told_on_every_page_and_over_the_text_alone(desk: Desk) -> None:
    window = written(desk)
    window.acting.do("pause")
    desk.until(banner(window).isVisible)
    for place in ("queue", "accounts", "settings", "write"):
        window.show_page(place)
        assert banner(window).isVisible(), place
    window.acting.do("alone")
    desk.until(lambda: window.alone.on)
    assert banner(window).isVisible()


def test_what_is_planned_during_a_pause_is_told_to_wait(desk: Desk) -> None:
    desk.settings = Settings(undo=timedelta(seconds=90))
    window = written(desk)
    window.acting.do("pause")
    desk.until(banner(window).isVisible)
    window.write_page.schedule.click()
    row = window.write_page.schedule_row
    desk.until(lambda: any("what is planned waits" in one.text() for one in row.findChildren(QLabel)))
    window.write_page.publish.click()
    desk.until(lambda: "It waits in the queue" in window.notice.text())
    assert "goes out" not in window.notice.text()
    engine, background = inside(window)
    assert len(background.wait_for(engine.planning.deliveries(), 20)) == 1
    desk.pass_until(datetime.now().astimezone() + timedelta(minutes=5))
    assert desk.server.posts == []
