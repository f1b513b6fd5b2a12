"""Does with a post of the queue what a button or a key wants."""

from datetime import datetime

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.model.delivery import Delivery
from app.services.sending.deciding import Decision
from app.windows.message import Message, Tone
from app.windows.queue.queueing import Queueing
from widgets.coaching.reason_note import ReasonNote
from widgets.planning.edit_note import EditNote
from widgets.queue.delivery_item import NOT_THERE, THERE, DeliveryItem
from widgets.sending.schedule_row import ScheduleRow

DECISIONS = {THERE: Decision.IS_OUT, NOT_THERE: Decision.IS_NOT_OUT}


class CarryingOut(QObject):
    """Passes wishes on to `Queueing`; for another time or another text it opens the place to choose it."""

    found = Signal(str)  # a post that was looked for is listed, and is to be shown

    def __init__(
        self, queueing: Queueing, line: ScheduleRow, reason: ReasonNote, note: EditNote, parent: QObject
    ) -> None:
        """Choose times on `line`, ask why on `reason`, and for other words for what is out on `note`."""
        super().__init__(parent)
        self._queueing, self._line, self._reason = queueing, line, reason
        reason.given.connect(self._override)
        self._moving = ""
        line.scheduled.connect(self._reschedule)
        line.closed.connect(line.hide)
        thoughts = queueing.second_thoughts
        thoughts.editable.connect(note.ask)
        note.written.connect(thoughts.read)
        note.saved.connect(thoughts.edit)
        thoughts.reviewed.connect(note.show_review)
        thoughts.refused.connect(note.show_trouble)
        thoughts.taken.connect(note.end)
        thoughts.fetched.connect(self._show_found)

    def do(self, item: DeliveryItem, delivery: Delivery, action: str, now: datetime) -> None:
        """Carry out one of the actions that the state of `item`, which shows `delivery`, offers."""
        if action not in item.actions:
            return
        if action in DECISIONS:
            self._queueing.settle(item.id, DECISIONS[action])
        elif action in {"cancel", "skip"}:
            self._queueing.cancel(item.id)
        elif action == "rework":
            self._queueing.rework(item.id)
        elif action == "sign-in":
            self._queueing.wanted.emit("account", delivery.account_id)
        elif action == "series":
            self._queueing.wanted.emit("series", delivery.series_id or "")
        elif action == "discard":
            self._queueing.discard(item.id)
        elif action == "slot":
            self._queueing.rescheduling.move_to_slot(item.id)
        elif action == "reason":
            self._moving = item.id
            self._reason.ask(item.detail)
        elif action == "reschedule":
            self.choose_time(delivery, now)
        elif action == "open" and QUrl(item.url).scheme() in {"http", "https"}:
            QDesktopServices.openUrl(QUrl(item.url))
        elif action == "copy":
            QGuiApplication.clipboard().setText(item.url)
            self._queueing.told.emit(Message(sentence="The address is copied.", tone=Tone.SUCCESS))
        elif action == "edit":
            self._queueing.second_thoughts.open(delivery)
        elif action == "take-back":
            self._queueing.second_thoughts.take_back(delivery)
        elif action in {"retry", "now"}:
            self._queueing.publish_now(item.id)

    def choose_time(self, delivery: Delivery, now: datetime) -> None:
        """Open the line to choose another time, on the post's own clock."""
        self._moving = delivery.id
        self._line.show_time(delivery.wall if delivery.due > now else None, delivery.zone)
        self._line.show()
        self._line.setFocus()

    def _show_found(self, delivery: Delivery) -> None:
        self.found.emit(delivery.id)

    def _override(self, reason: str) -> None:
        self._queueing.override(self._moving, reason)

    def _reschedule(self, wall: datetime, zone: str) -> None:
        self._line.hide()
        self._queueing.rescheduling.move(self._moving, wall, zone)
