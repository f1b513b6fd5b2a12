"""Puts a part on the screen for a test, and finds a button in it by its words."""

from typing import TypeVar

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)


def shown(qtbot: QtBot, widget: W) -> W:
    """Return `widget`, on the screen until the test ends."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)  # the focus moves in the active window alone
    return widget


def button(within: QWidget, words: str) -> QPushButton:
    """Return the button that says `words`; raises StopIteration without one."""
    found = within.findChildren(QPushButton)
    return next(one for one in found if one.text() == words and not one.isHidden())
