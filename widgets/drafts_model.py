"""The drafts as rows for a list view, and how one row is painted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from widgets.places_in_text import showable
from widgets.style import font, theme

HEIGHT = 76  # pixels of one row
ITEM = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftItem:
    """One draft as the list shows it."""

    id: str
    title: str
    excerpt: str
    when: str  # such as "10 minutes ago"
    status: str = ""  # such as "Scheduled"; "" for a plain draft


class DraftsModel(QAbstractListModel):
    """Rows of drafts; when the same drafts come again, only those that changed are painted anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[DraftItem, ...] = ()

    def show_items(self, items: Sequence[DraftItem]) -> bool:
        """Take `items` over; return whether the rows are other drafts or stand in another order."""
        before, after = self.items, tuple(items)
        if [item.id for item in before] == [item.id for item in after]:
            self.items = after
            for nth, (old, new) in enumerate(zip(before, after, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(nth), self.index(nth))
            return False
        self.beginResetModel()
        self.items = after
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many drafts there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the draft at `index`, or its words for screen readers and for finding by typing."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return showable(item.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return showable(", ".join(part for part in (item.title, item.status, item.when) if part))
        return None


class DraftDelegate(QStyledItemDelegate):
    """Paints a draft: title and time, an excerpt, and its status in a word."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fonts: tuple[QFont, QFont] | None = None

    def forget_fonts(self) -> None:
        """Look the fonts up again, after the theme changed."""
        self._fonts = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the same height for every row."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row at `index`."""
        item = index.data(ITEM)
        if not isinstance(item, DraftItem):
            return
        worn = theme()
        plain, strong = self._fonts = self._fonts or (
            font(worn.small_size, worn),
            font(worn.small_size, worn, QFont.Weight.DemiBold),
        )
        state, room = _state_and_room(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = room.adjusted(4, 2, -4, -2)
        if state & QStyle.StateFlag.State_Selected:
            _fill(painter, card, worn.tint("accent"), worn.radius)
        elif state & QStyle.StateFlag.State_MouseOver:
            _fill(painter, card, worn.sunken, worn.radius)
        inner = card.adjusted(12, 10, -12, -8)
        line = QFontMetrics(plain).height()
        wide = QFontMetrics(plain).horizontalAdvance(item.when)
        painter.setFont(plain)
        painter.setPen(QColor(worn.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, item.when)
        painter.setPen(QColor(worn.text))
        painter.setFont(strong)
        title = showable(item.title) or "Untitled"
        _line(painter, inner.adjusted(0, 0, -wide - 12, 0), 0, title)
        painter.setFont(plain)
        painter.setPen(QColor(worn.muted))
        if item.status:
            _line(painter, inner, line + 4, showable(item.excerpt))
            painter.setPen(QColor(worn.accent))
            _line(painter, inner, 2 * line + 6, item.status)
        else:
            two_lines = QRect(inner.left(), inner.top() + line + 4, inner.width(), 2 * line)
            painter.drawText(two_lines, Qt.TextFlag.TextWordWrap, showable(item.excerpt))
        painter.restore()


def _state_and_room(option: QStyleOptionViewItem) -> tuple[QStyle.StateFlag, QRect]:
    # The stubs leave these two out; they are there.
    return option.state, option.rect


def _fill(painter: QPainter, room: QRect, colour: str, radius: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(room, radius, radius)


def _line(painter: QPainter, room: QRect, top: int, words: str) -> None:
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room.adjusted(0, top, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cut)
