"""What a draft once said: every version in a list, and beside it what restoring one would change."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QPushButton, QSplitter, QTextBrowser, QWidget

from widgets.drafts.differences import pieces
from widgets.drafts.marked_words import marked
from widgets.ground.icons import IconTool
from widgets.ground.places_in_text import showable
from widgets.ground.style import set_role
from widgets.ground.words import Words, column, row

NARROW = 440  # pixels, below which the list stands over the difference
LIST_WIDTH = 144  # pixels; what a day and a time need
NOW = "This is what the draft says now."
LEGEND = "Underlined words would come back. Words that are struck through would go."


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionItem:
    """One version of a draft."""

    number: int
    when: str  # such as "Today 14:03" and, on a second line, "26 words"
    text: str
    besides: str = ""  # what else differs from the draft as it is, in a sentence


class VersionsView(QWidget):
    """Shows versions, the newest first, and tells which one is to be restored."""

    restored = Signal(int)  # the number of a version
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[VersionItem, ...] = ()
        self._now = ""
        self._model = QStringListModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName("Versions")
        self._list.setProperty("role", "lines")
        self._list.setMinimumWidth(LIST_WIDTH)
        self._list.selectionModel().currentChanged.connect(self._show)
        self._list.activated.connect(self._restore)
        self._difference = QTextBrowser()
        self._difference.setOpenLinks(False)
        self._difference.setAccessibleName("What restoring this version would change")
        self._said = Words(role="muted")
        self._go = QPushButton("Restore this version")
        set_role(self._go, "primary")
        self._go.clicked.connect(self._restore)
        close = IconTool("Close the versions (Esc)", "ph.x")
        close.clicked.connect(self.closed)
        reading = QWidget()
        box = column(self._difference, self._said, row(None, self._go))
        box.setContentsMargins(8, 0, 0, 0)
        reading.setLayout(box)
        self._sides = sides = QSplitter(Qt.Orientation.Horizontal)
        for part in (self._list, reading):
            sides.addWidget(part)
        sides.setSizes([190, 350])
        sides.setStretchFactor(1, 1)
        sides.setChildrenCollapsible(False)
        head = row(Words("Versions", "title", wrap=False), None, close)
        box = column(head, sides, spacing=8)
        box.setStretchFactor(sides, 1)
        self.setLayout(box)
        self.setFocusProxy(self._list)

    def show_versions(self, items: Sequence[VersionItem], now: str) -> None:
        """Show `items`, the newest first, each compared with the text as it is `now`."""
        self._items, self._now = tuple(items), now
        self._model.setStringList([showable(item.when) for item in items])
        self._list.setCurrentIndex(self._model.index(min(1, len(self._items) - 1)))
        self._show(self._list.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list over the difference where there is no room beside it."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        across = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if across != self._sides.orientation():
            self._sides.setOrientation(across)
            self._sides.setSizes([90, 170] if narrow else [190, 350])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show(self._list.currentIndex())

    def _show(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        item = self._items[index.row()] if index.isValid() else None
        same = item is not None and item.text == self._now
        self._difference.setHtml(marked(pieces(self._now, item.text)) if item else "")
        said = (
            "" if item is None else " ".join(part for part in (NOW if same else LEGEND, item.besides) if part)
        )
        self._said.say(said)
        self._go.setEnabled(item is not None and (not same or bool(item.besides)))

    def _restore(self) -> None:
        index = self._list.currentIndex()
        if index.isValid() and self._go.isEnabled():
            self.restored.emit(self._items[index.row()].number)
