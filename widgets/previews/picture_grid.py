"""The pictures of a post as networks set them: one whole, two side by side, three and four in a square."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.ground.covering import cover
from widgets.ground.icons import pixmap
from widgets.ground.style import font, theme
from widgets.previews.post_item import PostPicture

GAP = 2  # pixels between two pictures
RADIUS = 8  # pixels
WIDE = 9 / 16  # height by width of several pictures together
MOST, LEAST = 1.2, 0.4  # height by width of one picture alone
SHOWN = 4


class PictureGrid(QWidget):
    """Shows up to four pictures, with a badge on each that has a description."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: tuple[PostPicture, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pictures(self, pictures: tuple[PostPicture, ...]) -> None:
        """Show `pictures` in their order."""
        if pictures != self._pictures:
            self._pictures = pictures
            told = [one.alt or f"{one.name}, without a description" for one in pictures]
            self.setAccessibleName(". ".join(told))
            self.setToolTip("\n".join(told))
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the pictures take in `width`."""
        if len(self._pictures) != 1:
            return round(width * WIDE) if self._pictures else 0
        (one,) = self._pictures
        return round(width * min(MOST, max(LEAST, one.height / max(1, one.width))))

    def sizeHint(self) -> QSize:
        """Return the least size; the height follows from the width."""
        return QSize(160, self.heightForWidth(160))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint every picture into its place."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(whole, RADIUS, RADIUS)
        painter.setClipPath(shape)
        for room, picture in zip(_places(whole, len(self._pictures)), self._pictures, strict=False):
            self._paint(painter, room, picture)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(theme().border), 1))
        painter.drawPath(shape)
        painter.end()

    def _paint(self, painter: QPainter, room: QRectF, picture: PostPicture) -> None:
        painter.fillRect(room, QColor(theme().sunken))
        if picture.view is None or picture.view.isNull():
            sign = pixmap(
                "ph.film-strip" if picture.film else "ph.image", "muted", 32, self.devicePixelRatioF()
            )
            painter.drawPixmap(round(room.center().x()) - 16, round(room.center().y()) - 16, sign)
        else:
            cover(painter, room, picture.view)
        if picture.alt.strip():
            self._badge(painter, room)

    def _badge(self, painter: QPainter, room: QRectF) -> None:
        badge = QRectF(room.left() + 6, room.bottom() - 24, 32, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 190))
        painter.drawRoundedRect(badge, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor("#ffffff"))
        painter.setFont(font(11))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, "ALT")


def _places(whole: QRectF, count: int) -> list[QRectF]:
    left, top, wide, high = whole.x(), whole.y(), whole.width(), whole.height()
    half, low = (wide - GAP) / 2, (high - GAP) / 2
    right, under = left + half + GAP, top + low + GAP
    if count <= 1:
        return [whole]
    if count == 2:
        return [QRectF(left, top, half, high), QRectF(right, top, half, high)]
    if count == 3:
        return [QRectF(left, top, half, high), QRectF(right, top, half, low), QRectF(right, under, half, low)]
    squares = [QRectF(x, y, half, low) for y in (top, under) for x in (left, right)]
    return squares[:SHOWN]
