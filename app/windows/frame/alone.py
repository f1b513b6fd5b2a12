"""Nothing but the text: the editor has the whole window for a while, and Esc brings the rest back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.windows.write.write_page import WritePage
from widgets.ground.words import column


class Alone(QWidget):
    """A page with room for the texts of the Write page, which lends them and takes them back."""

    def __init__(self, window: QMainWindow, rail: QWidget, stack: QStackedWidget, page: WritePage) -> None:
        """Take the room of `stack` and `rail` in `window` for the texts of `page`."""
        super().__init__()
        self._window = window
        self._rail = rail
        self._stack = stack
        self._page = page
        self._before = window.windowState()
        self._box = column(margin=16)
        self.setLayout(self._box)
        stack.addWidget(self)

    @property
    def on(self) -> bool:
        """Return whether the text has the window for itself."""
        return self._box.count() > 0

    def enter(self) -> None:
        """Give the whole window to the text."""
        if not self.on:
            self._before = self._window.windowState()
            self._box.addWidget(self._page.lend_texts())
            self._stack.setCurrentWidget(self)
            self._rail.hide()
            self._window.setWindowState(self._before | Qt.WindowState.WindowFullScreen)
            self._page.focus_editor()

    def leave(self) -> None:
        """Show the rest of the window again beside the text."""
        if self.on:
            self._window.setWindowState(self._before)
            self._rail.show()
            self._page.take_texts_back()
            self._stack.setCurrentWidget(self._page)
            self._page.focus_editor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc, when no part has a better use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
