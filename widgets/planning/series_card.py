"""A post that comes again: how often, as whom, what is next, and what can be done about it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconLabel
from widgets.ground.words import Words, column, row


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesItem:
    """One series in plain values."""

    id: str
    rhythm_text: str  # such as "Every week on Tuesday at 09:00"
    text: str  # the beginning of the post in one line
    accounts: str  # handles
    next_text: str = ""  # such as "Next: tomorrow at 09:00"; "" where nothing waits
    end_text: str = ""  # such as "until 31 December 2026"
    trouble: str = ""  # why it cannot go on, in a sentence
    paused: bool = False


class SeriesCard(QFrame):
    """Shows one series."""

    skipped = Signal(str)  # the series' id: the next time is to be left out
    paused = Signal(str, bool)  # True: pause it, False: let it go on
    ended = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._item = SeriesItem(id="", rhythm_text="", text="", accounts="")
        self._mark = IconLabel("ph.repeat", "accent", 18)
        self._rhythm = Words(role="strong")
        self._who, self._text, self._next = Words(role="muted"), Words(), Words(role="muted")
        self._trouble = Words(role="hold")
        self.skip, self.pause = QPushButton("Skip the next time"), QPushButton("Pause")
        self.end = QPushButton("End the series")
        self.skip.clicked.connect(lambda: self.skipped.emit(self._item.id))
        self.pause.clicked.connect(lambda: self.paused.emit(self._item.id, not self._item.paused))
        self.end.clicked.connect(lambda: self.ended.emit(self._item.id))
        acts = QWidget()
        flow = FlowLayout(acts)
        for button in (self.skip, self.pause, self.end):
            flow.addWidget(button)
        head = row(self._mark, self._rhythm, spacing=8)
        head.setStretchFactor(self._rhythm, 1)
        head.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        box = column(head, self._who, self._text, self._next, self._trouble, acts, spacing=8)
        box.setContentsMargins(16, 12, 16, 14)
        self.setLayout(box)
        self.setFocusProxy(self.pause)

    @property
    def item(self) -> SeriesItem:
        """Return what is shown."""
        return self._item

    def show_series(self, item: SeriesItem) -> None:
        """Show `item`."""
        self._item = item
        self._mark.show_icon(
            "ph.pause-circle-fill" if item.paused else "ph.repeat", "look" if item.paused else "accent"
        )
        self._rhythm.say(" ".join(filter(None, (item.rhythm_text, item.end_text))))
        self._who.say(item.accounts)
        self._text.say(item.text)
        said = "It is paused: nothing of it goes out." if item.paused else item.next_text
        self._next.say(said, "look" if item.paused else "muted")
        self._next.setVisible(bool(said))
        self._trouble.say(f"It cannot go on: {item.trouble}" if item.trouble else "")
        self._trouble.setVisible(bool(item.trouble))
        self.pause.setText("Let it go on" if item.paused else "Pause")
        if self.skip.hasFocus() and not item.next_text:
            self.pause.setFocus(Qt.FocusReason.OtherFocusReason)
        self.skip.setEnabled(bool(item.next_text) and not item.paused)
        for button in (self.skip, self.pause, self.end):
            button.setAccessibleName(f"{button.text()}: {item.rhythm_text}, {item.text}")
        self.setAccessibleName(f"{item.rhythm_text}, {item.accounts}, {item.text}")
