"""One line beneath an account: how far its earlier posts are read back, and a way to stop or go on."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.ground.icons import IconLabel
from widgets.ground.words import Words, row

STATES = {  # icon, colour, and what the button says
    "reading": ("ph.circle-dashed", "accent", "Stop"),
    "done": ("ph.check-circle", "muted", "Look for new ones"),
    "stopped": ("ph.prohibit", "muted", "Read on"),
    "trouble": ("ph.warning", "look", "Try again"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingItem:
    """How far one account is, in words."""

    handle: str
    state: str  # one of STATES
    words: str


class ReadingLine(QWidget):
    """Shows one reading and tells what the writer wants done with it."""

    stop_requested = Signal()
    go_on_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a word; `show_reading` shows the line."""
        super().__init__(parent)
        self._state = ""
        self._icon = IconLabel(size=16)
        self.words = Words(role="muted")
        self.button = QPushButton()
        self.button.clicked.connect(self._ask)
        line = row(self._icon, self.words, self.button)
        line.setStretchFactor(self.words, 1)
        self.setLayout(line)
        self.hide()

    def show_reading(self, item: ReadingItem) -> None:
        """Show `item`."""
        icon, token, label = STATES[item.state]
        self._state = item.state
        self._icon.show_icon(icon, token)
        self.words.say(item.words)
        self.button.setText(label)
        self.button.setAccessibleName(f"{label}: earlier posts of {item.handle}")
        self.setAccessibleName(f"Earlier posts of {item.handle}: {item.words}")
        self.show()

    def _ask(self) -> None:
        (self.stop_requested if self._state == "reading" else self.go_on_requested).emit()
