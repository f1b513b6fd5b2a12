"""A question in one line: clocks change around the chosen time, and it can mean two moments."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.words import Words, column

WORDS = "Clocks change that day, and this time can mean two moments. Which one do you mean?"


class DoubtfulTime(QWidget):
    """Offers the moments that a time can mean; nothing is chosen beforehand."""

    chosen = Signal()  # one of them was chosen: `answer`

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways: tuple[tuple[datetime, str], ...] = ()
        self._group = QButtonGroup(self)
        self._buttons = (QPushButton(), QPushButton())
        line = QWidget()
        flow = FlowLayout(line)
        for nth, button in enumerate(self._buttons):
            button.setCheckable(True)
            button.setProperty("role", "chip")
            self._group.addButton(button, nth)
            button.clicked.connect(self.chosen)
            flow.addWidget(button)
        self.setLayout(column(Words(WORDS, "look"), line))
        self.setAccessibleName(WORDS)
        self.hide()

    @property
    def open(self) -> bool:
        """Return whether it asks and has no answer yet."""
        return bool(self._ways) and self.answer is None

    @property
    def answer(self) -> datetime | None:
        """Return the wall time that was chosen, with its fold; None where none was, or nothing is asked."""
        nth = self._group.checkedId()
        return self._ways[nth][0] if 0 <= nth < len(self._ways) else None

    def show_ways(self, ways: Sequence[tuple[datetime, str]]) -> None:
        """Ask for one of two `ways`, each a wall time and words; hide where there are none."""
        self._ways = tuple(ways)
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(False)
        self._group.setExclusive(True)
        for button, (_, words) in zip(self._buttons, self._ways, strict=False):
            button.setText(words)
        self.setVisible(bool(self._ways))
