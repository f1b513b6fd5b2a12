"""The palette: type a few letters of what you want to do, and Enter does it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from widgets.frame.commands import Command, found
from widgets.ground.announce import announce
from widgets.ground.style import set_role, theme
from widgets.ground.words import Words, column

WIDTH = 560  # pixels
ROWS = 9  # shown at once
COMMAND = Qt.ItemDataRole.UserRole
MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class CommandPalette(QFrame):
    """Floats over its parent until something is chosen, Esc is pressed or the focus goes elsewhere."""

    chosen = Signal(str)  # the id of a Command
    closed = Signal()  # without a choice, by Esc

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        set_role(self, "raised")
        self.setAccessibleName("Find an action")
        self._commands: tuple[Command, ...] = ()
        self._recent: tuple[str, ...] = ()
        self.line = QLineEdit()
        self.line.setPlaceholderText("What would you like to do?")
        self.line.setAccessibleName("Find an action")
        self.line.setAccessibleDescription("Type to search, arrow keys to choose, Enter to do it.")
        self.list = QListWidget()
        self.list.setAccessibleName("Actions")
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the line
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = Words("Nothing here is called that.", "muted")
        self._box = column(self.line, self.list, self._nothing, spacing=8, margin=12)
        self.setLayout(self._box)
        self.line.textChanged.connect(self._search)
        for part in (self.line, self.list):
            part.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.list.currentItemChanged.connect(self._say)
        parent.installEventFilter(self)
        self.hide()

    @property
    def shown(self) -> tuple[Command, ...]:
        """Return what is listed now, in its order."""
        return tuple(self.list.item(nth).data(COMMAND) for nth in range(self.list.count()))

    def open_with(self, commands: Sequence[Command], recent: Sequence[str] = ()) -> None:
        """Offer `commands`; those with ids in `recent` come first until something is typed."""
        self._commands, self._recent = tuple(commands), tuple(recent)
        self.line.clear()
        self._search()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the place."""
        super().showEvent(event)
        self._place()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Move the choice while the line has the focus, close when it loses it, and follow the parent."""
        kind = event.type()
        if watched is self._around:
            if kind == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        elif kind == QEvent.Type.FocusOut and self.isVisible() and self._lost_focus():
            self.hide()
        return False

    def _lost_focus(self) -> bool:
        """Return whether another part has the focus now; where nothing has, it may come back."""
        focused = QApplication.focusWidget()
        return focused is not None and not self.isAncestorOf(focused)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in MOVES:
            self._move({MOVES[0]: 1, MOVES[1]: -1, MOVES[2]: ROWS, MOVES[3]: -ROWS}[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        count, row = self.list.count(), self.list.currentRow() + step
        if count:
            self.list.setCurrentRow(row % count if abs(step) == 1 else min(max(row, 0), count - 1))

    def _search(self) -> None:
        self.list.clear()
        for command in found(self._commands, self.line.text(), self._recent):
            item = QListWidgetItem(command.words)
            item.setData(COMMAND, command)
            keys = f", {command.keys[0]}" if command.keys else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{command.words}{keys}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(self.list.count() == 0)
        if self.isVisible():
            self._place()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            command: Command = item.data(COMMAND)
            self.hide()
            self.chosen.emit(command.id)

    def _say(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.isVisible():
            announce(self.list, str(item.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _place(self) -> None:
        around = self._around.rect()
        rows = min(ROWS, self.list.count())
        if rows:
            self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth())
        wide = min(WIDTH * theme().text_size // 16, around.width() - 32)
        high = self._box.totalSizeHint().height()
        self.setGeometry(QRect((around.width() - wide) // 2, around.height() // 8, wide, high))


class _Row(QStyledItemDelegate):
    """Paints the words at the left and the key at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002  # Qt calls it so
        """Return a line with room to breathe."""
        return QSize(0, option.fontMetrics.height() + 16)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one command."""
        command: Command = index.data(COMMAND)
        worn, box = theme(), QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType, reportUnknownMemberType]  # the stubs lack it
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # as above
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(worn.accent))
            painter.setBrush(QColor(worn.tint("accent")))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        inner = box.adjusted(12, 0, -12, 0)
        font = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType, reportUnknownMemberType]  # as above
        painter.setFont(font)
        keys = command.keys[0] if command.keys else ""
        beside = painter.fontMetrics().horizontalAdvance(keys) + 16
        painter.setPen(QColor(worn.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
        painter.setPen(QColor(worn.text))
        room = inner.width() - beside
        words = painter.fontMetrics().elidedText(
            f"{command.words}", Qt.TextElideMode.ElideRight, max(room, 0)
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
