"""What a rehearsal finds is seen at the post in the queue, with what to do about it."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.model.account import SignIn
from app.model.delivery import Delivery, State
from app.model.news import AccountsChanged, RehearsalFailed
from app.model.rehearsal import Rehearsal
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.scheduling.moments import MomentStore
from app.windows.frame.main_window import MainWindow
from tests.app.windows.conftest import Desk
from tests.app.windows.scheduling.test_scheduling import PATIENCE_S, TEXT, inside, written

FOUND = "Its server takes 100 characters by now. Cancel it and shorten its draft."


def rehearsed(desk: Desk, window: MainWindow) -> Delivery:
    """Plan the text on the screen, let a rehearsal find something, and return the delivery."""
    page, (engine, background) = window.write_page, inside(window)
    page.schedule.click()
    page.schedule_row.scheduled.emit(page.schedule_row.wall_time(), window.writing.zone)
    desk.until(lambda: "goes out" in window.notice.text())
    (planned,) = background.wait_for(engine.planning.deliveries(), PATIENCE_S)
    with closing(Database(desk.places.database)) as database:
        assert MomentStore(database).rehearsed(planned, Rehearsal(at=datetime.now(UTC), trouble=FOUND))
    background.news.emit(
        RehearsalFailed(
            delivery_id=planned.id, account_id=planned.account_id, due=planned.due, sentence=FOUND
        )
    )
    window.queueing.refresh()
    return planned


def press(desk: Desk, window: MainWindow, words: str) -> None:
    """Press by key what the line on top of the queue offers under these words."""
    attention = window.queue_page.parts.attention
    offers = [one for one in attention.findChildren(QPushButton) if one.text() == words]
    desk.until(lambda: [one.isVisible() for one in offers] == [True])
    desk.press(offers[0], Qt.Key.Key_Space)


def test_a_notice_leads_to_the_post_and_the_post_back_to_its_draft(desk: Desk) -> None:
    window = written(desk)
    planned = rehearsed(desk, window)
    assert window.notice.text() == FOUND
    window.telling.take_offer()
    queue = window.queue_page
    desk.until(lambda: queue.current == planned.id)
    assert queue.shown[0].detail == FOUND
    press(desk, window, "Take it out and mend it")
    desk.until(lambda: window.write_page.editor.toPlainText() == TEXT)
    engine, background = inside(window)
    found = background.wait_for(engine.planning.delivery(planned.id), PATIENCE_S)
    assert found.state is State.CANCELLED
    desk.until(lambda: "draft is on the screen" in window.notice.text())
    window.telling.take_offer()
    desk.until(lambda: [one.id for one in queue.shown] == [planned.id])


def test_a_sign_in_that_has_ended_leads_to_signing_in_again(desk: Desk) -> None:
    window = written(desk)
    planned = rehearsed(desk, window)
    with closing(Database(desk.places.database)) as database:
        account = AccountStore(database).get(planned.account_id)
        assert account is not None
        AccountStore(database).put(replace(account, sign_in=SignIn.NEEDED))
    inside(window)[1].news.emit(AccountsChanged())
    window.show_page("queue")
    press(desk, window, "Sign in again")
    assert window.page is window.accounts_page
    desk.until(window.accounts_page.form.isVisible)
    assert planned.due > datetime.now(UTC) + timedelta(minutes=1)
