"""Rows of equal waves or dots, to be drawn under words as one picture."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

WIDE = 256  # pixels; Qt draws a tiled picture piece by piece, and a narrow one takes three times as long


def row(path: QPainterPath, pen: QPen, step: int, high: int, ratio: float) -> QPixmap:
    """Return a picture of `path` drawn again and again, every `step` pixels, `high` pixels high.

    It can be tiled, and is sharp on a screen of `ratio` dots a pixel.
    """
    times = WIDE // step
    picture = QPixmap(round(times * step * ratio), round(high * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    for nth in range(-1, times + 1):  # a stroke's ends go into its neighbours
        painter.drawPath(path.translated(nth * step, 0))
    painter.end()
    return picture
