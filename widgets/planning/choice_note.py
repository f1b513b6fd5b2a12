"""A question in one line with a few answers, such as which of two hours is meant."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from widgets.ground.announce import announce
from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconLabel
from widgets.ground.words import Words, column, row


class ChoiceNote(QFrame):
    """Asks, and tells the number of the answer."""

    answered = Signal(int)  # counted from 0
    closed = Signal()  # the writer would rather leave it as it was

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "look-note")
        self._question = Words()
        self._answers = QWidget()
        self._flow = FlowLayout(self._answers)
        self._buttons: list[QPushButton] = []
        said = row(IconLabel("ph.clock", "look", 18), self._question, spacing=10)
        said.setStretchFactor(self._question, 1)
        box = column(said, self._answers, spacing=8)
        box.setContentsMargins(14, 10, 10, 10)
        self.setLayout(box)
        self.hide()

    def ask(self, question: str, answers: Sequence[str]) -> None:
        """Ask `question`; the last button leaves everything as it was."""
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._question.say(question)
        self._buttons = [QPushButton(words) for words in (*answers, "Leave it where it was")]
        for nth, button in enumerate(self._buttons):
            if nth < len(answers):
                button.clicked.connect(lambda _checked=False, nth=nth: self._answer(nth))
            else:
                button.clicked.connect(self._close)
            self._flow.addWidget(button)
            button.show()
        self.setAccessibleName(question)
        self.show()
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, question)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything as it was with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _answer(self, nth: int) -> None:
        self.hide()
        self.answered.emit(nth)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
