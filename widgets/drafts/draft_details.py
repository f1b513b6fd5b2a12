"""What belongs to a draft and is never published: its labels, and a note to oneself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QWidget

from widgets.ground.icons import IconTool
from widgets.ground.places_in_text import showable
from widgets.ground.words import Words, column, row

TELL_AFTER_MS = 300  # a pause in typing


class DraftDetails(QFrame):
    """Shows labels and note of the draft on the screen, and tells what the writer makes of them."""

    labelled = Signal(object)  # the labels as a tuple, when the line is left or Enter is pressed
    noted = Signal(str)  # the note, after a pause in typing
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._known: tuple[tuple[str, ...], str] = ((), "")
        self._labels = QLineEdit()
        self._labels.setPlaceholderText("baking, course")
        self._labels.setAccessibleName("Labels, with commas between them")
        self._note = QPlainTextEdit()
        self._note.setPlaceholderText("A note to yourself. It is never published.")
        self._note.setAccessibleName("Note to yourself, never published")
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(88)
        self._later = QTimer(self, singleShot=True, interval=TELL_AFTER_MS)
        self._later.timeout.connect(self.tell_now)
        self._note.textChanged.connect(self._later.start)
        self._labels.editingFinished.connect(self.tell_now)
        close = IconTool("Close labels and note", "ph.x")
        close.clicked.connect(self.closed)
        labels, note = QLabel("Labels"), QLabel("Note")
        labels.setBuddy(self._labels)
        note.setBuddy(self._note)
        head = row(Words("Labels and note", "strong"), close)
        self.setLayout(column(head, labels, self._labels, note, self._note, spacing=4, margin=12))
        self.setFocusProxy(self._labels)

    def show_details(self, labels: Sequence[str], note: str) -> None:
        """Show `labels` and `note`. Tells nothing; what is shown already is left alone."""
        if (tuple(labels), note) == self._known:
            return
        self._known = (tuple(labels), note)
        self._labels.setText(showable(", ".join(labels)))
        if note != self._note.toPlainText():
            self._note.setPlainText(showable(note))
        self._later.stop()

    def tell_now(self) -> None:
        """Tell at once what was changed and not told yet."""
        self._later.stop()
        labels = tuple(label.strip() for label in self._labels.text().split(",") if label.strip())
        note = self._note.toPlainText()
        before, self._known = self._known, (labels, note)
        if labels != before[0]:
            self.labelled.emit(labels)
        if note != before[1]:
            self.noted.emit(note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
