"""A post on its way to another time under the mouse, over a picture of everything else."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap

from widgets.queue.delivery_item import DeliveryItem
from widgets.queue.placed_posts import PlacedPosts

SEEN_THROUGH = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a post would land: its time there, the room that is lit, and what is said of it."""

    wall: datetime
    room: QRect  # on the screen
    words: str


class Drag:
    """Paints the post `item` where the mouse holds it; a frame paints nothing else anew."""

    def __init__(self, view: PlacedPosts, item: DeliveryItem, place: QRect, grip: QPoint) -> None:
        """Take `item` from its `place`, held at the point `grip`."""
        self.item = item
        self.at = grip
        self.target: Target | None = None
        self._view, self._place, self._grip = view, place, grip
        self._still = QPixmap()
        self.look()

    @property
    def corner(self) -> QPoint:
        """Return where the upper left corner of the post is now."""
        return self._place.topLeft() + self.at - self._grip

    def look(self) -> None:
        """Keep what the view shows besides the post."""
        view, ratio = self._view.viewport(), self._view.devicePixelRatioF()
        self._still = QPixmap(view.size() * ratio)
        self._still.setDevicePixelRatio(ratio)
        self._still.fill(self._view.painting.colour("background"))
        painter = QPainter(self._still)
        self._view.paint(painter, view.rect(), without=self.item.id)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Paint one frame."""
        painter.drawPixmap(0, 0, self._still)
        painter.setLayoutDirection(self._view.layoutDirection())
        paint, target = self._view.painting, self.target
        if target is not None:
            painter.fillRect(target.room, paint.tint("accent"))
            paint.ring(painter, target.room, focused=True)
        ghost = self._place.translated(self.at - self._grip)
        painter.setOpacity(SEEN_THROUGH)
        paint.post(painter, ghost, self.item, current=True, focused=True)
        painter.setOpacity(1)
        if target is not None:
            view = self._view.viewport()
            wide = paint.strong_metrics.horizontalAdvance(target.words) + 16
            label = QRect(ghost.left(), ghost.bottom() + 4, wide, paint.chip + 4)
            label.moveRight(min(label.right(), view.width() - 4))
            if label.bottom() > view.height():
                label.moveBottom(ghost.top() - 4)
            painter.fillRect(label, paint.colour("raised"))
            paint.ring(painter, label, focused=False)
            paint.words(painter, label.adjusted(8, 0, -8, 0), target.words, strong=True)
