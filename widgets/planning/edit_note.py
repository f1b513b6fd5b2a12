"""A place to change the words of a post that is out: the truth about who sees it, and what the coach says."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QFrame, QPlainTextEdit, QPushButton, QWidget

from coach.advice import Finding, Fix, Review, Verdict
from widgets.coaching.hold_note import HoldNote
from widgets.ground.icons import IconLabel
from widgets.ground.places_in_text import showable, utf16_offset
from widgets.ground.words import Words, column, row
from widgets.planning.edit_review import EditReview

LINES = 4  # of the text that are shown at least
PAUSE_MS = 250  # in typing, after which the coach reads
HOLD = "The coach says hold. If the post is to say this all the same, say why."


class EditNote(QFrame):
    """Shows the parts of one post, one at a time, and tells which text is wanted in place of one.

    It goes when it is told that the wish was taken (`end`), so that no words are lost where it was not.
    """

    written = Signal(str, int, str)  # the delivery's id, the place of the part, and a text to be read
    saved = Signal(str, int, str, str)  # the same with the text that is wanted, and a reason for it
    opened = Signal()
    closed = Signal()  # everything stays as it is, or the wish was taken

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the note; `ask` shows it."""
        super().__init__(parent)
        self.setProperty("role", "look-note")
        self._id = ""
        self._texts: tuple[str, ...] = ()
        self._read = ""  # the text that the review is about
        self._held = False
        self._truth, self._trouble = Words(), Words(role="strong")
        self.part = QComboBox()
        self.part.setAccessibleName("Which part of the thread")
        self.part.currentIndexChanged.connect(self._show_part)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("What the post is to say")
        self.text.setTabChangesFocus(True)
        self.review = EditReview()
        self.review.finding_chosen.connect(self._show_finding)
        self.review.fix_requested.connect(self._apply)
        self.hold = HoldNote()
        self.hold.overridden.connect(self._tell)
        self.save = QPushButton("Change the post")
        self.save.setProperty("role", "primary")
        self.save.clicked.connect(lambda: self._tell(""))
        leave = QPushButton("Leave it as it is")
        leave.clicked.connect(self.end)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask_coach)
        self.text.textChanged.connect(self._weigh)
        said = row(IconLabel("ph.pencil-simple", "look", 18), self._truth, spacing=10)
        said.setStretchFactor(self._truth, 1)
        body = row(self.text, self.review, spacing=12)
        body.setStretchFactor(self.text, 3)
        body.setStretchFactor(self.review, 2)
        foot = row(self.part, None, leave, self.save)
        box = column(said, body, self._trouble, self.hold, foot, spacing=8)
        box.setContentsMargins(14, 10, 10, 10)
        self.setLayout(box)
        self.setFocusProxy(self.text)
        self.hide()

    def ask(self, delivery_id: str, texts: Sequence[str], truth: str) -> None:
        """Let the `texts` of a post's parts be changed; `truth` tells who will see it."""
        self._id, self._texts = delivery_id, tuple(texts)
        self._truth.say(truth)
        self.part.blockSignals(True)
        self.part.clear()
        self.part.addItems([f"Part {nth} of {len(texts)}" for nth in range(1, len(texts) + 1)])
        self.part.blockSignals(False)
        self.part.setVisible(len(texts) > 1)
        height = self.text.fontMetrics().lineSpacing() * LINES + 16
        self.text.setMinimumHeight(height)
        self.review.setMinimumHeight(height)
        self._show_part(0)
        self.setAccessibleName("Edit a published post")
        self.setAccessibleDescription(truth)
        self.show()
        self.opened.emit()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_review(self, delivery_id: str, part: int, text: str, review: Review | None) -> None:
        """Show what the coach says of `text` in place of a part; of what is no longer shown, nothing."""
        if (delivery_id, part, text) != (self._id, self._part, self.text.toPlainText()):
            return
        self._read, held = text, review is not None and review.verdict is Verdict.HOLD
        self.review.show_review(review)
        if held and not self._held:
            self.hold.show_hold(HOLD)
        self._held = held
        self._allow()

    def show_trouble(self, sentence: str) -> None:
        """Say why the wish was not taken; the words stay to be mended."""
        self._trouble.say(sentence, "hold")
        self._trouble.setVisible(bool(sentence))
        self._allow()

    def end(self) -> None:
        """Go: the wish was taken, or there is none."""
        self._pause.stop()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything as it is with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    @property
    def _part(self) -> int:
        return max(0, self.part.currentIndex())

    def _show_part(self, nth: int) -> None:
        self.text.setPlainText(self._texts[nth])
        self._ask_coach()

    def _weigh(self) -> None:
        self.show_trouble("")
        self.review.show_reading()
        self._pause.start()

    def _ask_coach(self) -> None:
        self._pause.stop()
        self.written.emit(self._id, self._part, self.text.toPlainText())

    def _allow(self) -> None:
        said = self.text.toPlainText()
        other = bool(said.strip()) and said != self._texts[self._part]
        known = self._read == said
        self.hold.setVisible(self._held and other and known)
        self.save.setEnabled(other and known and not self._held)

    def _tell(self, reason: str) -> None:
        self.save.setEnabled(False)
        self.saved.emit(self._id, self._part, self.text.toPlainText(), reason)

    def _show_finding(self, finding: Finding) -> None:
        self._select(finding.start or 0, finding.end or 0)

    def _apply(self, fix: Fix) -> None:
        if self._read == self.text.toPlainText():  # else its words may have changed
            self._select(fix.start, fix.end).insertText(showable(fix.replacement))

    def _select(self, start: int, end: int) -> QTextCursor:
        """Select the code points from `start` to `end`, and return the cursor over them."""
        cursor, said = self.text.textCursor(), self.text.toPlainText()
        cursor.setPosition(utf16_offset(said, start))
        cursor.setPosition(utf16_offset(said, end), QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        return cursor
