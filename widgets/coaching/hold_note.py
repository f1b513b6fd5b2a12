"""What stands over the publish button on a hold: why it waits, and how the writer decides otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from widgets.ground.icons import IconLabel
from widgets.ground.words import Words, column, row

WORDS_NEEDED = 3  # fewer is a reflex, not a reason


class HoldNote(QFrame):
    """Asks for a written reason; with one, the writer's word is the last."""

    overridden = Signal(str)  # the reason, which is kept with the post

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "hold-note")
        self._sentence = Words(role="strong")
        self._hint = Words("A few words are enough. They are kept with the post, for you alone.", "muted")
        self._reason = QLineEdit()
        self._reason.setPlaceholderText("I publish this anyway, because …")
        self._reason.setAccessibleName("Your reason to publish anyway")
        self._go = QPushButton("Go on anyway")
        self._go.setEnabled(False)
        self._reason.textChanged.connect(self._weigh)
        self._reason.returnPressed.connect(self._override)
        self._go.clicked.connect(self._override)
        head = row(IconLabel("ph.hand-palm-fill", "hold", 20), self._sentence, spacing=10)
        box = column(head, row(self._reason, self._go), self._hint, margin=16, spacing=12)
        self.setLayout(box)
        self.show_hold("")

    def show_hold(self, sentence: str) -> None:
        """Say why the post waits, with an empty reason; "" says it in general."""
        self._sentence.say(sentence or "The coach would hold this post. The last word is yours.")
        self._reason.clear()

    def focus_reason(self) -> None:
        """Put the cursor into the line for the reason."""
        self._reason.setFocus()

    def _weigh(self, reason: str) -> None:
        self._go.setEnabled(len(reason.split()) >= WORDS_NEEDED)

    def _override(self) -> None:
        if self._go.isEnabled():
            self.overridden.emit(self._reason.text().strip())
