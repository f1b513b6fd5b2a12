"""A small window over all others for a thought that must not get lost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from widgets.ground.places_in_text import showable
from widgets.ground.style import set_role
from widgets.ground.words import Words, column, row

HINT = "Ctrl+Enter keeps it as a draft. Esc closes; your words stay here."


class CaptureWindow(QWidget):
    """Holds one text until it is captured; hiding it loses nothing."""

    captured = Signal(str)  # the writer wants the text as a draft
    hidden = Signal(str)  # the window went away with this text in it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle("Note a thought")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Your thought")
        self.text.setAccessibleDescription(HINT)
        self.text.setPlaceholderText("What is on your mind?")
        self.text.setTabChangesFocus(True)
        self.keep = QPushButton("Keep as a draft")
        set_role(self.keep, "primary")
        self.keep.clicked.connect(self._capture)
        self.text.textChanged.connect(self._weigh)
        hint = Words(HINT, "muted")
        line = row(hint, self.keep)
        line.setStretchFactor(hint, 1)
        self.setLayout(column(self.text, line, spacing=12, margin=16))
        self.resize(460, 240)
        self.setFocusProxy(self.text)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._capture)
        self._weigh()

    def show_text(self, text: str) -> None:
        """Show `text` with the cursor behind it."""
        self.text.setPlainText(showable(text))
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hide with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the words."""
        self._leave()
        event.accept()

    def _leave(self) -> None:
        self.hide()
        self.hidden.emit(self.text.toPlainText())

    def _capture(self) -> None:
        if self.keep.isEnabled():
            self.captured.emit(self.text.toPlainText())

    def _weigh(self) -> None:
        self.keep.setEnabled(bool(self.text.toPlainText().strip()))
