"""The queue as a list: posts under the days they belong to, with what there is to say of them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from widgets.coaching.mix_bar import WORD
from widgets.ground.icons import network_icon
from widgets.ground.places_in_text import showable
from widgets.queue.delivery_item import OVER, DeliveryItem
from widgets.queue.posts_view import PostsView
from widgets.queue.queue_model import QueueModel

GAP = 8  # pixels between two posts
INSIDE = 10  # pixels between the edge of a post and its words
WIDEST = 900  # pixels; beyond it lines are too long to read


class ListView(PostsView):
    """Rows in the order of the model, those of one day under one heading."""

    def __init__(self, model: QueueModel) -> None:
        """Show the posts of `model`."""
        super().__init__(model, "Queue, as a list")
        self._days: list[tuple[QRect, str]] = []
        self.begin()

    def lay_out(self, wide: int, high: int) -> int:
        """Put one post below the other, with a heading over each day."""
        line, wide = self.painting.line, min(wide - 4, WIDEST)
        self.head = 0
        self.places, self._days = [], []
        top, day = 0, ""
        for item in self.posts.items:
            if item.day_text != day:
                day = item.day_text
                self._days.append((QRect(2, top, wide, line + 3 * GAP), day))
                top += line + 3 * GAP
            lines = 3 if item.detail else 2
            high = lines * (line + 3) + 2 * INSIDE - 4
            self.places.append(QRect(2, top, wide, high))
            top += high + GAP
        return top

    def paint_ground(self, painter: QPainter, exposed: QRect) -> None:
        """Paint the headings."""
        paint = self.painting
        for place, words in self._days:
            room = self.seen(place)
            if room.intersects(exposed):
                paint.words(painter, room.adjusted(2, GAP, -2, 0), words, strong=True)

    def paint_post(self, painter: QPainter, room: QRect, item: DeliveryItem, *, current: bool) -> None:
        """Paint when, where and how it stands, then its beginning, and what there is to say."""
        paint = self.painting
        painter.fillRect(room, paint.colour("sunken" if item.state in OVER else "surface"))
        painter.setPen(paint.colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room.adjusted(0, 0, -1, -1))
        icon, meaning = item.intent_icon
        direction = painter.layoutDirection()
        backwards = direction == Qt.LayoutDirection.RightToLeft
        bar = QRect(room.left(), room.top(), 4, room.height())
        painter.fillRect(QStyle.visualRect(direction, room, bar), paint.colour(meaning))
        high, left, right = paint.line + 3, INSIDE + 4, room.width() - INSIDE

        def part(begin: int, wide: int, nth: int) -> QRect:
            inner = QRect(room.left() + begin, room.top() + INSIDE - 2 + nth * high, wide, high)
            return QStyle.visualRect(direction, room, inner) if backwards else inner

        state_icon, standing = item.standing
        for words, name, token in (
            (item.state_text, state_icon, standing),
            (WORD.get(item.intent, ""), icon, meaning),
            ("Over the goal" if item.over else "", "ph.flag-fill", "look"),
        ):
            wide = paint.plain_metrics.horizontalAdvance(words)
            if words and right - wide - paint.icon > room.width() * 2 // 5:
                right -= wide + 2
                paint.words(painter, part(right, wide + 2, 0), words, token)
                right -= paint.icon + 5
                paint.mark(painter, part(right, paint.icon, 0), name, token)
                right -= 14
        wide = paint.strong_metrics.horizontalAdvance(item.when_text) + 2
        paint.words(painter, part(left, wide, 0), item.when_text, strong=True)
        left += wide + 10
        paint.mark(painter, part(left, paint.icon, 0), network_icon(item.network), "muted")
        left += paint.icon + 6
        said = " · ".join(filter(None, (item.account, item.part, item.zone_text, item.series)))
        paint.words(painter, part(left, max(0, right - left), 0), showable(said), "muted")
        begin, wide = INSIDE + 4, room.width() - 2 * INSIDE - 4
        ink = "muted" if item.state in OVER else "text"
        paint.words(painter, part(begin, wide, 1), showable(item.excerpt), ink)
        if item.detail:
            paint.words(painter, part(begin, wide, 2), showable(item.detail), "muted")
        if current:
            paint.ring(painter, room, focused=self.hasFocus())
