"""The small pictures on the card of a part, in a row, each without description marked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.ground.covering import cover
from widgets.ground.icons import pixmap
from widgets.ground.style import theme
from widgets.parts.part_item import PartPicture

SMALL = QSize(48, 36)
SPACE = 6  # pixels between two
MARK = 12  # pixels of the sign for a missing description


class PartPictures(QWidget):
    """Shows the pictures of one part; says nothing, since the card does."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: tuple[PartPicture, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(SMALL.height())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_pictures(self, pictures: tuple[PartPicture, ...]) -> None:
        """Show `pictures` in their order."""
        if pictures != self._pictures:
            self._pictures = pictures
            self.setVisible(bool(pictures))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each, cut to the same shape."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for number, picture in enumerate(self._pictures):
            left = number * (SMALL.width() + SPACE)
            self._paint(painter, QRectF(left + 0.5, 0.5, SMALL.width() - 1, SMALL.height() - 1), picture)
        painter.end()

    def _paint(self, painter: QPainter, room: QRectF, picture: PartPicture) -> None:
        worn, ratio = theme(), self.devicePixelRatioF()
        shape = QPainterPath()
        shape.addRoundedRect(room, 4, 4)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(room, QColor(worn.sunken))
        if picture.view is None or picture.view.isNull():
            sign = pixmap("ph.image", "muted", 16, ratio)
            painter.drawPixmap(round(room.center().x()) - 8, round(room.center().y()) - 8, sign)
        else:
            cover(painter, room, picture.view)
        painter.restore()
        painter.setPen(QPen(QColor(worn.border), 1))
        painter.drawPath(shape)
        if not picture.described:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.surface))
            painter.drawEllipse(QRectF(room.right() - MARK - 4, room.top() + 2, MARK + 2, MARK + 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPixmap(
                round(room.right() - MARK - 3),
                round(room.top() + 3),
                pixmap("ph.chat-text", "look", MARK, ratio),
            )
