"""The advice that was left aside, at the foot of the coach, each with a way back."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.ground.style import set_role
from widgets.ground.words import Words, column, row


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissedItem:
    """One piece of advice that was left aside."""

    key: str
    title: str  # what the coach had said
    detail: str  # how far it goes, for which words, and why


class DismissedList(QWidget):
    """A line that opens to the list. Without anything in it, it takes no room."""

    brought_back = Signal(str)  # the key of an item

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[DismissedItem, ...] = ()
        self._rows: list[_Row] = []
        self._head = QPushButton()
        set_role(self._head, "link")
        self._head.setCheckable(True)
        self._head.toggled.connect(self._open)
        self._list = QWidget()
        self._box = column(spacing=12)
        self._list.setLayout(self._box)
        self.setLayout(column(row(self._head, None), self._list, spacing=8))
        self._list.hide()
        self.hide()

    @property
    def items(self) -> tuple[DismissedItem, ...]:
        """Return what the list holds."""
        return self._items

    def show_items(self, items: Sequence[DismissedItem]) -> None:
        """Show `items`; the same ones again cost nothing."""
        if self._items == tuple(items):
            return
        self._items = tuple(items)
        count = len(items)
        self._head.setText(f"{count} left aside")
        self._head.setAccessibleName(f"Advice left aside: {count}")
        while len(self._rows) < count:
            line = _Row()
            line.brought_back.connect(self.brought_back)
            self._rows.append(line)
            self._box.addWidget(line)
        for nth, line in enumerate(self._rows):
            if nth < count:
                line.show_item(items[nth])
            line.setVisible(nth < count)
        self.setVisible(bool(items))

    def open(self, opened: bool) -> None:
        """Open or close the list."""
        self._head.setChecked(opened)

    def _open(self, opened: bool) -> None:
        self._list.setVisible(opened)


class _Row(QWidget):
    """One line of the list."""

    brought_back = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._title = Words()
        self._detail = Words(role="muted")
        self._back = QPushButton("Bring back")
        set_role(self._back, "link")
        self._back.clicked.connect(lambda: self.brought_back.emit(self._key))
        self.setLayout(column(self._title, self._detail, row(self._back, None), spacing=2))

    def show_item(self, item: DismissedItem) -> None:
        """Show `item`."""
        self._key = item.key
        self._title.say(item.title)
        self._detail.say(item.detail)
        self._back.setAccessibleName(f"Bring back: {item.title}")
