"""Words that no dictionary knows, marked in an editor by a broken wave, with what may be done about each."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QTimer, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QPainter, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from coach.texts.span import Span
from widgets.editing.broken_wave import HEIGHT, Paragraph, State, broken_wave
from widgets.editing.spelling_menu import SpellingMenu
from widgets.ground.announce import announce
from widgets.ground.places_in_text import Offsets

FIRST_REST_MS = 2000  # the first word loads a dictionary, which the first key strokes should not meet
REST_MS = 400  # a pause in typing
MOST_MARKS = 300  # a text with more is in no language that the dictionary knows


@dataclass(slots=True, kw_only=True)
class Mark:
    """A word in doubt, and the cursor that holds on to it."""

    place: QTextCursor
    word: str
    drawn: tuple[State, QRectF | None] | None = None  # where its wave is in its paragraph

    @property
    def stands(self) -> bool:
        """Return whether the word is still there as it was."""
        return self.place.selectedText() == self.word


class SpellingMarks(QObject):
    """Marks words in `editor`, and offers suggestions for one of them. It knows no dictionary."""

    rested = Signal(str)  # the text, after a pause: which words of it are in doubt?
    suggestions_wanted = Signal(str)  # a word; answer with `show_suggestions`
    learnt = Signal(str)  # this word is right, everywhere
    ignored = Signal(str)  # this word is right in this draft
    switched = Signal(bool)  # the writer wants spelling on or off

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._marks: list[Mark] = []
        self._on = True
        self._asked: tuple[Mark, QPoint] | None = None  # where a menu waits for suggestions
        self._resting = QTimer(self, singleShot=True, interval=FIRST_REST_MS)
        QTimer.singleShot(FIRST_REST_MS, self, lambda: self._resting.setInterval(REST_MS))
        self._resting.timeout.connect(self._rest)
        editor.textChanged.connect(self._resting.start)
        editor.cursorPositionChanged.connect(self._look_at_cursor)
        self._left_out: Mark | None = None  # the word at the cursor: it is still being written

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that are in doubt now, in their order."""
        return tuple(mark.word for mark in self._marks if mark.stands)

    def switch(self, on: bool) -> None:
        """Show that spelling is on or off; off takes every mark away."""
        self._on = on
        if not on:
            self._put([])

    def turn(self) -> None:
        """Take the marks away, because another document is shown; they come back when it was read."""
        self._asked = None
        self._put([])
        self.read_again()

    def read_again(self) -> None:
        """Ask anew which words are in doubt, in the next turn of the event loop."""
        QTimer.singleShot(0, self, self._rest)

    def show_words(self, raw: str, spans: Sequence[Span]) -> None:
        """Mark the words at `spans` of `raw`; nothing happens where the text has changed since."""
        if not self._on or raw != _text(self._editor):
            return
        offsets = Offsets(raw)
        self._put([self._mark(offsets, span) for span in spans[:MOST_MARKS]])

    def show_suggestions(self, word: str, suggestions: Sequence[str]) -> None:
        """Open the menu for `word`, if it still waits for one."""
        if self._asked is None or self._asked[0].word != word:
            return
        mark, at = self._asked
        self._asked = None
        if mark.stands:
            self._open(mark, suggestions, at)

    def open_menu(self, event: QContextMenuEvent) -> None:
        """Answer a click with the right button, or the menu key, at a word in doubt or anywhere else."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = self._editor.cursorForPosition(event.pos()) if by_mouse else self._editor.textCursor()
        mark = self._at(place.position())
        if mark is None:
            self._open(None, (), event.globalPos())
        else:
            self._ask(mark, event.globalPos())
        event.accept()

    def open_at_cursor(self) -> None:
        """Offer suggestions for the word at the cursor, or go to the next word in doubt."""
        if not self._on:
            announce(self._editor, "Spelling is switched off.")
            return
        here = self._editor.textCursor().position()
        live = [mark for mark in self._marks if mark.stands]
        after = [mark for mark in live if mark.place.selectionStart() > here]
        mark = self._at(here) or next(iter(after or live), None)
        if mark is None:
            announce(self._editor, "The dictionary knows every word of this text.")
            return
        go = QTextCursor(mark.place)
        go.setPosition(mark.place.selectionEnd())
        self._editor.setTextCursor(go)
        self._editor.ensureCursorVisible()
        place = self._editor.cursorRect(go).bottomLeft() + QPoint(0, HEIGHT)
        self._ask(mark, self._editor.viewport().mapToGlobal(place))

    def paint(self, part: QRect) -> None:
        """Draw the marks in `part` of the viewport; call it from the editor's paintEvent, after the text."""
        self._left_out = None
        if not self._marks:
            return
        block = self._editor.firstVisibleBlock()
        left, top = self._editor.contentOffset().toTuple()
        here = self._editor.textCursor().position() if self._editor.hasFocus() and not self._asked else -1
        nth = bisect_left(self._marks, block.position(), key=_start)
        painter = QPainter(self._editor.viewport())
        painter.translate(left, top)
        while nth < len(self._marks) and block.isValid() and top <= part.bottom():
            after = bisect_left(self._marks, block.position() + block.length(), lo=nth, key=_start)
            bottom = top + self._editor.blockBoundingRect(block).height()
            if nth < after and bottom >= part.top() and block.isVisible():
                self._paint_in(block, self._marks[nth:after], here, painter)
            painter.translate(0, bottom - top)
            nth, top, block = after, bottom, block.next()
        painter.end()

    def _paint_in(self, block: QTextBlock, marks: Sequence[Mark], here: int, painter: QPainter) -> None:
        """Draw `marks`, all in `block`, but for the word that ends at `here`."""
        wave = broken_wave(self._editor.devicePixelRatioF())
        paragraph = Paragraph(block)
        begin = block.position()
        for mark in marks:
            start, end = _start(mark) - begin, mark.place.selectionEnd() - begin
            if begin + end == here and mark.stands:
                self._left_out = mark
                continue
            state = paragraph.state(start, end)
            if mark.drawn is None or mark.drawn[0] != state:
                mark.drawn = (state, paragraph.wave(start, end) if mark.stands else None)
            if mark.drawn[1] is not None:
                painter.drawTiledPixmap(mark.drawn[1], wave)

    def _mark(self, offsets: Offsets, span: Span) -> Mark:
        place = QTextCursor(self._editor.document())
        place.setPosition(offsets.of(span.start))
        place.setPosition(offsets.of(span.end), QTextCursor.MoveMode.KeepAnchor)
        return Mark(place=place, word=place.selectedText())

    def _put(self, marks: list[Mark]) -> None:
        if marks or self._marks:
            self._marks = marks
            self._editor.viewport().update()

    def _at(self, position: int) -> Mark | None:
        for mark in self._marks:
            if mark.place.selectionStart() <= position <= mark.place.selectionEnd() and mark.stands:
                return mark
        return None

    def _ask(self, mark: Mark, at: QPoint) -> None:
        self._asked = (mark, at)
        self.suggestions_wanted.emit(mark.word)

    def _open(self, mark: Mark | None, suggestions: Sequence[str], at: QPoint) -> None:
        menu = SpellingMenu(self._editor.createStandardContextMenu(), mark.word if mark else "", on=self._on)
        if mark is not None:
            word = mark.word
            menu.offer(suggestions, lambda better: self._replace(mark, better))
            menu.learn.triggered.connect(lambda: self._take(self.learnt, word))
            menu.ignore.triggered.connect(lambda: self._take(self.ignored, word))
            count = "no suggestion" if not suggestions else ", ".join(suggestions)
            announce(self._editor, f"{word} is not in the dictionary: {count}.")
        menu.check.toggled.connect(self.switched)
        menu.open(at)

    def _take(self, told: SignalInstance, word: str) -> None:
        self._put([mark for mark in self._marks if mark.word != word])
        told.emit(word)

    def _replace(self, mark: Mark, better: str) -> None:
        if mark.stands:
            place = QTextCursor(mark.place)
            place.insertText(better)
            self._editor.setTextCursor(place)

    def _look_at_cursor(self) -> None:
        if self._left_out is not None:
            self._editor.viewport().update()

    def _rest(self) -> None:
        self.rested.emit(_text(self._editor))


def _text(editor: QPlainTextEdit) -> str:
    return editor.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def _start(mark: Mark) -> int:
    return mark.place.selectionStart()
