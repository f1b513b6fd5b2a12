"""The row of small pictures: one is chosen, and they change places by dragging or by keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets.ground.announce import announce
from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconTool
from widgets.ground.style import theme
from widgets.media.media_item import MediaItem
from widgets.media.media_tile import SMALL_TILE, TILE, MediaTile

NARROW = 400  # pixels


class _Add(IconTool):
    """A button of the size that it was given; the style sheet would make it as low as others."""

    def sizeHint(self) -> QSize:
        """Return that size."""
        return self.maximumSize()


class MediaRow(QWidget):
    """Arrow keys choose, Ctrl and arrow keys move, Delete removes, Return goes to the description."""

    chosen = Signal(int)
    moved = Signal(int, int)  # from, to
    removed = Signal(int)
    entered = Signal()  # the writer wants to describe the chosen one
    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: list[MediaTile] = []
        self._flow = FlowLayout(self)
        self._target: tuple[int, int] | None = None
        self._add = _Add("Add another picture or video", "ph.plus", "accent")
        self._add.setProperty("role", "tile")  # framed, as the tiles are
        self._add.setFixedSize(TILE)
        self._add.clicked.connect(self.add_requested)
        self._flow.addWidget(self._add)
        self.setAccessibleName("Pictures and videos")
        self.setAccessibleDescription(
            "Left and Right choose one, Ctrl with Left or Right moves it, Delete removes it, "
            "Return goes to its description."
        )

    @property
    def tiles(self) -> tuple[MediaTile, ...]:
        """Return the tiles in their order."""
        return tuple(self._tiles)

    def show_items(self, items: Sequence[MediaItem], current: int) -> None:
        """Show `items`, with the one at `current` chosen; the focus stays where it is."""
        while len(self._tiles) > len(items):
            gone = self._tiles.pop()
            had_focus = gone.hasFocus()
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            if had_focus and self._tiles:
                self._tiles[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        while len(self._tiles) < len(items):
            self._add_tile()
        for number, (tile, item) in enumerate(zip(self._tiles, items, strict=True)):
            tile.show_item(item, number, len(items))
            tile.setChecked(number == current)
        self.updateGeometry()

    def focus_tile(self, number: int) -> None:
        """Give the focus to the tile at `number`."""
        self._tiles[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take smaller tiles on a narrow page."""
        super().resizeEvent(event)
        size = SMALL_TILE if self.width() < NARROW else TILE
        for one in (*self._tiles, self._add):
            if one.size() != size:
                one.setFixedSize(size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, move, remove or describe, as the keys say."""
        here = next((number for number, tile in enumerate(self._tiles) if tile.hasFocus()), None)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if here is None:
            super().keyPressEvent(event)
        elif step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move(here, here + step)
        elif step:
            self._choose((here + step) % len(self._tiles))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(here)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(here)
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where a dragged tile would go."""
        super().paintEvent(event)
        if self._target is None or self._target[0] == self._target[1]:
            return
        here, there = self._target
        room = self._tiles[there].geometry()
        left = room.right() + 2 if there > here else room.left() - 5
        painter = QPainter(self)
        painter.fillRect(left, room.top(), 3, room.height(), QColor(theme().accent))
        painter.end()

    def _add_tile(self) -> None:
        tile = MediaTile(self)
        tile.setFixedSize(self._add.size())
        number = len(self._tiles)
        tile.clicked.connect(lambda: self.chosen.emit(number))
        tile.dragged.connect(partial(self._drag, number))
        tile.dropped.connect(self._drop)
        self._tiles.append(tile)
        self._flow.removeWidget(self._add)  # it stays behind the last one
        self._flow.addWidget(tile)
        self._flow.addWidget(self._add)
        if number:
            self.setTabOrder(self._tiles[number - 1], tile)
        self.setTabOrder(tile, self._add)
        tile.show()

    def _choose(self, number: int) -> None:
        self.focus_tile(number)
        self.chosen.emit(number)

    def _move(self, here: int, there: int) -> None:
        if 0 <= there < len(self._tiles):
            self.focus_tile(there)
            self.moved.emit(here, there)
            announce(self, f"Now at place {there + 1} of {len(self._tiles)}.")

    def _drag(self, number: int, at: QPoint) -> None:
        point = self.mapFromGlobal(at)
        nearest = min(
            range(len(self._tiles)),
            key=lambda other: (self._tiles[other].geometry().center() - point).manhattanLength(),
        )
        self._target = (number, nearest)
        self.update()

    def _drop(self) -> None:
        target, self._target = self._target, None
        self.update()
        if target is not None and target[0] != target[1]:
            self.moved.emit(*target)
