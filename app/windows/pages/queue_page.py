"""The Queue page: what goes out when, what went out, and what needs the writer."""

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.model.account import Account
from app.model.delivery import TROUBLED, Delivery, State
from app.services.sending.planning import Decision
from app.windows.items import delivery_item
from app.windows.pages.queueing import Queueing
from widgets.ground.words import Words, column
from widgets.sending.delivery_list import DeliveryList
from widgets.sending.schedule_row import ScheduleRow

PAST = {State.SENT, State.CANCELLED}  # of the cancelled ones, those of which a part is out are listed
DECISIONS = {"there": Decision.IS_OUT, "not-there": Decision.IS_NOT_OUT}


class QueuePage(QWidget):
    """Connects the list of deliveries with `Queueing`."""

    write_wanted = Signal()  # the queue is empty, and the writer wants to write

    def __init__(self, queueing: Queueing, parent: QWidget | None = None) -> None:
        """Show what `queueing` lists."""
        super().__init__(parent)
        self._queueing = queueing
        self._deliveries: Mapping[str, Delivery] = {}
        self._moving = ""
        self.list = DeliveryList()
        self.schedule_row = ScheduleRow()
        self.schedule_row.hide()
        heading = Words("Queue", "heading", wrap=False)
        self.setLayout(column(heading, self.schedule_row, self.list, spacing=16, margin=24))
        self.setFocusProxy(self.list)
        self.list.cancel_requested.connect(queueing.cancel)
        self.list.retry_requested.connect(queueing.publish_now)
        self.list.open_requested.connect(self._open)
        self.list.reschedule_requested.connect(self._choose_time)
        self.list.decided.connect(self._decide)
        self.list.write_requested.connect(self.write_wanted)
        self.schedule_row.scheduled.connect(self._move)
        self.schedule_row.closed.connect(self.schedule_row.hide)
        queueing.listed.connect(self._show)

    def _show(self, deliveries: tuple[Delivery, ...], accounts: Mapping[str, Account]) -> None:
        now = datetime.now(UTC)
        self._deliveries = {one.id: one for one in deliveries}
        first = [one for one in deliveries if one.state in TROUBLED]
        coming = [one for one in deliveries if one.state not in TROUBLED | PAST]
        past = [one for one in deliveries if one.state in PAST]
        past.sort(key=lambda one: one.sent_at or one.due, reverse=True)
        self.list.show_deliveries(
            [delivery_item(one, accounts, now, self._queueing.zone) for one in (*first, *coming, *past)]
        )

    def _open(self, delivery_id: str) -> None:
        address = self._deliveries[delivery_id].address
        if address and QUrl(address).scheme() in {"http", "https"}:
            QDesktopServices.openUrl(QUrl(address))

    def _choose_time(self, delivery_id: str) -> None:
        self._moving = delivery_id
        self.schedule_row.show_time(None, self._queueing.zone)
        self.schedule_row.show()
        self.schedule_row.setFocus()

    def _move(self, wall: datetime, _zone: str) -> None:
        self.schedule_row.hide()
        self._queueing.move(self._moving, wall)

    def _decide(self, delivery_id: str, word: str) -> None:
        self._queueing.settle(delivery_id, DECISIONS[word])
