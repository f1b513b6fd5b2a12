"""The desktop's own notices: through the tray icon where there is one, else through the desktop portal."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.services.always.gathering import Summary

if TYPE_CHECKING:  # loaded where there is no tray, and somebody has to be told of something
    from PySide6.QtDBus import QDBusConnection, QDBusMessage
    from PySide6.QtWidgets import QSystemTrayIcon

SERVICE, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Notification"
ONE = "rapport-summary"  # under this name a new notice takes the place of the one before it
OPEN = "open-"  # what the desktop tells when a notice is clicked, with the page behind it
SHOWN_MS = 15_000


class Notices(QObject):
    """Shows one summary at a time, and says which page is wanted when it is clicked."""

    clicked = Signal(str)  # the name of a page

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tray: QSystemTrayIcon | None = None
        self._bus: QDBusConnection | None = None
        self._page = ""

    def use_tray(self, icon: "QSystemTrayIcon") -> None:
        """Show notices beside `icon` from now on."""
        self._tray = icon
        icon.messageClicked.connect(lambda: self.clicked.emit(self._page))

    def show(self, summary: Summary) -> None:
        """Show `summary`; a desktop that has no place for it shows nothing."""
        self._page = summary.page
        if self._tray is not None:
            self._tray.showMessage(summary.title, summary.words, self._tray.icon(), SHOWN_MS)
        elif sys.platform.startswith("linux"):
            self._show_by_portal(summary)

    def _show_by_portal(self, summary: Summary) -> None:
        from PySide6.QtDBus import QDBusMessage

        bus = self._session()
        call = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "AddNotification")
        notice = {
            "title": summary.title,
            "body": summary.words,
            "priority": "normal",
            "default-action": f"{OPEN}{summary.page}",
        }
        call.setArguments([ONE, notice])
        bus.asyncCall(call)  # whoever is not there does not answer, and nobody waits

    def _session(self) -> "QDBusConnection":
        if self._bus is None:
            from PySide6.QtDBus import QDBusConnection

            self._bus = QDBusConnection.sessionBus()
            self._bus.connect(SERVICE, PATH, INTERFACE, "ActionInvoked", self, b"1invoked(QDBusMessage)")
        return self._bus

    @Slot("QDBusMessage")
    def invoked(self, message: "QDBusMessage") -> None:
        """Hear from the desktop that a notice was clicked."""
        told = message.arguments()
        if len(told) >= 2 and told[0] == ONE and str(told[1]).startswith(OPEN):
            self.clicked.emit(str(told[1]).removeprefix(OPEN))
