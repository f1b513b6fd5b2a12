"""The mind that looks after the data: backup, restore, export, and the examination of everything."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.background import Background
from app.errors import AppError
from app.places import Places
from app.services.engine import Engine
from app.windows.message import Message, Tone
from app.windows.mind import Mind

if TYPE_CHECKING:  # loaded when the data is looked after
    from app.archives.manifest import Manifest
    from app.services.upkeep.backup import Backup
    from app.services.upkeep.exporting import Exported

Result = TypeVar("Result")


class LookingAfter(Mind):
    """Does one thing at a time, beside the window, and says what came of it."""

    busy = Signal(str)  # what is being done, in words; "" when it is done
    examined = Signal(object)  # a tuple of Finding
    offered = Signal(object, str)  # the Path of a backup that can be restored, and what it is, in words
    restore_wanted = Signal(object)  # a Path: the program has to end its engine first

    def __init__(
        self,
        parent: QObject,
        *,
        engine: Engine,
        background: Background,
        places: Places,
        save: Callable[[], object],
    ) -> None:
        """Look after what is in `places`; `save` writes down what is on the screen."""
        super().__init__(engine=engine, background=background, parent=parent)
        self.places = places
        self._save = save
        self._doing = ""

    def back_up(self, target: Path) -> None:
        """Write a backup to `target`, which the person has chosen, also where it is there already."""

        self._save()

        def make() -> "Backup":
            from app.services.upkeep.backup import make_backup

            return make_backup(self.places, target, datetime.now(UTC), replace=True)

        def made(backup: "Backup") -> None:
            self._tell(f"The backup is in {backup.path}. Passwords are not in it.", backup.path.parent)

        self._do("Making the backup", asyncio.to_thread(make), made)

    def export(self, folder: Path) -> None:
        """Write everything as files into a new folder below `folder`."""
        target = folder / f"rapport-export-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"

        self._save()

        def make() -> "Exported":
            from app.services.upkeep.exporting import export_everything

            return export_everything(self.places, target)

        def made(exported: "Exported") -> None:
            self._tell(f"Everything is in {exported.folder}. Passwords are not in it.", exported.folder)

        self._do("Exporting everything", asyncio.to_thread(make), made)

    def examine(self) -> None:
        """Examine everything, and ask the servers of the accounts."""

        async def look() -> object:
            from app.services.upkeep.doctor import examine

            return await examine(self.places, doors=self._engine.doors)

        self._do("Examining", look(), self.examined.emit)

    def look_into(self, archive: Path) -> None:
        """Read what the backup `archive` says of itself, and offer to restore it."""

        def read() -> "Manifest":
            from app.archives.archive import read_manifest

            return read_manifest(archive)

        def seen(manifest: "Manifest") -> None:
            made_at = manifest.made_at.astimezone()
            words = (
                f"{archive.name} was made on {made_at:%d %B %Y at %H:%M}. Restoring it puts it in the place "
                "of what is here, which is kept beside it. Rapport closes its window for that and opens it "
                "again."
            )
            self.offered.emit(archive, words)

        self._do("Reading the backup", asyncio.to_thread(read), seen)

    def open_folder(self) -> None:
        """Show the folder of the data in the desktop's own way."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.places.data))):
            self.told.emit(Message(sentence=f"Your data is in {self.places.data}.", stays=True))

    def _do(self, words: str, work: Coroutine[Any, Any, Result], done: Callable[[Result], object]) -> None:
        if self._doing:
            work.close()
            self.told.emit(Message(sentence=f"{self._doing} comes first. Try again when it is done."))
            return
        self._doing = words
        self.busy.emit(words)

        def ended(result: Result) -> None:
            self._end()
            done(result)

        def failed(error: AppError) -> None:
            self._end()
            self._fail(error)

        self._background.run(work, ended, failed)

    def _end(self) -> None:
        self._doing = ""
        self.busy.emit("")

    def _tell(self, sentence: str, folder: Path) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

        self.told.emit(Message(sentence=sentence, tone=Tone.SUCCESS, action="Show it", act=show, stays=True))
