"""A panel of emoji that are found by name: type, move with the arrows, take with Return."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from widgets.editing.emoji_names import Emoji, by_sign, search
from widgets.ground.style import font, set_role, theme
from widgets.ground.words import Words, column

CELL = QSize(40, 40)
SIZE = QSize(366, 360)  # eight cells and a scroll bar
SIGN_PIXELS = 22
AnyIndex = QModelIndex | QPersistentModelIndex
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class EmojiPicker(QFrame):
    """Floats in the window of `owner`. It knows every emoji; somebody else keeps the recent ones."""

    picked = Signal(str)  # an emoji
    closed = Signal()  # by Esc or by a pick; the focus should go back

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._recent: tuple[str, ...] = ()
        self._button = owner  # above which it stands
        set_role(self, "raised")
        self.setFixedSize(SIZE)
        self.field = QLineEdit(
            placeholderText="Find an emoji by name, such as bread", clearButtonEnabled=True
        )
        self.field.setAccessibleName("Find an emoji by name")
        self.grid = QListWidget()
        self.grid.setAccessibleName("Emoji")
        self.grid.setViewMode(QListView.ViewMode.IconMode)
        self.grid.setGridSize(CELL)
        self.grid.setUniformItemSizes(True)
        self.grid.setItemDelegate(_Cells(self.grid))
        self.grid.setMovement(QListView.Movement.Static)
        self.grid.setResizeMode(QListView.ResizeMode.Adjust)
        self.grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.name = Words(role="muted", wrap=False)
        self.setLayout(column(self.field, self.grid, self.name, spacing=8, margin=8))
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.grid.installEventFilter(self)
        self.grid.currentItemChanged.connect(self._say)
        self.grid.itemClicked.connect(self._pick)
        self.hide()

    def open_above(self, button: QWidget, recent: Sequence[str]) -> None:
        """Show the panel above `button`, with `recent` emoji first."""
        self._recent = tuple(recent)
        self._button = button
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        window.installEventFilter(self)
        self._place()
        self.field.clear()
        self._find("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # as Qt calls it
        """Look no longer after the window's size."""
        super().hideEvent(event)
        self._owner.window().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move through the grid while the field keeps the letters."""
        if watched is self.parentWidget():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                QTimer.singleShot(0, self, self._place)  # the button is moved after it
            return False
        if event.type() == QEvent.Type.FocusOut and not self._keeps_focus():
            self.hide()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        sideways = event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and not self.field.text()
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick(self.grid.currentItem())
        elif watched is self.field and (event.key() in _MOVES or sideways):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grid.keyPressEvent(event)
        elif watched is self.grid and event.text().strip():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.insert(event.text())
        else:
            return False
        return True

    def _place(self) -> None:
        window, button = self._owner.window(), self._button
        corner = button.mapTo(window, QPoint(0, 0))
        left = max(8, min(corner.x() + button.width() - SIZE.width(), window.width() - SIZE.width() - 8))
        self.move(left, max(8, corner.y() - SIZE.height() - 8))

    def _keeps_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _find(self, words: str) -> None:
        found = search(words)
        if not words.strip():
            recent = [one for sign in self._recent if (one := by_sign(sign)) is not None]
            found = (*recent, *(one for one in found if one not in recent))
        self.grid.clear()
        drawn = font(SIGN_PIXELS)  # asking for it costs, and there are many
        for one in found:
            self.grid.addItem(_cell(one, drawn))
        self.grid.setCurrentRow(0 if found else -1)
        if not found:
            self.name.say("No emoji has that name.")

    def _say(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.name.say(item.toolTip())

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._close()
            self.picked.emit(item.text())

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


class _Cells(QStyledItemDelegate):
    """Draws each sign in the middle of its cell; the style would leave it no room beside its padding."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell, with a ground under it where it is the chosen one."""
        cell: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  # the stubs do not know it
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]  # as above
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme().focus))
            painter.setBrush(QColor(theme().tint("accent")))
            painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 6, 6)
        painter.setFont(index.data(Qt.ItemDataRole.FontRole))
        painter.setPen(QColor(theme().text))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, index.data())
        painter.restore()


def _cell(one: Emoji, drawn: QFont) -> QListWidgetItem:
    item = QListWidgetItem(one.sign)
    item.setFont(drawn)
    item.setToolTip(one.name[:1].upper() + one.name[1:])
    item.setData(Qt.ItemDataRole.AccessibleTextRole, one.name)
    return item
