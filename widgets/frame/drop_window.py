"""A window onto which words and files can be dropped."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from widgets.editing.offered_media import offered_files


class DropWindow(QMainWindow):
    """Takes what no part of it has taken; an event filter would cost something with every letter."""

    dropped = Signal(object)  # a QMimeData with files of this computer, or with words

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take words and files of this computer."""
        if offered_files(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        self.dropped.emit(event.mimeData())
        event.acceptProposedAction()
