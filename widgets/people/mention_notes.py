"""Lines that say where a mention goes out as a plain name, each with a way to mend it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.ground.icons import IconLabel
from widgets.ground.words import Words, column, row

MOST = 2  # notes; the rest is counted, so that the text keeps its room
NARROW = 440  # pixels, below which there is room for one


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionNote:
    """What becomes of one mention."""

    id: str
    sentence: str
    action: str  # what the button says


class MentionNotes(QWidget):
    """Shows notes. It knows words, and nobody."""

    acted = Signal(str)  # the id of the note whose button was pressed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[MentionNote, ...] = ()
        self._most = MOST
        self._box = column(spacing=4)
        self.setLayout(self._box)
        self.setAccessibleName("What becomes of the people whom you mention")

    @property
    def notes(self) -> tuple[MentionNote, ...]:
        """Return what is shown, and what is only counted."""
        return self._notes

    def show_notes(self, notes: tuple[MentionNote, ...]) -> None:
        """Show `notes`."""
        if notes != self._notes:
            self._notes = notes
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        super().resizeEvent(event)
        most = 1 if self.width() < NARROW else MOST
        if most != self._most:
            self._most = most
            self._fill()

    def _fill(self) -> None:
        while (gone := self._box.takeAt(0)) is not None:
            if (widget := gone.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for nth, note in enumerate(self._notes[: self._most], 1):
            more = len(self._notes) - nth if nth == self._most else 0
            self._box.addWidget(self._line(note, f" And {more} more." if more else ""))

    def _line(self, note: MentionNote, more: str) -> QWidget:
        line, words, button = QWidget(), Words(note.sentence + more, "muted"), QPushButton(note.action)
        button.setProperty("role", "link")
        button.setAccessibleDescription(note.sentence)
        button.clicked.connect(partial(self.acted.emit, note.id))
        shown = row(IconLabel("ph.at", "muted", 16), words, button)
        shown.setStretch(1, 1)
        line.setLayout(shown)
        return line
