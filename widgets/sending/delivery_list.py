"""The queue: deliveries under the days they belong to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QStackedWidget, QWidget

from widgets.ground.empty_state import EmptyState
from widgets.ground.words import Words, column, row
from widgets.sending.delivery_row import NOT_THERE, THERE, DeliveryItem, DeliveryRow

__all__ = ["DeliveryItem", "DeliveryList"]

AT_ONCE = 60  # rows shown before "Show more"; nobody reads further without wanting to
WIDTH = 860  # pixels; beyond it lines are too long to read


class DeliveryList(QStackedWidget):
    """Shows deliveries in the order they are given; rows stay in place from one showing to the next."""

    cancel_requested = Signal(str)
    open_requested = Signal(str)  # the delivery's id; its address is the page's business
    retry_requested = Signal(str)
    reschedule_requested = Signal(str)
    decided = Signal(str, str)  # the id of one whose answer was lost, and "there" or "not-there"
    write_requested = Signal()  # from the empty state

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[DeliveryItem, ...] = ()
        self._limit = AT_ONCE
        self._rows: dict[str, DeliveryRow] = {}
        self._days: dict[str, Words] = {}
        self._box = column(spacing=12)
        self._more = QPushButton("Show more")
        self._more.clicked.connect(self._show_more)
        page = QWidget()
        page.setProperty("role", "page")
        page.setMaximumWidth(WIDTH)
        box = column(self._box, row(None, self._more, None), None, spacing=16)
        box.setContentsMargins(0, 0, 24, 24)
        page.setLayout(box)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        scroll.setAccessibleName("Queue")
        scroll.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        empty = EmptyState(
            "ph.tray",
            "Nothing is planned",
            "What you schedule waits here until its time, and what went out stays with its address. "
            "Nothing is ever sent twice.",
            "Write a post",
        )
        empty.started.connect(self.write_requested)
        self.addWidget(scroll)
        self.addWidget(empty)
        self.show_deliveries(())

    @property
    def items(self) -> tuple[DeliveryItem, ...]:
        """Return the deliveries that are listed."""
        return self._items

    def show_deliveries(self, items: Sequence[DeliveryItem]) -> None:
        """Show `items`, those of one day under one heading."""
        if tuple(items) == self._items and self._rows:
            return
        self._items = tuple(items)
        self._fill()
        self.setCurrentIndex(0 if items else 1)

    def _fill(self) -> None:
        shown = self._items[: self._limit]
        self._forget({item.id for item in shown}, {item.day_text for item in shown})
        place, day = 0, None
        for item in shown:
            if item.day_text != day:
                day = item.day_text
                place = self._put(place, self._heading(day))
            place = self._put(place, self._row(item))
        self._more.setVisible(len(self._items) > self._limit)

    def _put(self, place: int, widget: QWidget) -> int:
        if self._box.indexOf(widget) != place:
            self._box.insertWidget(place, widget)
        return place + 1

    def _heading(self, day: str) -> Words:
        if day not in self._days:
            self._days[day] = Words(day, "title", wrap=False)
            self._days[day].setContentsMargins(0, 12, 0, 0)
        return self._days[day]

    def _row(self, item: DeliveryItem) -> DeliveryRow:
        if item.id not in self._rows:
            self._rows[item.id] = DeliveryRow(item)
            self._rows[item.id].asked.connect(self._pass_on)
        self._rows[item.id].show_item(item)
        return self._rows[item.id]

    def _forget(self, ids: set[str], days: set[str]) -> None:
        gone = [self._rows.pop(one) for one in self._rows.keys() - ids]
        gone_days = [self._days.pop(one) for one in self._days.keys() - days]
        for widget in (*gone, *gone_days):
            self._box.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _show_more(self) -> None:
        self._limit += AT_ONCE
        self._fill()

    def _pass_on(self, which: str, action: str) -> None:
        if action in (THERE, NOT_THERE):
            self.decided.emit(which, action)
        else:
            signals = {
                "open": self.open_requested,
                "cancel": self.cancel_requested,
                "retry": self.retry_requested,
                "reschedule": self.reschedule_requested,
            }
            signals[action].emit(which)
