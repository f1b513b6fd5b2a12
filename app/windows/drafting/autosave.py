"""Decides when to save: at every pause in typing, and at the latest while typing goes on and on."""

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 400  # a breath between two thoughts
LATEST_MS = 1000  # leaves a second for a busy machine, so that no more than 2 s of typing can be lost


class Autosave(QObject):
    """Says `due` once there is something to save and the moment is right."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing to save."""
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._pause.timeout.connect(self.save_now)
        self._latest.timeout.connect(self.save_now)

    @property
    def pending(self) -> bool:
        """Return whether something waits to be saved."""
        return self._pause.isActive()

    def touch(self) -> None:
        """Say that something was changed."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def save_now(self) -> None:
        """Be due at once if something waits to be saved."""
        waited = self._pause.isActive() or self._latest.isActive()
        self._pause.stop()
        self._latest.stop()
        if waited:
            self.due.emit()
