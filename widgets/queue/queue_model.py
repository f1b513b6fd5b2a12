"""The posts of the queue as rows, once for all three views of it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from widgets.ground.places_in_text import showable
from widgets.queue.delivery_item import DeliveryItem

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class QueueModel(QAbstractListModel):
    """Rows of posts in the order they are given. When the same posts come again, their rows stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[DeliveryItem, ...] = ()

    def show_items(self, items: Sequence[DeliveryItem]) -> None:
        """Take `items` over; equal ones cost nothing."""
        items = tuple(items)
        if items == self.items:
            return
        if [one.id for one in items] == [one.id for one in self.items]:
            self.items = items
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def row_of(self, delivery_id: str) -> int:
        """Return the row of a post, -1 where it is not listed."""
        return next((nth for nth, one in enumerate(self.items) if one.id == delivery_id), -1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many posts there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of the post at `index`, for screen readers, tooltips and finding by typing."""
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return showable(item.excerpt)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return showable(item.spoken)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return showable(item.detail)
        if role == Qt.ItemDataRole.ToolTipRole:
            said = (f"{item.when_text}  {item.account}", item.state_text, item.detail, item.excerpt)
            return showable("\n".join(filter(None, said)))
        return None
