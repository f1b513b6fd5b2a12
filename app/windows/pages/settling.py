"""The mind behind Settings and the welcome: keeps the answers in the file, and lets the coach know them."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from app.background import Background
from app.errors import AppError
from app.services.engine import Engine
from app.settings import Settings
from app.settings.keeping import keep_answers, read_answers
from app.windows.drafting.reviewing import Reviewing
from coach.answers import Answers
from widgets.ground.look import Look

WELCOMED = "welcome/done"  # under this name the window remembers that it has said welcome


class Settling(QObject):
    """Holds what the writer answered; the file is the one truth, and is read each time it is shown."""

    listed = Signal(object)  # the Answers in the file
    said = Signal(str, bool)  # a sentence, and whether it is about trouble

    def __init__(
        self,
        reviewing: Reviewing,
        *,
        engine: Engine,
        background: Background,
        path: Path,
        memory: QSettings,
        look: Look,
        parent: QObject,
    ) -> None:
        """Keep answers in the settings at `path`; `reviewing` reads for whom they describe."""
        super().__init__(parent)
        self._reviewing = reviewing
        self._engine = engine
        self._background = background
        self._path = path
        self.memory = memory
        self.look = look
        self._kept_times = 0

    @property
    def is_new(self) -> bool:
        """Return whether nobody was welcomed here, and nobody wrote settings by hand."""
        welcomed = self.memory.value(WELCOMED, defaultValue=False, type=bool) is True
        return not welcomed and not self._path.exists()

    def welcomed(self) -> None:
        """Say welcome no more."""
        self.memory.setValue(WELCOMED, True)

    def refresh(self) -> None:
        """Read the file; what was read before a change of the writer's is never listed after it."""
        kept_times = self._kept_times

        async def read() -> Answers:
            return read_answers(self._path)

        def list_answers(answers: Answers) -> None:
            if kept_times == self._kept_times:
                self.listed.emit(answers)

        self._background.run(read(), list_answers, self._fail)

    def keep(self, answers: Answers) -> None:
        """Put `answers` into the file, and let the coach know."""
        self._kept_times += 1

        async def keep() -> Settings:
            return keep_answers(self._path, answers)

        self._background.run(keep(), self._kept, self._fail)

    def _kept(self, settings: Settings) -> None:
        self._engine.settings = settings
        self._reviewing.read_for(settings.profile)
        self.said.emit("Saved.", False)

    def _fail(self, error: AppError) -> None:
        self.said.emit(str(error), True)
