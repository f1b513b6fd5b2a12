"""A place to change the words of a post that is out, with the truth about who will see the change."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QPlainTextEdit, QPushButton, QWidget

from widgets.ground.icons import IconLabel
from widgets.ground.words import Words, column, row

LINES = 5  # of the text that are shown at once


class EditNote(QFrame):
    """Shows the parts of one post, one at a time, and tells which text is wanted in place of one."""

    saved = Signal(str, int, str)  # the delivery's id, the place of the part, and its new text
    closed = Signal()  # everything stays as it is

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the note; `ask` shows it."""
        super().__init__(parent)
        self.setProperty("role", "look-note")
        self._id = ""
        self._texts: tuple[str, ...] = ()
        self._truth = Words()
        self.part = QComboBox()
        self.part.setAccessibleName("Which part of the thread")
        self.part.currentIndexChanged.connect(self._show_part)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("What the post is to say")
        self.text.setTabChangesFocus(True)
        self.save = QPushButton("Change the post")
        self.save.setProperty("role", "primary")
        self.save.clicked.connect(self._save)
        leave = QPushButton("Leave it as it is")
        leave.clicked.connect(self._close)
        self.text.textChanged.connect(self._weigh)
        said = row(IconLabel("ph.pencil-simple", "look", 18), self._truth, spacing=10)
        said.setStretchFactor(self._truth, 1)
        box = column(said, self.text, row(self.part, None, leave, self.save), spacing=8)
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
        self._show_part(0)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * LINES + 16)
        self.setAccessibleName("Edit a published post")
        self.setAccessibleDescription(truth)
        self.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything as it is with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _show_part(self, nth: int) -> None:
        self.text.setPlainText(self._texts[nth])
        self._weigh()

    def _weigh(self) -> None:
        said = self.text.toPlainText()
        self.save.setEnabled(bool(said.strip()) and said != self._texts[max(0, self.part.currentIndex())])

    def _save(self) -> None:
        self.hide()
        self.saved.emit(self._id, max(0, self.part.currentIndex()), self.text.toPlainText())
        self.closed.emit()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
