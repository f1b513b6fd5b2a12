"""The drafts at the left of the Write page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QListView, QStackedWidget, QWidget

from widgets.drafts_model import DraftDelegate, DraftItem, DraftsModel
from widgets.empty_state import EmptyState
from widgets.icons import IconTool
from widgets.words import Words, column, row

__all__ = ["DraftItem", "DraftsList"]


class DraftsList(QWidget):
    """Shows drafts and tells which one is wanted; the arrow keys go through them, Delete puts one away."""

    chosen = Signal(str)  # the id of the draft that the writer went to
    new_requested = Signal()
    delete_requested = Signal(str)  # the id of a draft

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = DraftsModel(self)
        self._delegate = DraftDelegate(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._delegate)
        self._view.setUniformItemSizes(True)  # ten thousand rows are laid out as quickly as ten
        self._view.setMouseTracking(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setAccessibleName("Drafts")
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._view.selectionModel().currentChanged.connect(self._tell)
        delete = QAction("Delete this draft", self._view)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._delete)
        self._view.addAction(delete)
        new = IconTool("New draft", "ph.note-pencil", "accent")
        new.clicked.connect(self.new_requested)
        empty = EmptyState(
            "ph.note-pencil",
            "No drafts yet",
            "Every pause in your typing is kept here, so that nothing you write is lost.",
            "Write something",
        )
        empty.started.connect(self.new_requested)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._view)
        self._pages.addWidget(empty)
        head = row(Words("Drafts", "title", wrap=False), None, new)
        head.setContentsMargins(16, 8, 8, 0)
        self.setLayout(column(head, self._pages, spacing=8))
        self._showing = False
        self.show_drafts((), "")

    @property
    def items(self) -> tuple[DraftItem, ...]:
        """Return the drafts that are listed."""
        return self._model.items

    def show_drafts(self, drafts: Sequence[DraftItem], current: str) -> None:
        """Show `drafts`, the one with the id `current` marked. Tells nothing."""
        self._showing = True
        self._model.show_items(drafts)
        place = next((nth for nth, item in enumerate(self._model.items) if item.id == current), -1)
        if place != self._view.currentIndex().row():
            self._view.setCurrentIndex(self._model.index(place) if place >= 0 else QModelIndex())
        self._pages.setCurrentIndex(0 if drafts else 1)
        self._showing = False

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._delegate.forget_fonts()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a new draft where the system's key for it is pressed in the list."""
        if event.matches(QKeySequence.StandardKey.New):
            self.new_requested.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        if not self._showing and index.isValid():
            self.chosen.emit(self._model.items[index.row()].id)

    def _delete(self) -> None:
        index = self._view.currentIndex()
        if index.isValid():
            self.delete_requested.emit(self._model.items[index.row()].id)
