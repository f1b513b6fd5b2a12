"""A line that asks why some advice may be left aside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.words import Words, column


class ReasonNote(QFrame):
    """Hidden until a reason is asked for; it goes when one is given, and on Esc."""

    given = Signal(str)  # the reason; never empty
    closed = Signal()  # the writer thought better of it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "hold-note")
        self._sentence = Words(role="strong")
        self._reason = QLineEdit()
        self._reason.setPlaceholderText("I leave this aside, because …")
        self._reason.setAccessibleName("Your reason to leave this advice aside")
        self._go = QPushButton("Leave it aside")
        self._keep = QPushButton("Keep the advice")
        self._go.setEnabled(False)
        self._reason.textChanged.connect(self._weigh)
        self._reason.returnPressed.connect(self._give)
        self._go.clicked.connect(self._give)
        self._keep.clicked.connect(self.close_note)
        buttons = FlowLayout()
        for button in (self._go, self._keep):
            buttons.addWidget(button)
        self.setLayout(column(self._sentence, self._reason, buttons, margin=16, spacing=12))
        self.hide()

    def ask(self, sentence: str) -> None:
        """Show `sentence` and an empty line for the reason, with the cursor in it."""
        self._sentence.say(sentence)
        self._reason.clear()
        self.show()
        self._reason.setFocus()

    def close_note(self) -> None:
        """Go without a reason."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_note()
        else:
            super().keyPressEvent(event)

    def _weigh(self, words: str) -> None:
        self._go.setEnabled(bool(words.strip()))

    def _give(self) -> None:
        if reason := self._reason.text().strip():
            self.given.emit(reason)
