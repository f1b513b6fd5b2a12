"""The line under a word whose spelling is in doubt: short waves with gaps, like no line of the coach's."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from widgets.ground.style import theme

HEIGHT = 4  # pixels
WAVE, GAP = 6, 3  # pixels


def broken_wave(ratio: float) -> QPixmap:
    """Return one wave and one gap in the theme's colour, sharp on a screen of `ratio` dots a pixel."""
    return _drawn(theme().accent, ratio)


def whole_waves(width: float) -> int:
    """Return how long the line under a word of `width` is, so that no wave is cut; one wave at least."""
    return max(1, round((width + GAP) / (WAVE + GAP))) * (WAVE + GAP) - GAP


@cache
def _drawn(colour: str, ratio: float) -> QPixmap:
    tile = QPixmap(round((WAVE + GAP) * ratio), round(HEIGHT * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    wave = QPainterPath()
    wave.moveTo(0.5, 2.8)
    wave.quadTo(1.75, -0.6, 3, 2)
    wave.quadTo(4.25, 4.6, 5.5, 1.2)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(wave)
    painter.end()
    return tile
