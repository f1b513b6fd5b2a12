"""Puts posts into the queue of a window, and looks at them in the ledger."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt

from app.services.sending.wall_time import instant, wall_time
from app.store.database import Database
from app.store.ledger import Ledger
from app.windows.frame.main_window import MainWindow
from app.windows.queue.queue_page import QueuePage
from tests.app.store.making import make_delivery, make_part
from tests.app.windows.conftest import Desk, add_account

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
