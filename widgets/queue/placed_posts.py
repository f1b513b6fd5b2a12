"""Posts in their places, painted by hand; answers what Qt asks a view and screen readers ask a list."""

from abc import abstractmethod
from datetime import datetime

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from widgets.queue.delivery_item import DeliveryItem
from widgets.queue.post_painting import PostPainting
from widgets.queue.queue_model import Index, QueueModel

NOWHERE = QRect()


# QListView tells screen readers of its rows; how they lie and look is ours alone.
class PlacedPosts(QListView):
    """Shows the posts of a model, each where the view puts it."""

    chosen = Signal(str)  # this post is the current one

    def __init__(self, model: QueueModel, name: str, parent: QWidget | None = None) -> None:
        """Show the posts of `model`; `name` is for screen readers."""
        super().__init__(parent)
        self.posts = model
        self.now = datetime.fromisoformat("2000-01-01")  # on the clock that the page shows
        self.places: list[QRect] = []  # of the rows, as for a writer who reads from left to right
        self.head = 0  # pixels above the posts that do not scroll
        self._painting: PostPainting | None = None
        self._begun = False
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumHeight(120)

    def begin(self) -> None:
        """Show the posts from now on: the last step of building a view."""
        self._begun = True
        self.setModel(self.posts)
        self.posts.modelReset.connect(self.arrange_seen)
        self.posts.dataChanged.connect(self.arrange_seen)

    @abstractmethod
    def lay_out(self, wide: int, high: int) -> int:
        """Fill `places` and `head` for a view of this size; return how high the posts are together."""

    @abstractmethod
    def paint_ground(self, painter: QPainter, exposed: QRect) -> None:
        """Paint what lies under the posts."""

    def paint_over(self, painter: QPainter, exposed: QRect) -> None:
        """Paint what lies over the posts."""

    def paint_post(self, painter: QPainter, room: QRect, item: DeliveryItem, *, current: bool) -> None:
        """Paint one post into its place."""
        self.painting.post(painter, room, item, current=current, focused=self.hasFocus())

    @property
    def painting(self) -> PostPainting:
        """Return what is painted with, in the theme that is worn."""
        if self._painting is None:
            self._painting = PostPainting(self.devicePixelRatioF())
        return self._painting

    @property
    def current(self) -> str:
        """Return the id of the post that is chosen, "" where none is."""
        row = self.currentIndex().row()
        return self.posts.items[row].id if 0 <= row < len(self.posts.items) else ""

    def choose(self, delivery_id: str) -> None:
        """Make a post the current one and show it, if it is here."""
        row = self.posts.row_of(delivery_id)
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self.posts.index(row))

    def arrange_seen(self) -> None:
        """Lay everything out anew, or do so when it is seen."""
        if self.isVisible():
            self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what came while this could not be seen."""
        super().showEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Lay everything out anew."""
        if not self._begun:
            return
        view = self.viewport()
        high = self.lay_out(view.width(), view.height())
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, high + self.head - view.height()))
        bar.setPageStep(max(1, view.height() - self.head))
        bar.setSingleStep(self.painting.chip)
        view.update()

    def seen(self, room: QRect) -> QRect:
        """Return where `room`, one of `places` or like it, is on the screen now."""
        return self.layout_rect(room.translated(0, self.head - self.verticalScrollBar().value()))

    def layout_rect(self, room: QRect) -> QRect:
        """Return `room` as it lies for a writer who reads in the direction of this program."""
        if self.isLeftToRight():
            return room
        return QStyle.visualRect(self.layoutDirection(), self.viewport().rect(), room)

    def unseen(self, at: QPoint) -> QPoint:
        """Return the place that a point of the screen shows."""
        across = QStyle.visualPos(self.layoutDirection(), self.viewport().rect(), at)
        return across + QPoint(0, self.verticalScrollBar().value() - self.head)

    # What Qt asks a view.

    def doItemsLayout(self) -> None:
        """Lay everything out, without asking for the size of each row."""
        self.arrange()
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Leave the scroll bars to `arrange`."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Lay everything out for the new size."""
        self.arrange()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew what scrolled."""
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the direction of reading."""
        super().changeEvent(event)
        kinds = QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange
        if event.type() in kinds and self._begun:
            self._painting = None
            self.arrange()

    def visualRect(self, index: Index) -> QRect:
        """Return where a post is on the screen; an empty rectangle where it is not."""
        room = self.places[index.row()] if 0 <= index.row() < len(self.places) else NOWHERE
        return self.seen(room) if not room.isEmpty() else QRect()

    def indexAt(self, at: QPoint) -> QModelIndex:
        """Return the post at a point of the screen."""
        place = self.unseen(at)
        if at.y() >= self.head:
            for row, room in enumerate(self.places):
                if room.contains(place):
                    return self.posts.index(row)
        return QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,  # noqa: ARG002 - as little as needed, always
    ) -> None:
        """Scroll until the post can be seen."""
        if not 0 <= index.row() < len(self.places) or self.places[index.row()].isEmpty():
            return
        room, bar = self.places[index.row()], self.verticalScrollBar()
        high = self.viewport().height() - self.head
        if room.top() < bar.value():
            bar.setValue(room.top() - 2)
        elif room.bottom() > bar.value() + high:
            bar.setValue(room.bottom() - high + 2)

    def horizontalOffset(self) -> int:
        """Return that nothing scrolls sideways."""
        return 0

    def verticalOffset(self) -> int:
        """Return how far it is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """Return whether a post has no place of its own here."""
        return not 0 <= index.row() < len(self.places) or self.places[index.row()].isEmpty()

    def setSelection(self, room: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the post in the middle of `room`."""
        index = self.indexAt(room.center())
        if index.isValid():
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where the selected posts are."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def currentChanged(self, current: Index, _previous: Index) -> None:
        """Show the post that is current now, and tell screen readers and the page."""
        self.arrange()  # a month shows others of a full day then
        if current.isValid():
            self.scrollTo(current)
            if QAccessible.isActive() and self.hasFocus():
                told = QAccessibleEvent(self, QAccessible.Event.Focus)
                told.setChild(current.row())
                QAccessible.updateAccessibility(told)
            self.chosen.emit(self.current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the posts."""
        painter = QPainter(self.viewport())
        self.paint(painter, event.rect())
        painter.end()

    def paint(self, painter: QPainter, exposed: QRect, without: str = "") -> None:
        """Paint everything in `exposed` but the post `without`."""
        painter.setLayoutDirection(self.layoutDirection())
        self.paint_ground(painter, exposed)
        painter.setClipRect(exposed.adjusted(0, max(0, self.head - exposed.top()), 0, 0))
        current = self.currentIndex().row()
        scrolled = self.verticalScrollBar().value() - self.head
        top, bottom = exposed.top() + scrolled, exposed.bottom() + scrolled
        for row, (room, item) in enumerate(zip(self.places, self.posts.items, strict=False)):
            if room.bottom() >= top and room.top() <= bottom and not room.isEmpty() and item.id != without:
                self.paint_post(painter, self.seen(room), item, current=row == current)
        painter.setClipRect(exposed)
        self.paint_over(painter, exposed)
        painter.setClipping(False)
