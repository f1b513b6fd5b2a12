"""The mind that takes what comes from outside: from another `rapport`, or dropped on the window or icon."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from app.background import Background
from app.model.account import Account
from app.services.drafting.composed import Composed
from app.services.engine import Engine
from app.windows.frame.coming_forward import come_forward
from app.windows.frame.main_window import MainWindow
from app.windows.message import Message, Tone
from app.windows.mind import Mind
from widgets.editing.offered_media import offered_files


class Receiving(Mind):
    """Opens in `window` what it is given, and brings the window to the front."""

    def __init__(self, window: MainWindow, *, engine: Engine, background: Background) -> None:
        """Look accounts up with `engine` through `background`."""
        super().__init__(engine=engine, background=background, parent=window)
        self._window = window
        window.setAcceptDrops(True)
        window.dropped.connect(self._take_dropped)
        window.write_page.media.texts_offered.connect(self._open_files)
        self.told.connect(window.tell)
        if sys.platform == "darwin" and (application := QApplication.instance()) is not None:
            application.installEventFilter(self)  # a file that was dropped on the icon; no other system tells

    def take(self, composed: Composed) -> None:
        """Show the window, and in it what is to be written."""
        window = self._window
        come_forward(window)
        if composed.empty:
            return
        window.show_page("write")
        if composed.accounts:
            looked_up = self._engine.accounts.all()
            self._background.run(looked_up, lambda found: self._open(composed, found), self._fail)
        else:
            self._open(composed, ())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002  # Qt gives it
        """Take files that the system opens with us."""
        if isinstance(event, QFileOpenEvent):
            self.take(Composed(files=(Path(event.file()),)))
            return True
        return False

    def _take_dropped(self, offered: QMimeData) -> None:
        files = offered_files(offered)
        self.take(Composed(text="" if files else offered.text(), files=files))

    def _open(self, composed: Composed, known: Sequence[Account]) -> None:
        chosen: list[str] = []
        for wanted in composed.accounts:
            found = [one.id for one in known if _is_called(one, wanted)]
            chosen += found
            if not found:
                sentence = f"There is no account {wanted} here. Choose the accounts above the text."
                self.told.emit(Message(sentence=sentence, tone=Tone.ERROR))
        writing = self._window.writing
        if composed.text:
            writing.new()
            accounts = tuple(dict.fromkeys(chosen)) or writing.draft.accounts
            writing.change(replace(writing.draft, text=composed.text, accounts=accounts))
            writing.refresh_accounts()  # so that the chips show the ones that were named
        if composed.media:
            self._window.attaching.add_files(composed.media)
        if composed.drafts:
            self._open_files(composed.drafts)
        self._window.write_page.focus_editor()

    def _open_files(self, files: Sequence[Path]) -> None:
        self._window.shelving.take_files(files)


def _is_called(account: Account, wanted: str) -> bool:
    """Return whether `wanted` names `account`: as "handle", "@handle" or "network:handle"."""
    network, colon, handle = wanted.partition(":")
    if colon and network.casefold() != account.network.casefold():
        return False
    return (handle if colon else wanted).removeprefix("@").casefold() == account.handle.casefold()
