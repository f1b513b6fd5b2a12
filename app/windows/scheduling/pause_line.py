"""The line over every page that says what is paused, and the switch in the rail."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.windows.scheduling.pausing import GO_ON, Pausing
from widgets.frame.rail import Rail
from widgets.ground.notice import Notice
from widgets.ground.words import column


class PauseLine(QObject):
    """Keeps both true."""

    def __init__(self, pausing: Pausing, rail: Rail, place: QWidget | None, parent: QObject) -> None:
        """Show the line on top of `place`, above the news."""
        super().__init__(parent)
        self._pausing, self._rail = pausing, rail
        self.banner = Notice(closable=False)
        self.banner.acted.connect(pausing.resume_told)
        self._line = QWidget()
        box = column(self.banner)
        box.setContentsMargins(16, 8, 16, 0)
        self._line.setLayout(box)
        self._line.hide()
        layout = place.layout() if place is not None else None
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(0, self._line)
        pausing.changed.connect(self._show)

    def _show(self) -> None:
        words = self._pausing.words
        stopped = self._pausing.pauses.everything is not None
        meaning = "Publishing is paused. Let it go on" if stopped else "Pause everything"
        self._rail.show_switch("pause", "Paused" if stopped else "Pause", meaning, on=stopped)
        if not words:
            self._line.hide()
        elif self._line.isHidden() or self.banner.text() != words:
            self._line.show()
            self.banner.show_notice("info", words, GO_ON)
