"""The card of one part of a thread: its words, how much room is left, its pictures, and what is wrong."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from widgets.ground.counter import Counter
from widgets.ground.icons import IconLabel
from widgets.ground.style import theme
from widgets.ground.words import Words, column, row
from widgets.parts.part_item import PartItem, spoken
from widgets.parts.part_pictures import PartPictures

EXCERPT = 150  # code points; about three lines
BAR = 4  # pixels of the mark for the cursor's part


class PartCard(QWidget):
    """Chosen by a click, moved by dragging; the list around it knows the keys."""

    clicked = Signal()
    dragged = Signal(QPoint)  # where the pointer holds the card, on the screen
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: PartItem | None = None
        self._current = False
        self._shown: tuple[int, int] = (0, 0)
        self._pressed_at: QPoint | None = None
        self._held = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._number = Words(role="strong", wrap=False)
        self._how = IconLabel("ph.scissors", "muted", 14)
        self._break = Words(role="muted", wrap=False)
        self._counter = Counter(short=True)
        self._text = Words()
        self._pictures = PartPictures()
        self._trouble = Words(role="hold")
        self._trouble.hide()
        self._pictures.hide()
        self._break.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = row(self._number, self._how, self._break, self._counter, spacing=6)
        head.setStretch(2, 1)
        box = column(head, self._text, self._pictures, self._trouble, spacing=6)
        box.setContentsMargins(12, 10, 12, 10)
        self.setLayout(box)

    def show_item(self, item: PartItem, number: int, total: int) -> bool:
        """Show `item`, the one at `number` (from 0) of `total`; return whether anything changed."""
        if item == self._item and (number, total) == self._shown:
            return False
        self._item, self._shown = item, (number, total)
        self._number.say(f"{number + 1} of {total}")
        self._how.setVisible(number > 0)
        self._how.show_icon("ph.scissors" if item.by_hand else "ph.magic-wand", "muted")
        self._break.say("" if not number else "yours" if item.by_hand else "auto")
        self._break.setToolTip(
            "You made the break before this part"
            if item.by_hand
            else "The part above was full, so this one begins where a reader would pause"
        )
        text = " ".join(item.text.split())
        self._text.say(text if len(text) <= EXCERPT else text[: EXCERPT - 1].rstrip() + "…")
        self._text.setVisible(bool(text))
        self._counter.setVisible(item.limit > 0)
        if item.limit:
            self._counter.show_count(item.used, item.limit)
        self._pictures.show_pictures(item.pictures)
        self._trouble.say(item.trouble)
        self._trouble.setVisible(bool(item.trouble))
        self.setAccessibleName(spoken(item, number, total))
        return True

    def mark(self, current: bool) -> None:
        """Mark it as the part in which the cursor is, or no longer."""
        if current != self._current:
            self._current = current
            self.setAccessibleDescription("The cursor is in this part." if current else "")
            self.update()

    @property
    def marked(self) -> bool:
        """Return whether the cursor is in this part."""
        return self._current

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag would begin."""
        self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the card is dragged to."""
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if self._held or way >= QApplication.startDragDistance():
            self._held = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the card go, or take the click."""
        held, self._held, self._pressed_at = self._held, False, None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if held:
            self.dropped.emit()
        elif self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the frame."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the frame and the mark of the cursor's part."""
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(QColor(worn.surface))
        token = "focus" if self.hasFocus() else "accent" if self._current else "border"
        painter.setPen(QPen(QColor(worn.colour(token)), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(room, worn.radius, worn.radius)
        if self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.accent))
            painter.drawRoundedRect(QRectF(3, 10, BAR, self.height() - 20), BAR / 2, BAR / 2)
        painter.end()
