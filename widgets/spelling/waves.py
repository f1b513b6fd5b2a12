"""Where the waves under the words in doubt of one paragraph go; asking Qt costs, and every key asks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor, QTextLayout

from widgets.spelling.broken_wave import BELOW, whole_waves
from widgets.spelling.paragraphs import Shown, Standing, goes_both_ways, x_of

State = tuple[QRect, int, str, int, bytes]  # all that the place of a wave depends on
Place = tuple[int, int, int]  # a wave's left, top and width in pixels, from its paragraph's upper left corner


@dataclass(slots=True, kw_only=True)
class Mark:
    """A word in doubt, and the cursor that holds on to it."""

    place: QTextCursor
    word: str
    drawn: tuple[State, Place | None] | None = None

    @property
    def standing(self) -> tuple[int, int, str]:
        """Return where its cursor begins and ends in UTF-16 units, and the word that stood there."""
        return self.place.selectionStart(), self.place.selectionEnd(), self.word

    @property
    def stands(self) -> bool:
        """Return whether the word is still there as it was."""
        return self.place.selectedText() == self.word


@dataclass(slots=True, kw_only=True)
class Waves:
    """The waves of one paragraph, for as long as it keeps its width and its font."""

    marks: Sequence[Mark]  # all in one paragraph, in their order
    places: list[Place] = field(default_factory=list[Place])
    left_out: Mark | None = None  # the word at the cursor: it is still being written
    _standing: Standing = field(default_factory=Standing)

    def find(self, shown: Shown, cursor: int) -> bool:
        """Look where the waves go in the paragraph that is `shown`; the document's cursor is at `cursor`.

        Returns False where a mark is in another paragraph by now.
        """
        layout, text, begin = shown.read()
        here = cursor - begin
        return self._same(layout, text, begin, here) or self._find(layout, text, begin, here)

    def _same(self, layout: QTextLayout, text: str, begin: int, here: int) -> bool:
        """Return whether nothing has changed that the waves depend on."""
        if 0 <= here <= self._standing.until:
            return False
        # What was written right behind a word belongs to it.
        return self._standing.holds(layout, text, self.marks[-1].place.selectionEnd() - begin)

    def _find(self, layout: QTextLayout, text: str, begin: int, here: int) -> bool:
        self.places, self.left_out = [], None
        self._standing.begin()
        units = text.encode("utf-16-le", "surrogatepass")
        paragraph = _Paragraph(layout, units)
        stays = not goes_both_ways(text)
        start = end = 0
        for mark in self.marks:
            start, end = mark.place.selectionStart() - begin, mark.place.selectionEnd() - begin
            if not 0 <= start <= 2 * end <= len(units):
                return False
            if end == here and mark.stands:
                self.left_out = mark
                continue
            state = paragraph.state(start, end)
            if not stays or mark.drawn is None or mark.drawn[0] != state:
                mark.drawn = (state, paragraph.wave(start, end) if mark.stands else None)
            if mark.drawn[1] is not None:
                self.places.append(mark.drawn[1])
        if self.left_out is None and end:
            self._standing.note(layout, text, paragraph.starts, start, end)
        return True


class _Paragraph:
    """A paragraph as it is laid out. Places are in UTF-16 units from its start."""

    def __init__(self, layout: QTextLayout, units: bytes) -> None:
        self._layout = layout
        self._units = units
        lines = [layout.lineAt(nth) for nth in range(layout.lineCount())]
        self.starts = [line.textStart() for line in lines]
        self._shape = (
            layout.boundingRect().toRect(),
            layout.preeditAreaPosition(),
            layout.preeditAreaText(),
        )

    def state(self, start: int, end: int) -> State:
        """Return what the place of the wave under the words from `start` to `end` depends on.

        It is the same as before only where those words are the same, too.
        """
        nth = bisect_right(self.starts, start) - 1
        return (*self._shape, nth, self._units[2 * self.starts[nth] if self.starts else 0 : 2 * end])

    def wave(self, start: int, end: int) -> Place | None:
        """Return where the wave goes under the words from `start` to `end`, down to the end of its line.

        Asking Qt costs, so keep the answer as long as `state` is the same. None: that line is not shown.
        """
        line = self._layout.lineForTextPosition(start)
        if not line.isValid():
            return None
        end = min(end, line.textStart() + line.textLength())
        xs = sorted((x_of(line, start), x_of(line, end)))
        return round(xs[0]), round(line.y() + line.ascent() + BELOW), whole_waves(xs[1] - xs[0])
