"""The small view of one picture in the strip: chosen by a click, moved by dragging."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from widgets.ground.icons import pixmap
from widgets.ground.style import theme
from widgets.media.media_item import MediaItem, described

TILE = QSize(80, 64)
SMALL_TILE = QSize(46, 44)  # four and the button behind them fit the narrowest page
MARK = 18  # pixels of the marks in the corners


class MediaTile(QAbstractButton):
    """Shows one picture, whether it is described, and whether something is wrong with it."""

    dragged = Signal(QPoint)  # where the pointer holds the tile, on the screen
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFixedSize(TILE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._item = MediaItem(name="", kind="image", facts="")
        self._pressed_at: QPoint | None = None
        self._held = False

    def show_item(self, item: MediaItem, number: int, total: int) -> None:
        """Show `item`, the one at `number` (from 0) of `total`."""
        self._item = item
        self.setAccessibleName(described(item, number, total))
        self.setToolTip(f"{item.name}\n{item.facts}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space as a press; the row takes all other keys, which a button would take for its own."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag would begin."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the tile is dragged to."""
        if self._pressed_at is not None and event.buttons() & Qt.MouseButton.LeftButton:
            way = (event.position().toPoint() - self._pressed_at).manhattanLength()
            if self._held or way >= QApplication.startDragDistance():
                self._held = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.dragged.emit(event.globalPosition().toPoint())
                return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the tile go."""
        self._pressed_at = None
        super().mouseReleaseEvent(event)
        if self._held:
            self._held = False
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.dropped.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, its marks and the frame."""
        worn, painter = theme(), QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        shape = QPainterPath()
        shape.addRoundedRect(room, worn.radius, worn.radius)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(worn.sunken))
        self._paint_picture(painter, room)
        self._paint_marks(painter)
        painter.setClipping(False)
        chosen = self.isChecked()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        token = "focus" if self.hasFocus() else "accent" if chosen else "border"
        painter.setPen(QPen(QColor(worn.colour(token)), 3 if self.hasFocus() or chosen else 1))
        painter.drawPath(shape)
        if self.hasFocus():  # a second ring, so that it differs from being chosen
            painter.setPen(QPen(QColor(worn.surface), 2))
            painter.drawRoundedRect(room.adjusted(2.5, 2.5, -2.5, -2.5), worn.radius - 2, worn.radius - 2)
        painter.end()

    def _paint_picture(self, painter: QPainter, room: QRectF) -> None:
        picture = self._item.picture
        if picture is None or picture.isNull():
            name = "ph.film-strip" if self._item.kind == "video" else "ph.image"
            sign = pixmap(name, "muted", 28, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - 28) // 2, (self.height() - 28) // 2, sign)
            return
        scale = max(room.width() / picture.width(), room.height() / picture.height())
        wide, high = picture.width() * scale, picture.height() * scale
        middle = room.center()
        painter.drawImage(QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high), picture)

    def _paint_marks(self, painter: QPainter) -> None:
        item = self._item
        if item.troubles:
            self._mark(painter, QPoint(4, 4), "ph.warning-fill", "hold")
        if not item.alt.strip():
            self._mark(painter, QPoint(self.width() - MARK - 4, 4), "ph.chat-text", "look")
        if item.kind != "image":
            name = "ph.film-strip" if item.kind == "video" else "ph.gif"
            self._mark(painter, QPoint(4, self.height() - MARK - 4), name, "text")

    def _mark(self, painter: QPainter, at: QPoint, name: str, token: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().surface))
        painter.drawEllipse(at.x(), at.y(), MARK, MARK)
        painter.drawPixmap(at.x() + 3, at.y() + 3, pixmap(name, token, MARK - 6, self.devicePixelRatioF()))
