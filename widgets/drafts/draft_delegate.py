"""How one draft is painted in the list: title and time, an excerpt, its status, labels, and a pin."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from widgets.drafts.drafts_model import ITEM, DraftItem
from widgets.ground.icons import pixmap
from widgets.ground.places_in_text import showable
from widgets.ground.style import font, theme

AROUND = 28  # pixels over, between and under the three lines of a row
LEAST_TITLE = 6  # times the height of a line: with less room, the time goes and the title stays
MARK = 14  # pixels of a pin, and of the sign of a note
Index = QModelIndex | QPersistentModelIndex


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
        worn = theme()
        return QSize(200, 3 * QFontMetrics(font(worn.small_size, worn)).height() + AROUND)

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
        title = showable(item.title) or "Untitled"
        beside = inner.width() - wide - 12
        if beside < LEAST_TITLE * line and beside < QFontMetrics(strong).horizontalAdvance(title):
            wide = -12
        else:
            painter.setFont(plain)
            painter.setPen(QColor(worn.muted))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, item.when)
        painter.setPen(QColor(worn.text))
        painter.setFont(strong)
        _line(painter, inner.adjusted(0, 0, -wide - 12, 0), 0, title)
        painter.setFont(plain)
        painter.setPen(QColor(worn.muted))
        below = " · ".join(part for part in (item.status, *item.labels) if part)
        marks = [name for name, on in (("ph.push-pin-fill", item.pinned), ("ph.note", item.noted)) if on]
        if below or marks:
            _line(painter, inner, line + 4, showable(item.excerpt))
            for nth, name in enumerate(marks):
                at = inner.topLeft() + QPoint(nth * (MARK + 4), 2 * line + 6 + (line - MARK) // 2)
                painter.drawPixmap(at, pixmap(name, "accent", MARK, painter.device().devicePixelRatioF()))
            painter.setPen(QColor(worn.accent))
            _line(painter, inner.adjusted(len(marks) * (MARK + 4), 0, 0, 0), 2 * line + 6, showable(below))
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
