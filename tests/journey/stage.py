"""The stage of the journey: the real program, keys to press, pictures to take, and a record of it all."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.assemble import engine_builder
from app.places import Places
from app.windows.starting.program import Program
from widgets.ground.notice import Notice
from widgets.ground.style import Theme, apply, dark, light

PATIENCE_MS = 30_000
SIZE = (1280, 800)


class Stage:
    """Runs the program as its user would, and writes down what can be seen."""

    def __init__(self, application: QApplication, home: Path, pictures: Path | None) -> None:
        """Start the program with everything it owns below `home`; pictures go to `pictures`, if anywhere."""
        self._application = application
        self._pictures = pictures
        self._ahead = timedelta()
        self.record: list[str] = []
        places = Places(data=home / "data", config=home / "config", logs=home / "logs")
        places.make()
        self._program = Program(application, places, engine_builder(places, self.now))
        self.window = self._program.open()
        self.window.resize(*SIZE)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow, "the window is active")

    def now(self) -> datetime:
        """Return the moment on the stage's clock, in UTC."""
        return datetime.now(UTC) + self._ahead

    def pass_until(self, moment: datetime) -> None:
        """Put the clock forward, as if the writer had waited."""
        self._ahead = moment - datetime.now(UTC)
        self._program.wake()

    def note(self, line: str) -> None:
        """Write a line into the record, and print it."""
        self.record.append(line)
        print(line, flush=True)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self._focus(), key, modifiers)

    def control(self, key: Qt.Key) -> None:
        """Press Ctrl and a key."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        """Type `text` key by key where the focus is."""
        for line_number, line in enumerate(text.split("\n")):
            if line_number:
                self.press(Qt.Key.Key_Return)
            QTest.keyClicks(self._focus(), line)

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait until `holds()`; raises TimeoutError naming `what` and what the window says after 30 s."""
        loop, look, deadline = QEventLoop(), QTimer(interval=10), QDeadlineTimer(PATIENCE_MS)
        look.timeout.connect(lambda: loop.quit() if holds() or deadline.hasExpired() else None)
        look.start()
        loop.exec()
        if not holds():
            told = [notice.text() for notice in self.window.findChildren(Notice) if notice.isVisible()]
            raise TimeoutError(f"It did not happen: {what}. Focus: {self._focus()}. The window says: {told}")

    def picture(self, name: str) -> None:
        """Take the window's picture in light and dark."""
        if self._pictures is None:
            return
        for theme in (light(), dark()):
            self._wear(theme)
            self.window.grab().save(str(self._pictures / f"{name}-{theme.name}.png"))
        self._wear(light())

    def close(self) -> None:
        """Close the window and end the program."""
        self.window.close()
        self._program.close()

    def _wear(self, theme: Theme) -> None:
        apply(self._application, theme)
        for _ in range(5):
            self._application.processEvents()

    def _focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        if widget is None:
            raise AssertionError("nothing has the focus")
        return widget


def prepare_screen() -> QApplication:
    """Return the application, on a screen that needs no screen unless there is a real one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["rapport"])
