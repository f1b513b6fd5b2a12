"""The lines under the words that the coach speaks of, drawn with the text.

Qt's own extra selections draw a paragraph anew for each of them, with every key.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTextLayout, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from coach.advice import Weight
from widgets.editing.underlines import Mark
from widgets.ground.style import theme
from widgets.spelling.paragraphs import Shown, Standing, goes_both_ways, x_of

TOKEN = {Weight.HINT: "control", Weight.WARNING: "look", Weight.STOP: "hold"}
HEIGHT, STEP = 4, 4  # pixels of a dot or of a wave, with the gap behind it
BELOW = 1  # pixels below the letters' line


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one finding in one line, and the line under them, from the paragraph's upper left."""

    words: QRectF
    under: QRectF
    weight: Weight


Place = tuple[int, int, int, int]  # which mark, in which line, from where to where in UTF-16 units


@dataclass(slots=True)
class Lines:
    """The lines of one paragraph."""

    marks: list[Mark] = field(default_factory=list[Mark])
    pieces: list[Piece] = field(default_factory=list[Piece])
    _last: Mark | None = None  # the one that ends last
    _standing: Standing = field(default_factory=Standing)
    _kept: dict[Place, Piece] = field(default_factory=dict["Place", "Piece"])
    # The lines of the text before that in which the last mark ends: where they begin, and what stands in
    # them. As long as the paragraph begins like this, they are as they were.
    _starts: list[int] = field(default_factory=list[int])
    _before: str = ""

    def find(self, shown: Shown) -> bool:
        """Look where the lines are in the paragraph that is `shown`; return whether they may be elsewhere."""
        layout, text, begin = shown.read()
        if self._last is not None:
            end = self._last.place.selectionEnd() - begin
            if self._standing.holds(layout, text, end):  # one that goes on in the next paragraph never does
                return False
        units = text.encode("utf-16-le", "surrogatepass")
        same = self._same(layout, text)
        starts = self._starts[:same]
        starts += [layout.lineAt(nth).textStart() for nth in range(same, layout.lineCount())]
        self._standing.begin()
        found: dict[Place, Piece] = {}
        self._last, until = None, 0
        for number, mark in enumerate(self.marks):
            start = max(0, mark.place.selectionStart() - begin)
            end = min(mark.place.selectionEnd() - begin, len(units) // 2)
            for nth, first, last in _stretches(starts, start, end):
                place = number, nth, first, last
                piece = self._kept.get(place) if nth < same else None
                found[place] = piece or _piece(layout.lineAt(nth), first, last, mark.finding.weight)
            if start < end and end > until:
                self._last, until = mark, end
        self._kept, self.pieces = found, list(found.values())
        self._note(layout, units, starts, until)
        if self._last is not None:
            self._standing.note(layout, text, starts, until, until)
        return True

    def _same(self, layout: QTextLayout, text: str) -> int:
        """Return how many of the first lines are where they were, with all that stands in them."""
        if layout.preeditAreaText() or goes_both_ways(text):
            return 0  # what an input method shows is not in `text`
        return len(self._starts) if text.startswith(self._before) else 0

    def _note(self, layout: QTextLayout, units: bytes, starts: list[int], until: int) -> None:
        """Note what stands before the line in which the last of them ends, at `until`."""
        nth = 0 if layout.preeditAreaText() else max(0, bisect_right(starts, until) - 1)
        self._starts = starts[:nth]
        self._before = units[: 2 * starts[nth]].decode("utf-16-le", "surrogatepass") if nth else ""


class FindingLines:
    """Draws the lines of `editor`. Ask it to find them before they are drawn."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._marks: tuple[Mark, ...] = ()
        self._lines: dict[int, Lines] = {}  # by the number of their paragraph
        self._spans: dict[int, tuple[int, int]] = {}  # the paragraphs of each mark, by its identity
        self._grouped = 0  # how many paragraphs there were then; 0: `_lines` are out of date
        self._shown: list[tuple[Lines, QPointF]] = []
        self._tints: dict[Weight, QColor] = {}
        self._tiles: dict[Weight, QPixmap] = {}

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

    def find(self, shown: Iterable[Shown]) -> None:
        """Look where the lines are in the paragraphs that are `shown`."""
        self._shown = []
        if not self._marks:
            return
        if (count := self._editor.blockCount()) != self._grouped:
            self._group(count)
        for paragraph in shown:
            if (lines := self._lines.get(paragraph.number)) is not None:
                if lines.find(paragraph) and self._have_moved(lines.marks):
                    self._grouped = 0  # its words went to other paragraphs
                    self._editor.viewport().update()
                self._shown.append((lines, QPointF(paragraph.left, paragraph.top)))

    def tint(self, painter: QPainter) -> None:
        """Draw the ground behind the weightier ones; the text comes over it."""
        for lines, at in self._shown:
            for piece in lines.pieces:
                if piece.weight is not Weight.HINT:
                    painter.fillRect(piece.words.translated(at), self._tints[piece.weight])

    def draw(self, painter: QPainter) -> None:
        """Draw the lines over the text."""
        for lines, at in self._shown:
            for piece in lines.pieces:
                painter.drawTiledPixmap(piece.under.translated(at), self._tiles[piece.weight])

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
            self._tiles[weight] = _tile(worn.colour(token), ratio, waved=weight is not Weight.HINT)

    def _have_moved(self, marks: Iterable[Mark]) -> bool:
        return any(self._numbers(mark) != self._spans[id(mark)] for mark in marks)

    def _numbers(self, mark: Mark) -> tuple[int, int]:
        """Return the numbers of the first and the last paragraph of `mark`."""
        find, place = self._editor.document().findBlock, mark.place
        return find(place.selectionStart()).blockNumber(), find(place.selectionEnd()).blockNumber()


def _look(mark: Mark) -> tuple[int, int, Weight]:
    return mark.place.selectionStart(), mark.place.selectionEnd(), mark.finding.weight


def _stretches(starts: Sequence[int], start: int, end: int) -> Iterable[tuple[int, int, int]]:
    """Yield which lines have what from `start` to `end`, and from where to where in each.

    `starts` are the places at which the lines begin.
    """
    if start < end:
        for nth in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
            ends = starts[nth + 1] if nth + 1 < len(starts) else end
            yield nth, max(start, starts[nth]), min(end, ends)


def _piece(line: QTextLine, first: int, last: int, weight: Weight) -> Piece:
    xs = sorted((x_of(line, first), x_of(line, last)))
    top, left, wide = line.y(), round(xs[0]), round(xs[1] - xs[0])
    words = QRectF(left, top, wide, line.height())
    return Piece(words, QRectF(left, round(top + line.ascent() + BELOW), wide, HEIGHT), weight)


@cache
def _tile(colour: str, ratio: float, *, waved: bool) -> QPixmap:
    """Return one wave, or one dot and the gap behind it."""
    tile = QPixmap(round(STEP * ratio), round(HEIGHT * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.2))
    if waved:
        wave = QPainterPath(QPointF(0, 2.5))
        wave.quadTo(1, 0, 2, 2)
        wave.quadTo(3, 4.5, 4, 2.5)
        painter.drawPath(wave)
    else:
        painter.fillRect(QRectF(0, 1, 1.5, 1.5), QColor(colour))
    painter.end()
    return tile
