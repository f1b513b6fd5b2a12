"""Fills a place with a picture, whatever the shape of both."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter


def cover(painter: QPainter, room: QRectF, view: QImage) -> None:
    """Paint the middle of `view` so that it fills `room`."""
    scale = max(room.width() / view.width(), room.height() / view.height())
    wide, high = view.width() * scale, view.height() * scale
    middle = room.center()
    painter.save()
    painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
    painter.drawImage(QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high), view)
    painter.restore()
