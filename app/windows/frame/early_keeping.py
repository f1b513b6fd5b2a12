"""Saves what is typed while the engine is being loaded: a crash then takes no more than later on."""

import logging

from PySide6.QtCore import QObject, QTimer

from app.errors import StoreError
from app.places import Places
from app.services.drafting.last_draft import keep_early
from app.windows.frame.main_window import MainWindow

log = logging.getLogger(__name__)

EVERY_MS = 600  # as often as somebody who types on is saved later, and a little oftener


class EarlyKeeping(QObject):
    """Looks at the text of a window until the window is furnished; who types nothing costs nothing."""

    def __init__(self, window: MainWindow, places: Places) -> None:
        """Keep what is typed in `window` in the database of `places`."""
        super().__init__(window)
        self._window = window
        self._places = places
        self._kept = window.editor.text()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._keep)
        self._timer.start()

    def _keep(self) -> None:
        if self._window.furnished:
            self._timer.stop()
            return
        text = self._window.editor.text()
        if text == self._kept:
            return
        window = self._window
        draft = window.writing.draft if hasattr(window, "writing") else window.draft
        try:
            window.draft = keep_early(self._places, draft, text)
        except StoreError as error:
            log.warning("what was typed at the start could not be saved yet: %s", error)
            return  # the engine tells of it, if it cannot either
        self._kept = text
