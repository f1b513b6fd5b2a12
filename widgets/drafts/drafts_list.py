"""The drafts at the left of the Write page: searched, narrowed, and everything that can be done with one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from widgets.drafts.draft_delegate import DraftDelegate
from widgets.drafts.drafts_model import DraftItem, DraftRows, DraftsModel
from widgets.ground.empty_state import EmptyState
from widgets.ground.icons import IconTool
from widgets.ground.words import Words, column, row

__all__ = ["DraftItem", "DraftRows", "DraftsList"]

SEARCH_AFTER_MS = 60  # less than a key takes to come up again
DRAFTS, ARCHIVE = "Drafts", "Archive"
ACTIONS = (  # what a row offers: its name for `asked`, its words, its key
    ("details", "Labels and note …", "F2"),
    ("pin", "Pin to the top", "Ctrl+T"),
    ("duplicate", "Duplicate", "Ctrl+D"),
    ("versions", "Versions …", "Ctrl+H"),
    ("export", "Export …", "Ctrl+Shift+S"),
    ("archive", "Archive", "Ctrl+E"),
    ("delete", "Delete", "Del"),
)


class DraftsList(QWidget):
    """Shows drafts and tells which one is wanted; the arrow keys go through them."""

    chosen = Signal(str)  # the id of the draft that the writer went to
    new_requested = Signal()
    asked = Signal(str, str)  # the name of one of `ACTIONS` and the id of a draft
    looked = Signal(str, str, bool)  # words to search, a label or "", and whether in the archive
    import_requested = Signal()
    paste_requested = Signal()
    export_all_requested = Signal(bool)  # True: as one table, False: as a folder

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = DraftsModel(self)
        self._delegate = DraftDelegate(self)
        self.view = _view(self._model, self._delegate)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search drafts")
        self._search.setAccessibleName("Search drafts")
        self._search.setClearButtonEnabled(True)
        self._where = QComboBox()
        self._where.setAccessibleName("Which drafts are shown")
        self._later = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._later.timeout.connect(self._look)
        self._search.textChanged.connect(self._later.start)
        self._where.activated.connect(self._look)
        self._actions = {name: self._action(name, words, keys) for name, words, keys in ACTIONS}
        self._pages = QStackedWidget()
        self._nothing = Words("No draft says that.", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for page in (self.view, self._empty(), self._nowhere()):
            self._pages.addWidget(page)
        new = IconTool("New draft", "ph.note-pencil", "accent")
        new.clicked.connect(self.new_requested)
        head = row(Words("Drafts", "title", wrap=False), None, self._more(), new, spacing=0)
        tools = column(self._search, self._where, spacing=8)
        tools.setContentsMargins(12, 0, 12, 0)
        head.setContentsMargins(16, 8, 8, 0)
        self._tools = QWidget()
        self._tools.setLayout(tools)
        box = column(head, self._tools, self._pages, spacing=8)
        box.setStretchFactor(self._pages, 1)
        self.setLayout(box)
        self._showing = False
        self.show_labels(())
        self.show_drafts((), "")

    @property
    def items(self) -> tuple[DraftItem, ...]:
        """Return the drafts that are listed."""
        return tuple(self._model.rows)

    def show_drafts(self, drafts: Sequence[DraftItem] | DraftRows, current: str) -> None:
        """Show `drafts`, the one with the id `current` marked. Tells nothing."""
        self._showing = True
        rows = drafts if isinstance(drafts, DraftRows) else DraftRows.of(drafts)
        self._model.show_rows(rows)
        place = rows.ids.index(current) if current in rows.ids else -1
        if place != self.view.currentIndex().row():
            self.view.setCurrentIndex(self._model.index(place) if place >= 0 else QModelIndex())
        narrowed = bool(self._search.text().strip()) or self._where.currentIndex() > 0
        self._pages.setCurrentIndex(0 if rows.ids else 2 if narrowed else 1)
        self._tools.setVisible(bool(rows.ids) or narrowed or self._where.count() > 2)
        self._showing = False

    def show_labels(self, labels: Sequence[str]) -> None:
        """Offer `labels` beside all drafts and the archive; the choice stays, if it is still there."""
        offered = [DRAFTS, ARCHIVE, *labels]
        if offered == [self._where.itemText(nth) for nth in range(self._where.count())]:
            return
        chosen = self._where.currentIndex(), self._where.currentText()
        with QSignalBlocker(self._where):
            self._where.clear()
            self._where.addItems(offered)
            place = chosen[0] if chosen[0] < 2 else self._where.findText(chosen[1])
            self._where.setCurrentIndex(max(0, place))

    def search(self, words: str) -> None:
        """Search for `words` as if they had been typed."""
        self._search.setText(words)

    def focus_search(self) -> None:
        """Put the cursor into the line for searching."""
        self._tools.show()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._delegate.forget_fonts()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a new draft with the system's key, go from the search to the list, and leave it with Esc."""
        if event.matches(QKeySequence.StandardKey.New):
            self.new_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.focus_search()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        self._later.stop()
        place = self._where.currentIndex()
        label = self._where.currentText() if place > 1 else ""
        self.looked.emit(self._search.text(), label, place == 1)

    def _tell(self, index: QModelIndex) -> None:
        if not self._showing and index.isValid():
            self.chosen.emit(self._model.rows.ids[index.row()])

    def _action(self, name: str, words: str, keys: str) -> QAction:
        action = QAction(words, self.view)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self._ask(name))
        self.view.addAction(action)
        return action

    def _ask(self, name: str) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.asked.emit(name, self._model.rows.ids[index.row()])

    def _open_menu(self) -> None:
        index = self.view.currentIndex()
        if not index.isValid():
            return
        item = self._model.rows[index.row()]
        self._actions["pin"].setText("Do not pin any more" if item.pinned else "Pin to the top")
        self._actions["archive"].setText("Take out of the archive" if item.archived else "Archive")
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self._actions.values()))
        menu.popup(self.view.viewport().mapToGlobal(self.view.visualRect(index).bottomLeft()))

    def _more(self) -> QToolButton:
        more = IconTool("Import and export", "ph.dots-three-bold")
        menu = QMenu(more)
        entries: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Import files …", self.import_requested.emit),
            ("New draft from the clipboard", self.paste_requested.emit),
            ("Export all as a folder …", lambda: self.export_all_requested.emit(False)),
            ("Export all as one table …", lambda: self.export_all_requested.emit(True)),
        )
        for words, act in entries:
            menu.addAction(words, act)
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more

    def _empty(self) -> EmptyState:
        empty = EmptyState(
            "ph.note-pencil",
            "No drafts yet",
            "Every pause in your typing is kept here, so that nothing you write is lost.",
            "Write something",
        )
        empty.started.connect(self.new_requested)
        return empty

    def _nowhere(self) -> QWidget:
        nowhere = QWidget()
        nowhere.setLayout(column(self._nothing, None, margin=24))
        return nowhere


def _view(model: DraftsModel, delegate: DraftDelegate) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setUniformItemSizes(True)  # ten thousand rows are laid out as quickly as ten
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setAccessibleName("Drafts")
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    return view
