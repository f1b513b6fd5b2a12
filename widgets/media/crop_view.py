"""Shows a picture with the part that will stay, to be moved by the pointer or by keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.ground.style import theme

STEP = 0.02  # of a side, for one key press
LEAST = 0.05  # of a side
GRIP = 14  # pixels around a corner that take hold of it
WHOLE = QRectF(0, 0, 1, 1)


class CropView(QWidget):
    """The part that stays is in shares of the picture's sides. Arrow keys move it, plus and minus size it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(140)
        self.setAccessibleName("The part of the picture that stays")
        self.setAccessibleDescription("Arrow keys move it, plus and minus make it larger and smaller.")
        self._picture = QImage()
        self._pixels = QSize(1, 1)
        self._ratio: float | None = None
        self._part = QRectF(WHOLE)
        self._held: tuple[str, QPointF, QRectF] | None = None

    @property
    def part(self) -> QRectF:
        """Return the part that stays."""
        return QRectF(self._part)

    def sizeHint(self) -> QSize:
        """Return a size at which a part can be chosen well."""
        return QSize(480, 200)

    def show_picture(self, picture: QImage, pixels: QSize) -> None:
        """Show `picture`, which stands for one of the size `pixels`, with all of it staying."""
        self._picture, self._pixels, self._ratio = picture, pixels, None
        self._put(QRectF(WHOLE))

    def keep_ratio(self, ratio: float | None) -> None:
        """Keep width to height at `ratio` from now on, around the middle of the part; None: freely."""
        self._ratio = ratio
        if ratio is not None:
            share = self._share(ratio)
            wide, high = (1.0, 1 / share) if share >= 1 else (share, 1.0)
            part = QRectF(0, 0, wide, high)
            part.moveCenter(self._part.center())
            self._put(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or size the part."""
        moves = {
            Qt.Key.Key_Left: (-STEP, 0.0),
            Qt.Key.Key_Right: (STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -STEP),
            Qt.Key.Key_Down: (0.0, STEP),
        }
        if Qt.Key(event.key()) in moves:
            self._put(self._part.translated(*moves[Qt.Key(event.key())]))
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._size_by(1 + 2 * STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self._size_by(1 - 2 * STEP)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a corner, or of the whole part."""
        at = event.position()
        frame = self.frame()
        corners = {
            "tl": frame.topLeft(),
            "tr": frame.topRight(),
            "bl": frame.bottomLeft(),
            "br": frame.bottomRight(),
        }
        near = [name for name, corner in corners.items() if (corner - at).manhattanLength() <= GRIP]
        if near or frame.contains(at):
            self._held = (near[0] if near else "all", at, QRectF(self._part))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held."""
        if self._held is None:
            return
        name, start, part = self._held
        room = self._room()
        way = event.position() - start
        across, down = way.x() / room.width(), way.y() / room.height()
        if name == "all":
            self._put(part.translated(across, down))
            return
        moved = QRectF(part)
        if "l" in name:
            moved.setLeft(min(max(0.0, part.left() + across), part.right() - LEAST))
        else:
            moved.setRight(max(min(1.0, part.right() + across), part.left() + LEAST))
        if "t" in name:
            moved.setTop(min(max(0.0, part.top() + down), part.bottom() - LEAST))
        else:
            moved.setBottom(max(min(1.0, part.bottom() + down), part.top() + LEAST))
        self._put(self._in_ratio(moved, name))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, the shade over what goes, and the frame around what stays."""
        painter, room, frame = QPainter(self), self._room(), self.frame()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(room, self._picture)
        shade = QColor(0, 0, 0, 140)
        for dark in (
            QRectF(room.left(), room.top(), room.width(), frame.top() - room.top()),
            QRectF(room.left(), frame.bottom(), room.width(), room.bottom() - frame.bottom()),
            QRectF(room.left(), frame.top(), frame.left() - room.left(), frame.height()),
            QRectF(frame.right(), frame.top(), room.right() - frame.right(), frame.height()),
        ):
            painter.fillRect(dark, shade)
        painter.setPen(QPen(QColor("white"), 3))
        painter.drawRect(frame)
        painter.setPen(QPen(QColor(theme().focus if self.hasFocus() else theme().accent), 1.5))
        painter.drawRect(frame)
        painter.setBrush(QColor("white"))  # the pen still draws in the accent, or they vanish on white
        for corner in (frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()):
            painter.drawRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8))
        painter.end()

    def _share(self, ratio: float) -> float:
        """Return `ratio` in shares of the picture's sides."""
        return ratio * self._pixels.height() / max(1, self._pixels.width())

    def _in_ratio(self, part: QRectF, corner: str) -> QRectF:
        """Return `part` in the wanted ratio, with the corner that is not held where it was."""
        if self._ratio is None:
            return part
        share = self._share(self._ratio)
        wide = min(part.width(), part.height() * share)
        high = wide / share
        left = part.right() - wide if "l" in corner else part.left()
        top = part.bottom() - high if "t" in corner else part.top()
        return QRectF(left, top, wide, high)

    def _size_by(self, factor: float) -> None:
        part = QRectF(0, 0, self._part.width() * factor, self._part.height() * factor)
        too_wide = max(part.width(), part.height(), 1.0)
        part.setSize(part.size() / too_wide)
        if min(part.width(), part.height()) >= LEAST:
            part.moveCenter(self._part.center())
            self._put(part)

    def _put(self, part: QRectF) -> None:
        """Take `part`, pushed back into the picture."""
        part.moveLeft(min(max(0.0, part.left()), 1 - part.width()))
        part.moveTop(min(max(0.0, part.top()), 1 - part.height()))
        self._part = part
        self.changed.emit()
        self.update()

    def _room(self) -> QRectF:
        """Return where the picture is painted."""
        wide, high = max(1, self._pixels.width()), max(1, self._pixels.height())
        scale = min((self.width() - 12) / wide, (self.height() - 12) / high)
        room = QRectF(0, 0, wide * scale, high * scale)
        room.moveCenter(QRectF(self.rect()).center())
        return room

    def frame(self) -> QRectF:
        """Return where the part that stays is on the screen."""
        room, part = self._room(), self._part
        return QRectF(
            room.left() + part.left() * room.width(),
            room.top() + part.top() * room.height(),
            part.width() * room.width(),
            part.height() * room.height(),
        )
