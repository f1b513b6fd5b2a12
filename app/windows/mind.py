"""A mind: what stands behind a part of the window, asks the engine, and tells what came of it."""

from PySide6.QtCore import QObject, Signal

from app.background import Background
from app.errors import AppError
from app.services.engine import Engine
from app.windows.message import Message, Tone


class Mind(QObject):
    """Asks `engine` through `background`, so that the window never waits."""

    told = Signal(object)  # a Message

    def __init__(self, *, engine: Engine, background: Background, parent: QObject | None = None) -> None:
        """Ask `engine`, and hear its answers on the thread of the window."""
        super().__init__(parent)
        self._engine = engine
        self._background = background

    def _fail(self, error: AppError) -> None:
        self.told.emit(Message(sentence=str(error), tone=Tone.ERROR))
