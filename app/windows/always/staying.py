"""Lets the program stay when its window is closed: with a tray icon, or a word that there is none."""

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from app.windows.always.capturing import Capturing
from app.windows.always.notifying import Notifying
from app.windows.always.tray import Tray
from app.windows.frame.coming_forward import come_forward
from app.windows.frame.main_window import MainWindow
from app.windows.message import Message

AGAIN_MS = 2000  # at login the desktop's bar may come after us
TRIES = 15

WITHOUT = (
    "This desktop shows no tray icons, so Rapport waits in the task bar, and closing the window ends it. "
    "“rapport publisher” publishes without a window."
)


class Staying(QObject):
    """Looks for a tray; a hidden window that finds none for a while comes to the task bar."""

    def __init__(
        self,
        window: MainWindow,
        *,
        capturing: Capturing,
        notifying: Notifying,
        memory: QSettings,
    ) -> None:
        """Begin to look."""
        super().__init__(window)
        self._window = window
        self._capturing = capturing
        self._notifying = notifying
        self._memory = memory
        self._left = TRIES
        self.tray: Tray | None = None
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.look)
        notifying.notices.clicked.connect(self.open)
        self.look()

    def look(self) -> None:
        """Show the icon if there is a tray by now."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.tray = Tray(self._window, self._capturing, self._memory)
            self._notifying.notices.use_tray(self.tray.icon)
        elif self._left and not self._window.isVisible():
            self._left -= 1
            self._again.start()
        elif not self._window.isVisible():
            self._window.showMinimized()
            self._window.tell(Message(sentence=WITHOUT, stays=True))

    def open(self, page: str) -> None:
        """Bring the window to the front, on `page`."""
        come_forward(self._window)
        self._window.show_page(page)
