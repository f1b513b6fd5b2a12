"""The lines under the words that the coach speaks of, drawn with the text.

Qt's own extra selections draw a paragraph anew for each of them, with every key.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from coach.advice import Weight
from widgets.editing.underlines import Mark
from widgets.ground.style import theme
from widgets.spelling.paragraphs import Shown, Standing, x_of
from widgets.spelling.rows import row

TOKEN = {Weight.HINT: "control", Weight.WARNING: "look", Weight.STOP: "hold"}
HEIGHT, STEP = 4, 4  # pixels of a dot or of a wave, with the gap behind it
BELOW = 1  # pixels below the letters' line


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one finding in one line, in pixels from the paragraph's upper left corner."""

    left: int
    top: int
    wide: int
    high: int
    under: int  # the top of the line under them
    weight: Weight


@dataclass(slots=True)
class Lines:
    """The lines of one paragraph."""

    marks: list[Mark] = field(default_factory=list[Mark])
    pieces: list[Piece] = field(default_factory=list[Piece])
    _last: Mark | None = None  # the one that ends last
    _standing: Standing = field(default_factory=Standing)

    def find(self, shown: Shown) -> bool:
        """Look where the lines are in the paragraph that is `shown`; return whether they may be elsewhere."""
        layout, text, begin = shown.read()
        if self._last is not None:
            end = self._last.place.selectionEnd() - begin
            if self._standing.holds(layout, text, end):  # one that goes on in the next paragraph never does
                return False
        units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        lines = [layout.lineAt(nth) for nth in range(layout.lineCount())]
        starts = [line.textStart() for line in lines]
        self._standing.begin()
        self.pieces, self._last, until = [], None, 0
        for mark in self.marks:
            start = max(0, mark.place.selectionStart() - begin)
            end = min(mark.place.selectionEnd() - begin, units)
            self.pieces += _pieces(lines, starts, start, end, mark.finding.weight)
            if start < end and end > until:
                self._last, until = mark, end
        if self._last is not None:
            self._standing.note(layout, text, starts, until, until)
        return True


class FindingLines:
    """Draws the lines of `editor`. Ask it to find them before they are drawn."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._marks: tuple[Mark, ...] = ()
        self._lines: dict[int, Lines] = {}  # by the number of their paragraph
        self._spans: dict[int, tuple[int, int]] = {}  # the paragraphs of each mark, by its identity
        self._grouped = 0  # how many paragraphs there were then; 0: `_lines` are out of date
        self._shown: list[tuple[Lines, int, int]] = []  # with the left and the top of their paragraph
        self._tints: dict[Weight, QColor] = {}
        self._rows: dict[Weight, QPixmap] = {}

    @property
    def any(self) -> bool:
        """Return whether there is anything to draw."""
        return bool(self._marks)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return what has a line: the marks whose words are still there."""
        return tuple(mark for mark in self._marks if mark.place.hasSelection())

    def show(self, marks: Sequence[Mark]) -> None:
        """Draw lines for `marks` from now on; where they are those that are there, nothing is drawn anew."""
        changed = list(map(_look, marks)) != list(map(_look, self._marks))
        if changed or not self._grouped:
            self._marks = tuple(marks)
            self.lay_out()
        if changed:
            self._editor.viewport().update()

    def lay_out(self) -> None:
        """Find all of them anew: the width, the font or the theme is another."""
        self._grouped = 0
        self._lines = {}

    def find(self, count: int, shown: Iterable[Shown]) -> None:
        """Look where the lines are in those of `count` paragraphs that are `shown`."""
        self._shown = []
        if not self._marks:
            return
        if count != self._grouped:
            self._group(count)
        for paragraph in shown:
            if (lines := self._lines.get(paragraph.number)) is not None:
                if lines.find(paragraph) and self._have_moved(lines.marks):
                    self._grouped = 0  # its words went to other paragraphs
                    self._editor.viewport().update()
                self._shown.append((lines, paragraph.left, paragraph.top))

    def tint(self, painter: QPainter) -> None:
        """Draw the ground behind the weightier ones; the text comes over it."""
        for lines, left, top in self._shown:
            for piece in lines.pieces:
                if piece.weight is not Weight.HINT:
                    tint = self._tints[piece.weight]
                    painter.fillRect(left + piece.left, top + piece.top, piece.wide, piece.high, tint)

    def draw(self, painter: QPainter) -> None:
        """Draw the lines over the text."""
        for lines, left, top in self._shown:
            for piece in lines.pieces:
                under = self._rows[piece.weight]
                painter.drawTiledPixmap(left + piece.left, top + piece.under, piece.wide, HEIGHT, under)

    def _group(self, count: int) -> None:
        self._grouped = count
        self._lines = {}
        self._spans = {id(mark): self._numbers(mark) for mark in self._marks}
        for mark in self.marks:
            first, last = self._spans[id(mark)]
            for number in range(first, last + 1):
                self._lines.setdefault(number, Lines()).marks.append(mark)
        worn, ratio = theme(), self._editor.devicePixelRatioF()
        for weight, token in TOKEN.items():
            self._tints[weight] = QColor(worn.tint(token))
            self._rows[weight] = _row(worn.colour(token), ratio, waved=weight is not Weight.HINT)

    def _have_moved(self, marks: Iterable[Mark]) -> bool:
        return any(self._numbers(mark) != self._spans[id(mark)] for mark in marks)

    def _numbers(self, mark: Mark) -> tuple[int, int]:
        """Return the numbers of the first and the last paragraph of `mark`."""
        find, place = self._editor.document().findBlock, mark.place
        return find(place.selectionStart()).blockNumber(), find(place.selectionEnd()).blockNumber()


def _look(mark: Mark) -> tuple[int, int, Weight]:
    return mark.place.selectionStart(), mark.place.selectionEnd(), mark.finding.weight


def _pieces(
    lines: Sequence[QTextLine], starts: Sequence[int], start: int, end: int, weight: Weight
) -> Iterable[Piece]:
    """Yield the pieces of what goes from `start` to `end`, over `lines` that begin at `starts`."""
    for nth in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
        line = lines[nth]
        first, last = max(start, starts[nth]), min(end, starts[nth] + line.textLength())
        if first < last:
            xs = sorted((x_of(line, first), x_of(line, last)))
            yield Piece(
                left=round(xs[0]),
                top=round(line.y()),
                wide=round(xs[1] - xs[0]),
                high=round(line.height()),
                under=round(line.y() + line.ascent() + BELOW),
                weight=weight,
            )


@cache
def _row(colour: str, ratio: float, *, waved: bool) -> QPixmap:
    """Return waves or dots in `colour`, sharp on a screen of `ratio` dots a pixel."""
    if waved:
        path, pen = QPainterPath(QPointF(0, 2.5)), QPen(QColor(colour), 1.2)
        path.quadTo(1, 0, 2, 2)
        path.quadTo(3, 4.5, 4, 2.5)
    else:
        path, pen = QPainterPath(QPointF(0, 1.75)), QPen(QColor(colour), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        path.lineTo(1.5, 1.75)
    return row(path, pen, STEP, HEIGHT, ratio)
