"""One window for one data folder: the first program watches for the letters of later ones."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from app.services.drafting.composed import Composed
from app.services.drafting.letters import Letterbox

log = logging.getLogger(__name__)

UNWATCHED_MS = 1000  # between two looks where the system has no watch left for us


class Door(QObject):
    """Waits for later programs of the same data folder and takes what they hand over."""

    def __init__(
        self, letters: Path, take: Callable[[Composed], object], parent: QObject | None = None
    ) -> None:
        """Hand what lies in the folder `letters`, and what comes there, to `take`."""
        super().__init__(parent)
        self._take = take
        self._letterbox = Letterbox(letters)
        # Nobody's child, so that it ends with `close`, on this thread: ended on another one, it would leave
        # Qt with a watch on a file that is closed, and Qt runs in circles over that.
        self._watcher: QFileSystemWatcher | None = QFileSystemWatcher()
        self._soon = QTimer(self, singleShot=True, interval=0)  # a letter is several changes of the folder
        self._soon.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(self._soon.start)
        self._open(self._watcher)

    def close(self) -> None:
        """Wait for nobody any more."""
        self._soon.stop()
        self._watcher = None

    def _open(self, watcher: QFileSystemWatcher) -> None:
        try:
            self._letterbox.open()
        except OSError as error:
            log.warning("no second program can reach this one: %s", error)
            return
        if not watcher.addPath(str(self._letterbox.folder)):
            self._soon.setInterval(UNWATCHED_MS)
        self._soon.start()

    def _look(self) -> None:
        self._letterbox.collect(self._take)
        if self._watcher is None:
            return  # closed over what came
        if self._soon.interval():
            self._soon.start()
        elif not self._watcher.directories():  # somebody has thrown the folder away
            self._open(self._watcher)
