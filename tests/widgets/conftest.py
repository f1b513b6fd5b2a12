"""What the tests of the parts of the screen share: a screen that needs no screen, and the theme on it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.editing.editor import Editor
from widgets.ground.style import apply, light


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[None]:
    """Put the light theme on the program before each test, and let go of its widgets afterwards."""
    apply(qapp, light())
    yield
    # Outside an event loop nobody carries out deleteLater, and each later theme would style the dead again.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def editor(qtbot: QtBot) -> Editor:
    """An editor on the screen, with the cursor in it."""
    editor = Editor()
    qtbot.addWidget(editor)
    editor.resize(700, 420)
    editor.show()
    qtbot.waitExposed(editor)
    editor.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return editor
