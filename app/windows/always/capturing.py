"""The mind behind the small window for a thought: it becomes a draft, or waits for the next time."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from app.background import Background
from app.services.drafting.carrying import Carried
from app.services.engine import Engine
from app.windows.message import Message, Tone
from app.windows.mind import Mind

if TYPE_CHECKING:  # built when it is first wanted
    from widgets.frame.capture_window import CaptureWindow

WAITING = "capture/text"  # under this name the window remembers what was not captured yet


class Capturing(Mind):
    """Opens the small window, and keeps what is in it."""

    def __init__(self, *, engine: Engine, background: Background, memory: QSettings, parent: QObject) -> None:
        """Make drafts with `engine` through `background`; `memory` keeps what is none yet."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._memory = memory

    @cached_property
    def window(self) -> "CaptureWindow":
        """Return the small window."""
        from widgets.frame.capture_window import CaptureWindow

        window = CaptureWindow()
        window.show_text(str(self._memory.value(WAITING, defaultValue="")))
        window.captured.connect(self._capture)
        window.hidden.connect(self._wait)
        return window

    def open(self) -> None:
        """Show the small window over all others, with what was left in it."""
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.text.setFocus()

    def close(self) -> None:
        """Keep what is in the window, and let go of it."""
        if "window" in self.__dict__:
            self._wait(self.window.text.toPlainText())
            self.window.hide()
            self.window.deleteLater()

    def _capture(self, text: str) -> None:
        self._wait(text)  # until the disk has it as a draft

        def captured(carried: Carried) -> None:
            if carried.drafts and self.window.text.toPlainText() == text:
                self.window.show_text("")
                self._wait("")
            refused = " ".join(carried.refused)
            self.told.emit(
                Message(
                    sentence=refused or "Your thought is among the drafts.",
                    tone=Tone.ERROR if refused else Tone.SUCCESS,
                )
            )

        self.window.hide()
        self._background.run(self._engine.carrying.take_text(text), captured, self._fail)

    def _wait(self, text: str) -> None:
        self._memory.setValue(WAITING, text)
        self._memory.sync()
