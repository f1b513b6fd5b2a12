"""Writes the draft on the screen down: after a pause, at once, and before the window closes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.background import Background
from app.errors import AppError
from app.model.draft import Draft
from app.services.engine import Engine
from app.windows.drafting.autosave import Autosave
from app.windows.message import Message, Tone

LAST_SAVE_S = 10.0
TRY_AGAIN_MS = 5000


SAVED, SAVING, NOT_SAVED = STATES = "Saved", "Saving …", "Not saved"


class Saving(QObject):
    """Saves what `draft` returns whenever it was touched, and tells how far it is."""

    state = Signal(str)  # one of `STATES`
    told = Signal(object)  # a Message

    def __init__(
        self, draft: Callable[[], Draft], *, engine: Engine, background: Background, parent: QObject
    ) -> None:
        """Save what `draft` returns to `engine` through `background`."""
        super().__init__(parent)
        self._draft = draft
        self._engine = engine
        self._background = background
        self._under_way = 0
        self._autosave = Autosave(self)
        self._autosave.due.connect(self.save)

    def touch(self) -> None:
        """Say that the draft has changed."""
        self.state.emit(SAVING)
        self._autosave.touch()

    def save_now(self) -> None:
        """Write the draft down without waiting for a pause, if it has changed."""
        self._autosave.save_now()

    def save(self) -> None:
        """Write the draft down, changed or not."""
        self._under_way += 1
        self._background.run(self._engine.composing.save(self._draft()), self._saved, self._not_saved)

    def close(self) -> None:
        """Write the draft down, and wait until the disk has it.

        Raises AppError or TimeoutError where that fails.
        """
        self._autosave.due.disconnect(self.save)
        self._autosave.save_now()
        self._background.wait_for(self._engine.composing.save(self._draft()), LAST_SAVE_S)

    def _saved(self, _: Draft) -> None:
        self._under_way -= 1
        if not self._under_way and not self._autosave.pending:
            self.state.emit(SAVED)

    def _not_saved(self, error: AppError) -> None:
        self._under_way -= 1
        self.state.emit(NOT_SAVED)
        self.told.emit(Message(sentence=f"Your text is not saved yet: {error}", tone=Tone.ERROR))
        QTimer.singleShot(TRY_AGAIN_MS, self, self._autosave.touch)
