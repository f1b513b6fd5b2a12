"""The icon in the tray, where the desktop has one: a way back to the window, and to a quick thought."""

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.windows.frame.main_window import MainWindow
from app.windows.starting.capturing import Capturing
from widgets.ground.icons import icon

STAY = "tray/stay"  # under this name the window remembers whether closing it leaves the program in the tray


def stays(memory: QSettings) -> bool:
    """Return whether the writer wants the program to stay in the tray when the window is closed."""
    return memory.value(STAY, defaultValue=False, type=bool) is True


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
        self.stay.setChecked(stays(memory))
        self.stay.toggled.connect(self._keep)
        self.menu.addAction(self.stay)
        self.menu.addAction("Quit", window.quit)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        window.stays = lambda: self.icon.isVisible() and stays(memory)
        self.icon.show()

    def open(self) -> None:
        """Bring the window to the front."""
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _keep(self, on: bool) -> None:
        self._memory.setValue(STAY, on)

    def _begin(self) -> None:
        self.open()
        self._window.acting.do("new")

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open()
