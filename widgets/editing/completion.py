"""What a word that begins with a colon, an at or a hash may become, offered under the cursor."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

from widgets.ground.announce import announce
from widgets.ground.style import set_role

TOKEN = re.compile(r"(?:^|(?<=[\s(\[“\"]))(?::[a-z0-9_+-]{2,}:?|@[\w.@-]+|#\w{4,})$", re.IGNORECASE)
LONGEST = 64  # code units before the cursor that are looked at
MOST_SHOWN = 7
WIDTH = 300  # pixels
MARKS = frozenset(":@#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What may stand in place of the word, and how it is shown."""

    text: str
    label: str


class Completion(QListWidget):
    """Offers for the word at the cursor of `editor`. It never takes the focus, and writing goes on.

    Up and Down choose, Tab takes, Esc closes. Return takes too, but for a hashtag only once one was chosen:
    a hashtag mostly ends a line.
    """

    wanted = Signal(str)  # the word as far as it is written; answer with `offer`
    taken = Signal(str)  # what was put in its place

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._token = ""
        self._refused = ""  # the word for which Esc was pressed
        self._offers: tuple[Offer, ...] = ()
        set_role(self, "raised")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Suggestions")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._take)
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._looking.timeout.connect(self._look)
        editor.textChanged.connect(self._looking.start)
        self.hide()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Return what is offered now."""
        return self._offers if self.isVisible() else ()

    def offer(self, token: str, offers: Sequence[Offer]) -> None:
        """Show `offers` for `token`, unless the writer is somewhere else by now."""
        if token != self._token or not self._editor.hasFocus():
            return
        if not offers:
            self._close()
            return
        self._offers = tuple(offers)
        self.clear()
        self.addItems([one.label for one in offers])
        self.setCurrentRow(-1 if token.startswith("#") else 0)
        self._place()
        if not self.isVisible():
            self._editor.installEventFilter(self)
            self._editor.cursorPositionChanged.connect(self._leave)
            self.show()
            self.raise_()
        announce(self._editor, f"{offers[0].label}. Tab takes it.")

    def put(self, token: str, text: str) -> None:
        """Write `text` in place of `token`, if that stands before the cursor, in one step."""
        place = self._editor.textCursor()
        place.setPosition(
            place.position() - len(token.encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor
        )
        if place.selectedText() == token:
            self._close()
            place.insertText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the few keys that choose, while something is offered."""
        if watched is not self._editor:
            return False
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Resize):  # it would stand elsewhere
            self._close()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key, row = event.key(), self.currentRow()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentRow((max(row, 0 if step < 0 else row) + step) % self.count())
            announce(self._editor, self._offers[self.currentRow()].label)
        elif key == Qt.Key.Key_Escape:
            self._refused = self._token
            self._close()
        elif key == Qt.Key.Key_Tab or (key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row >= 0):
            self._take()
        else:
            return False
        return True

    def _take(self, *_: object) -> None:
        chosen = self._offers[max(0, self.currentRow())].text
        self.put(self._token, chosen)
        self.taken.emit(chosen)

    def _look(self) -> None:
        token = self._word()
        self._token = token
        if not token or (self._refused and token.startswith(self._refused)):
            self._close()
        else:
            self._refused = ""
            self.wanted.emit(token)

    def _word(self) -> str:
        cursor = self._editor.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()][-LONGEST:]
        if cursor.hasSelection() or not self._editor.hasFocus() or MARKS.isdisjoint(before):
            return ""
        found = TOKEN.search(before)
        return found[0] if found else ""

    def _leave(self) -> None:
        if not self._looking.isActive() and self._word() != self._token:
            self._close()

    def _close(self) -> None:
        if self._offers:
            self._editor.removeEventFilter(self)
            self._editor.cursorPositionChanged.disconnect(self._leave)
        self._offers = ()
        self.hide()

    def _place(self) -> None:
        window = self._editor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        rows = min(self.count(), MOST_SHOWN)
        height = rows * max(self.sizeHintForRow(0), 24) + 2 * self.frameWidth() + 4
        at = self._editor.viewport().mapTo(window, self._editor.cursorRect().bottomLeft() + QPoint(0, 6))
        if at.y() + height > window.height():
            at.setY(at.y() - height - self._editor.cursorRect().height() - 12)
        left = max(0, min(at.x(), window.width() - WIDTH - 8))
        self.setGeometry(left, at.y(), WIDTH, height)
