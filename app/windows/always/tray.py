"""The icon in the tray, where the desktop has one: a way back to the window, and to a quick thought."""

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.windows.always.capturing import Capturing
from app.windows.always.choices import keep_stays, stays
from app.windows.frame.coming_forward import come_forward
from app.windows.frame.main_window import MainWindow
from widgets.ground.icons import icon


class Tray(QObject):
    """Shows the icon and its menu. Closing the window quits, unless the writer ticked that it stays."""

    def __init__(self, window: MainWindow, capturing: Capturing, memory: QSettings) -> None:
        """Lead to `window` and to what `capturing` opens; `memory` keeps what the writer ticked."""
        super().__init__(window)
        self._window = window
        self._memory = memory
        self.menu = QMenu()
        self.icon = QSystemTrayIcon(icon("ph.pencil-simple", "accent"), self)
        self.icon.setToolTip("Rapport")
        for words, act in (
            ("Open Rapport", self.open),
            ("New draft", self._begin),
            ("Note a thought", capturing.open),
        ):
            self.menu.addAction(words, act)
        self.menu.addSeparator()
        self.stay = QAction("Stay here when the window is closed", self.menu, checkable=True)
        self._show_choice()
        self.menu.aboutToShow.connect(self._show_choice)  # Settings may have changed it
        self.stay.toggled.connect(self._keep)
        self.menu.addAction(self.stay)
        self.menu.addAction("Quit", window.quit)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        window.stays = lambda: self.icon.isVisible() and stays(memory)
        self.icon.show()

    def open(self) -> None:
        """Bring the window to the front."""
        come_forward(self._window)

    def _keep(self, on: bool) -> None:
        keep_stays(self._memory, on)

    def _show_choice(self) -> None:
        self.stay.setChecked(stays(self._memory))

    def _begin(self) -> None:
        self.open()
        self._window.acting.do("new")

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open()
