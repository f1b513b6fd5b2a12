"""The paragraphs that an editor paints, and whether what is drawn in one of them can stay as it is."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

SPACE = re.compile(r"\S*\s")  # up to the next space, at which a line may break
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
Read: TypeAlias = tuple[QTextLayout, str, int]  # a paragraph's layout, its text, and where that begins


@dataclass(slots=True)
class Shown:
    """A paragraph while it is painted; it is read once, since asking Qt costs.

    Let go of it afterwards: Qt deletes a layout with its paragraph, and Python would take whatever comes to
    lie in its place for the layout.
    """

    number: int
    block: QTextBlock
    left: int  # pixels of the viewport
    top: int
    _read: Read | None = None

    def read(self) -> Read:
        """Return its layout, its text, and its place in the document in UTF-16 units."""
        if self._read is None:
            self._read = self.block.layout(), self.block.text(), self.block.position()
        return self._read


def shown_paragraphs(editor: QPlainTextEdit, part: QRect) -> tuple[int, list[Shown]]:
    """Return how many paragraphs `editor` has, and those in `part` of its viewport."""
    count, shown = editor.blockCount(), list[Shown]()
    left, top = editor.contentOffset().toTuple()
    first, last = part.top(), part.bottom()
    block = editor.firstVisibleBlock()
    number = block.blockNumber()
    while 0 <= number < count:
        bottom = top + editor.blockBoundingRect(block).height()
        if bottom >= first:
            shown.append(Shown(number, block, round(left), round(top)))
        if bottom > last:
            break
        number, top, block = number + 1, bottom, block.next()
    return count, shown


@dataclass(slots=True)
class Standing:
    """Knows whether what is drawn in a paragraph stays where it is: most keys are pressed behind it.

    Lines break by what stands before them and by their first word, but how high one is lies in all of it.
    Places are in UTF-16 units from the start of the paragraph.
    """

    until: int = 0  # where the last of what is drawn ends
    _before: str = ""  # as long as the paragraph begins like this, all stays; "": find it anew
    _reach: int = 0  # where that ends
    _line: tuple[int, float] = (0, 0.0)  # the last line's number and its ascent; what is before it stays

    def holds(self, layout: QTextLayout, text: str, end: int) -> bool:
        """Return whether all stays, where the last of what is drawn ends at `end` now."""
        if not self._before or end != self.until or not text.startswith(self._before):
            return False
        if 0 <= layout.preeditAreaPosition() <= self._reach:
            return False
        nth, ascent = self._line
        # Qt does not come back from asking a line that is not there.
        return nth < layout.lineCount() and layout.lineAt(nth).ascent() == ascent

    def begin(self) -> None:
        """Forget what stood."""
        self._before = ""

    def note(self, layout: QTextLayout, text: str, starts: list[int], place: int, end: int) -> None:
        """Note that all is drawn by now in a paragraph's `text`, the last from `place` to `end`.

        `starts` are the places at which its lines begin.
        """
        nth = bisect_right(starts, place) - 1
        if nth < 0 or goes_both_ways(text) or layout.preeditAreaText():
            return  # what an input method shows goes without a change of the text
        units = text.encode("utf-16-le", "surrogatepass")
        space = SPACE.match(units[2 * end :].decode("utf-16-le", "surrogatepass"))
        if space is None:
            return
        self.until, self._line = end, (nth, layout.lineAt(nth).ascent())
        self._before = units[: 2 * end].decode("utf-16-le", "surrogatepass") + space[0]
        self._reach = len(self._before.encode("utf-16-le", "surrogatepass")) // 2


def goes_both_ways(text: str) -> bool:
    """Return whether some of `text` runs from right to left: what is written moves what is before it then."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def x_of(line: QTextLine, place: int) -> float:
    """Return the x in `line` of a cursor at `place`."""
    found: object = line.cursorToX(place)  # some versions give it with a cursor beside it
    return float(found[0] if isinstance(found, tuple) else found)  # pyright: ignore[reportArgumentType, reportUnknownArgumentType]  # as said
