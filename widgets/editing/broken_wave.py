"""The line under a word whose spelling is in doubt: short waves with gaps, like no line of the coach's."""

from bisect import bisect_right
from functools import cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTextBlock

from widgets.ground.style import theme

HEIGHT = 4  # pixels
WAVE, GAP = 6, 3  # pixels


def broken_wave(ratio: float) -> QPixmap:
    """Return one wave and one gap in the theme's colour, sharp on a screen of `ratio` dots a pixel."""
    return _drawn(theme().accent, ratio)


def whole_waves(width: float) -> int:
    """Return how long the line under a word of `width` is, so that no wave is cut; one wave at least."""
    return max(1, round((width + GAP) / (WAVE + GAP))) * (WAVE + GAP) - GAP


State = tuple[QRect, int, str, int, bytes]  # all that the place of a wave depends on


class Paragraph:
    """A paragraph as it is laid out, and where waves go in it. Places are in UTF-16 units from its start."""

    def __init__(self, block: QTextBlock) -> None:
        self._layout = block.layout()
        self._units = block.text().encode("utf-16-le", "surrogatepass")
        lines = [self._layout.lineAt(nth) for nth in range(self._layout.lineCount())]
        self._starts = [line.textStart() for line in lines]
        self._shape = (
            self._layout.boundingRect().toRect(),
            self._layout.preeditAreaPosition(),
            self._layout.preeditAreaText(),
        )

    def state(self, start: int, end: int) -> State:
        """Return what the place of the wave under the words from `start` to `end` depends on.

        It is the same as before only where those words are the same, too.
        """
        nth = bisect_right(self._starts, start) - 1
        return (*self._shape, nth, self._units[2 * self._starts[nth] if self._starts else 0 : 2 * end])

    def wave(self, start: int, end: int) -> QRectF | None:
        """Return where the wave goes under the words from `start` to `end`, down to the end of its line.

        Asking Qt costs, so keep the answer as long as `state` is the same. None: that line is not shown.
        """
        line = self._layout.lineForTextPosition(start)
        if not line.isValid():
            return None
        end = min(end, line.textStart() + line.textLength())
        xs = sorted((_x(line.cursorToX(start)), _x(line.cursorToX(end))))
        return QRectF(round(xs[0]), round(line.y() + line.ascent() + 2), whole_waves(xs[1] - xs[0]), HEIGHT)


def _x(found: object) -> float:
    """Return the x of QTextLine.cursorToX, which some versions give with a cursor beside it."""
    return float(found[0] if isinstance(found, tuple) else found)  # pyright: ignore[reportArgumentType, reportUnknownArgumentType]  # as said


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
