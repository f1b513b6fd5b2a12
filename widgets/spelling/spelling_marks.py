"""Words that no dictionary knows, marked in an editor by a broken wave, with what may be done about each."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QPainter, QPixmap, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from coach.texts.span import Span
from widgets.ground.announce import announce
from widgets.ground.places_in_text import Offsets
from widgets.spelling.broken_wave import HEIGHT, broken_waves
from widgets.spelling.paragraphs import Shown, shown_paragraphs
from widgets.spelling.spelling_menu import SpellingMenu
from widgets.spelling.waves import Mark, Waves

FIRST_REST_MS = 2000  # the first word loads a dictionary, which the first key strokes should not meet
REST_MS = 400  # a pause in typing
MOST_MARKS = 300  # a text with more is in no language that the dictionary knows


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
        self._waves: dict[int, Waves] = {}  # by the number of their paragraph
        self._grouped = 0  # how many paragraphs there were then; 0: `_waves` and `_row` are out of date
        self._row = QPixmap()  # waves with gaps
        self._on = True
        self._asked: tuple[Mark, QPoint] | None = None  # where a menu waits for suggestions
        self._resting = QTimer(self, singleShot=True, interval=FIRST_REST_MS)
        QTimer.singleShot(FIRST_REST_MS, self, lambda: self._resting.setInterval(REST_MS))
        self._resting.timeout.connect(self._rest)
        editor.textChanged.connect(self._resting.start)
        self._leaving_out = False  # a word at the cursor: it is still being written

    @property
    def any(self) -> bool:
        """Return whether any word is marked."""
        return bool(self._marks)

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
        there = {mark.standing: mark for mark in self._marks}  # a new cursor in the document costs
        found = [(offsets.of(start), offsets.of(end), raw[start:end]) for start, end in spans[:MOST_MARKS]]
        marks = [there.get(each) or self._mark(*each) for each in found]
        if marks != self._marks:
            self._put(marks)

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
        if self._marks:
            painter = QPainter(self._editor.viewport())
            self.draw(painter, *shown_paragraphs(self._editor, part))
            painter.end()

    def draw(self, painter: QPainter, count: int, shown: Sequence[Shown]) -> None:
        """Draw the marks in those of `count` paragraphs that are `shown`, with a painter of the viewport."""
        if count != self._grouped:
            self._group(count)
        here = self._here()
        for paragraph in shown:
            waves = self._waves.get(paragraph.number)
            if waves is None:
                continue
            if not waves.find(paragraph, here):
                self._grouped = 0  # its words went to other paragraphs
                self._editor.viewport().update()
            if waves.left_out is not None and not self._leaving_out:
                # Not before: a call into Python would cost something with every letter.
                self._leaving_out = True
                self._editor.cursorPositionChanged.connect(self._take_in)
            left, top = paragraph.left, paragraph.top
            for x, y, wide in waves.places:
                painter.drawTiledPixmap(left + x, top + y, wide, HEIGHT, self._row)

    def lay_out(self) -> None:
        """Find anew where the marks go and how they look: the width, the font or the theme is another."""
        self._grouped = 0
        for mark in self._marks:
            mark.drawn = None

    def _here(self) -> int:
        """Return where the cursor is; -1 where nobody is writing."""
        return self._editor.textCursor().position() if self._editor.hasFocus() and not self._asked else -1

    def _group(self, count: int) -> None:
        """Put the marks together by their paragraphs, of which there are `count`."""
        self._grouped = count
        find = self._editor.document().findBlock
        by_block = groupby(self._marks, lambda mark: find(mark.place.selectionStart()).blockNumber())
        self._waves = {number: Waves(marks=tuple(marks)) for number, marks in by_block}
        self._row = broken_waves(self._editor.devicePixelRatioF())

    def _mark(self, start: int, end: int, word: str) -> Mark:
        place = QTextCursor(self._editor.document())
        place.setPosition(start)
        place.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return Mark(place=place, word=word)

    def _put(self, marks: list[Mark]) -> None:
        if marks or self._marks:
            self._marks = marks
            self._grouped = 0
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

    def _take_in(self) -> None:
        self._leaving_out = False
        self._editor.cursorPositionChanged.disconnect(self._take_in)
        self._editor.viewport().update()

    def _rest(self) -> None:
        self.rested.emit(_text(self._editor))


def _text(editor: QPlainTextEdit) -> str:
    return editor.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
