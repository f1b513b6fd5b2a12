"""Restores a backup between two lives of the window, while nothing has the data open."""

from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.places import Places
from app.services.upkeep.restoring import restore_backup, restored_words
from app.windows.message import Message, Tone
from widgets.ground.words import Words, column


class Waiting(QWidget):
    """A small window with one sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setWindowTitle("Rapport")
        self.setLayout(column(Words(sentence), margin=24))
        self.resize(420, 100)


class _Told(QObject):
    message = Signal(object)


def restore_here(places: Places, archive: Path) -> Message:
    """Restore `archive` on a thread of its own and return what came of it; a small window says so."""
    told, loop, messages = _Told(), QEventLoop(), list[Message]()

    def work() -> None:
        try:
            words = restored_words(restore_backup(places, archive, datetime.now(UTC)))
        except AppError as error:
            sentence = f"The backup was not restored. {error}"
            told.message.emit(Message(sentence=sentence, tone=Tone.ERROR))
        else:
            told.message.emit(Message(sentence=words, tone=Tone.SUCCESS, stays=True))

    def heard(message: Message) -> None:
        messages.append(message)
        loop.quit()

    told.message.connect(heard, Qt.ConnectionType.QueuedConnection)
    window = Waiting(f"Restoring {archive.name}. This may take a moment.")
    window.show()
    thread = Thread(target=work, name="restoring", daemon=True)
    thread.start()
    loop.exec()
    thread.join()
    window.close()
    window.deleteLater()
    return messages[0]
