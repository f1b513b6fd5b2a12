"""The line under a word whose spelling is in doubt: short waves with gaps, like no line of the coach's."""

from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPixmap

from widgets.ground.style import theme
from widgets.spelling.rows import row

HEIGHT = 4  # pixels
BELOW = 2  # pixels below the letters' line
WAVE, GAP = 6, 3  # pixels


def broken_waves(ratio: float) -> QPixmap:
    """Return waves with gaps in the theme's colour, sharp on a screen of `ratio` dots a pixel."""
    return _drawn(theme().accent, ratio)


def whole_waves(width: float) -> int:
    """Return how long the line under a word of `width` is, so that no wave is cut; one wave at least."""
    return max(1, round((width + GAP) / (WAVE + GAP))) * (WAVE + GAP) - GAP


@cache
def _drawn(colour: str, ratio: float) -> QPixmap:
    wave = QPainterPath(QPointF(0.5, 2.8))
    wave.quadTo(1.75, -0.6, 3, 2)
    wave.quadTo(4.25, 4.6, 5.5, 1.2)
    pen = QPen(QColor(colour), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    return row(wave, pen, WAVE + GAP, HEIGHT, ratio)
