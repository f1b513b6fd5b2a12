"""The mind behind Settings and the welcome: keeps the answers in the file, and lets the coach know them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.background import Background
from app.errors import AppError
from app.model.delivery import LatePolicy
from app.services.engine import Engine
from app.settings import Settings, load_settings
from app.settings.keeping import keep_answers, keep_publishing, read_answers
from app.windows.drafting.reviewing import Reviewing
from app.windows.message import Message, Tone
from coach.answers import Answers
from widgets.ground.look import Look

WELCOMED = "welcome/done"  # under this name the window remembers that it has said welcome


class Settling(QObject):
    """Holds what the writer answered; the file is the one truth, and is read each time it is shown."""

    listed = Signal(object)  # the Answers in the file
    said = Signal(str, bool)  # a sentence, and whether it is about trouble
    changed = Signal(object)  # the Settings that hold from now on
    told = Signal(object)  # a Message about the file

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
        self._keep(lambda: keep_answers(self._path, answers))

    def _keep(self, write: Callable[[], Settings]) -> None:
        self._kept_times += 1

        async def keep() -> Settings:
            settings = write()
            self._engine.change_settings(settings)
            return settings

        def kept(settings: Settings) -> None:
            self._take(settings)
            self.said.emit("Saved.", False)

        self._background.run(keep(), kept, self._fail)

    @property
    def settings(self) -> Settings:
        """Return the settings that hold now."""
        return self._engine.settings

    def keep_publishing(self, undo: timedelta, undo_heated: timedelta, late: LatePolicy) -> None:
        """Put what was chosen about publishing into the file; it holds from the next post on."""
        self._keep(lambda: keep_publishing(self._path, undo=undo, undo_heated=undo_heated, late=late))

    def start(self) -> None:
        """Tell where the settings could not be used."""
        if self._engine.settings.trouble:
            self._tell_trouble(self._engine.settings.trouble)

    def read_again(self) -> None:
        """Take the settings as the file says them now."""

        async def read() -> Settings:
            settings = load_settings(self._path)
            self._engine.change_settings(settings)
            return settings

        def taken(settings: Settings) -> None:
            self._take(settings)
            self.refresh()
            self.told.emit(Message(sentence="The settings are read, and hold now.", tone=Tone.SUCCESS))

        self._background.run(read(), taken, lambda error: self._tell_trouble(str(error)))

    def _open_file(self) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path))):
            sentence = "Mend the file and save it. Then Rapport can read it again."
        else:
            sentence = (
                f"Nothing here opens {self._path}. Mend it in an editor; then Rapport can read it again."
            )
        self.told.emit(Message(sentence=sentence, action="Read it again", act=self.read_again, stays=True))

    def _tell_trouble(self, why: str) -> None:
        sentence = f"{why} Until it is mended, the usual settings hold."
        self.told.emit(
            Message(sentence=sentence, tone=Tone.ERROR, action="Open the file", act=self._open_file)
        )

    def _take(self, settings: Settings) -> None:
        self._reviewing.read_for(settings.profile)
        self.changed.emit(settings)

    def _fail(self, error: AppError) -> None:
        self.said.emit(str(error), True)
