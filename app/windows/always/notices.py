"""The desktop's own notices: through the tray icon where there is one, else through the desktop portal."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.always.gathering import Summary

if TYPE_CHECKING:  # whoever has an icon has loaded it
    from PySide6.QtWidgets import QSystemTrayIcon

SERVICE, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Notification"
ONE = "rapport-summary"  # under this name a new notice takes the place of the one before it
SHOWN_MS = 15_000


class Notices(QObject):
    """Shows one summary at a time, and says which page is wanted when one beside the tray is clicked."""

    clicked = Signal(str)  # the name of a page

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tray: QSystemTrayIcon | None = None
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
        """Show `summary` without a tray; the click is not heard, as PySide cannot connect to a bus."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        call = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "AddNotification")
        call.setArguments([ONE, {"title": summary.title, "body": summary.words, "priority": "normal"}])
        QDBusConnection.sessionBus().asyncCall(call)  # whoever is not there does not answer; nobody waits
