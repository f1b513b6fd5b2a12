"""What month, week and list have in common: posts are chosen, opened and moved, by key or by mouse."""

from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from widgets.queue.delivery_item import DeliveryItem
from widgets.queue.dragging import Drag, Target
from widgets.queue.placed_posts import PlacedPosts
from widgets.queue.post_menu import PostMenu
from widgets.queue.queue_model import QueueModel

SHIFTS = {  # what Alt and a key add to a post's time
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(hours=-1),
    Qt.Key.Key_Down: timedelta(hours=1),
    Qt.Key.Key_PageUp: timedelta(weeks=-1),
    Qt.Key.Key_PageDown: timedelta(weeks=1),
}
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1,
    Qt.Key.Key_End: 1,
}
MOVES_A_DAY = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class PostsView(PlacedPosts):
    """Posts in their places. A view says what was wanted; the page does it."""

    opened = Signal(str)
    turned = Signal(int)  # the span before (-1) or after (1) is wanted
    shifted = Signal(str, object)  # a post is to go earlier or later by a timedelta on its own clock
    dropped = Signal(str, object)  # a post is to stand at this time of the clock that the page shows
    stuck = Signal(str)  # why a post cannot be moved
    asked = Signal(str, str)  # a post, and what is to be done: a key of LABEL

    def __init__(self, model: QueueModel, name: str, parent: QWidget | None = None) -> None:
        """Show the posts of `model`; `name` is for screen readers."""
        super().__init__(model, name, parent)
        self._press: QPoint | None = None
        self._drag: Drag | None = None
        self._menu: PostMenu | None = None  # built when it is first wanted
        self.customContextMenuRequested.connect(self._open_menu)

    def target_at(self, item: DeliveryItem, corner: QPoint, at: QPoint) -> Target | None:  # noqa: ARG002 - for the views
        """Return where `item` would land, held with its `corner` there by a mouse `at`; None: nowhere."""
        return None

    @property
    def dragging(self) -> bool:
        """Return whether a post is being dragged."""
        return self._drag is not None

    def drop(self, item: DeliveryItem, target: Target) -> None:
        """Tell that `item` was dropped there."""
        self.dropped.emit(item.id, target.wall)

    def arrange(self) -> None:
        """Lay everything out anew; what is being dragged falls back into its place."""
        self._drag = None
        super().arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew what scrolled."""
        super().scrollContentsBy(dx, dy)
        if self._drag is not None:
            self._drag.look()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the posts, or a frame of a drag."""
        if self._drag is None:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        self._drag.paint(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the post under the mouse."""
        index = self.indexAt(event.position().toPoint())
        self._press = None
        if index.isValid():
            self.setCurrentIndex(index)
            if event.button() == Qt.MouseButton.LeftButton:
                self._press = event.position().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a post that can be moved, and say of another why it cannot."""
        at = event.position().toPoint()
        if self._drag is None and self._press is not None:
            if (at - self._press).manhattanLength() < QApplication.startDragDistance():
                return
            self._begin_drag(self._press)
        if self._drag is not None:
            self._drag.at = at
            self._drag.target = self.target_at(self._drag.item, self._drag.corner, at)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the dragged post where it is, or open the one that was pressed."""
        drag, pressed = self._drag, self._press
        self._press, self._drag = None, None
        if drag is not None:
            self.viewport().update()
            if drag.target is not None and drag.target.wall != drag.item.wall:
                self.drop(drag.item, drag.target)
        elif pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.current)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave it at the first click, which opened the post."""
        event.accept()

    def _open_menu(self) -> None:
        """Open the menu of the chosen post."""
        row = self.currentIndex().row()
        if not 0 <= row < len(self.posts.items):
            return
        if self._menu is None:
            self._menu = PostMenu(self)
            self._menu.opened.connect(self.opened)
            self._menu.asked.connect(self.asked)
            self._menu.shifted.connect(self.shifted)
        self._menu.show_item(self.posts.items[row])
        self._menu.popup(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))

    def _begin_drag(self, pressed: QPoint) -> None:
        self._press = None
        row = self.currentIndex().row()
        item = self.posts.items[row]
        if item.fixed:
            self.stuck.emit(item.fixed)
        else:
            self._drag = Drag(self, item, self.seen(self.places[row]), pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from post to post, open and move them."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = self._press = None
            self.viewport().update()
        elif held & Qt.KeyboardModifier.AltModifier and key in SHIFTS:
            backwards = self.isRightToLeft() and key in MOVES_A_DAY
            self._shift(-SHIFTS[key] if backwards else SHIFTS[key])
        elif held & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current:
            self.opened.emit(self.current)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current:
            self.asked.emit(self.current, "cancel")
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in _STEPS:
            self._go(key)
        else:
            event.ignore()

    def _shift(self, by: timedelta) -> None:
        row = self.currentIndex().row()
        if 0 <= row < len(self.posts.items):
            item = self.posts.items[row]
            if item.fixed:
                self.stuck.emit(item.fixed)
            else:
                self.shifted.emit(item.id, by)

    def _go(self, key: Qt.Key) -> None:
        last, row = len(self.posts.items) - 1, self.currentIndex().row()
        if last < 0:
            return
        step = _STEPS[key]
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) or row < 0:
            wanted = last if key == Qt.Key.Key_End else 0
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            wanted = row + step
        else:
            wanted = self.beside(row, step if self.isLeftToRight() else -step)
        if 0 <= wanted <= last:
            self.setCurrentIndex(self.posts.index(wanted))

    def beside(self, row: int, step: int) -> int:
        """Return the row of the next (1) or previous (-1) day that has posts which is nearest in time."""
        items = self.posts.items
        here, at = items[row].wall.date(), row + step
        while 0 <= at < len(items) and items[at].wall.date() == here:
            at += step
        if not 0 <= at < len(items):
            return row
        day = items[at].wall.date()
        wanted = datetime.combine(day, items[row].wall.time())
        same = [nth for nth, item in enumerate(items) if item.wall.date() == day]
        return min(same, key=lambda nth: abs(items[nth].wall - wanted))
