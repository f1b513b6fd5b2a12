"""A week of the queue, hour by hour: posts that come close together stand side by side."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale, QPoint, QRect, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPen

from widgets.queue.delivery_item import DeliveryItem
from widgets.queue.dragging import Target
from widgets.queue.month_view import WEEK, week_of
from widgets.queue.placed_posts import NOWHERE
from widgets.queue.posts_view import PostsView
from widgets.queue.queue_model import QueueModel

HOURS = 24
SNAP = 15  # minutes between the places where a dragged post comes to rest
MORNING = 7  # where the view begins when nothing earlier is planned
EDGE = 28  # pixels at the upper and lower edge, where a drag scrolls
SCROLL_MS, SCROLL = 40, 16  # how often, and by how many pixels


class WeekView(PostsView):
    """Seven days from top to bottom."""

    def __init__(self, model: QueueModel) -> None:
        """Show the posts of `model`, which lie in the week that is shown."""
        super().__init__(model, "Queue, by week")
        self.first: date = self.now.date()
        self.hour = 1  # pixels of an hour
        self._fresh = True  # not scrolled to its morning yet
        self._scrolling = QTimer(self, interval=SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)
        self._held_at = QPoint()
        self.begin()

    def show_week(self, day: date, now: datetime) -> None:
        """Show the week of `day`; it is `now` on the clock that the page shows."""
        first = week_of(day)
        self._fresh = self._fresh or first != self.first
        self.first, self.now = first, now
        self.arrange_seen()

    def arrange(self) -> None:
        """Lay everything out anew, and begin with the morning."""
        super().arrange()
        if self._fresh and self.viewport().height() > self.head:
            self._fresh = False
            early = min((item.wall.hour for item in self.posts.items), default=MORNING)
            self.verticalScrollBar().setValue(round(min(early, MORNING) * self.hour))

    def lay_out(self, wide: int, high: int) -> int:
        """Give each day a column, and each post its place by its time."""
        paint = self.painting
        self.head = paint.line + 12
        self._ruler = paint.plain_metrics.horizontalAdvance("00:00") + 12
        self.hour = max(2 * paint.chip, (high - self.head) // HOURS)
        across = wide - self._ruler
        self._edges = [self._ruler + across * column // WEEK for column in range(WEEK + 1)]
        self.places = [NOWHERE] * len(self.posts.items)
        days: dict[int, list[int]] = {}
        for row, item in enumerate(self.posts.items):
            days.setdefault((item.wall.date() - self.first).days, []).append(row)
        for day, rows in days.items():
            if 0 <= day < WEEK:
                self._fill(day, rows)
        return self.hour * HOURS

    def _fill(self, day: int, rows: list[int]) -> None:
        """Put posts that would cover each other into lanes beside one another."""
        high = self.painting.chip
        group: list[tuple[int, int, int]] = []  # row, top and lane
        ends: list[int] = []  # of the lanes, in pixels
        for row in rows:
            top = min(self._top(self.posts.items[row].wall), HOURS * self.hour - high)
            if group and top >= max(ends):
                self._place(day, group, len(ends))
                group, ends = [], []
            lane = next((nth for nth, end in enumerate(ends) if end <= top), len(ends))
            if lane == len(ends):
                ends.append(0)
            ends[lane] = top + high
            group.append((row, top, lane))
        self._place(day, group, len(ends))

    def _place(self, day: int, group: list[tuple[int, int, int]], lanes: int) -> None:
        left, wide = self._edges[day] + 3, self._edges[day + 1] - self._edges[day] - 5
        for row, top, lane in group:
            begin, end = wide * lane // lanes, wide * (lane + 1) // lanes
            self.places[row] = QRect(left + begin, top, max(8, end - begin - 1), self.painting.chip - 2)

    def _top(self, wall: datetime) -> int:
        return round((wall.hour + wall.minute / 60) * self.hour)

    def column(self, day: int) -> QRect:
        """Return the column of a day, counted from the first one shown, over all hours."""
        return QRect(self._edges[day], 0, self._edges[day + 1] - self._edges[day], self.hour * HOURS)

    def paint_ground(self, painter: QPainter, exposed: QRect) -> None:
        """Paint days and hours: what has passed grey, and a line where it is now."""
        paint = self.painting
        today = (self.now.date() - self.first).days
        painter.setClipRect(exposed.adjusted(0, max(0, self.head - exposed.top()), 0, 0))
        for day in range(WEEK):
            column = self.column(day)
            painter.fillRect(self.seen(column), paint.colour("background" if day < today else "surface"))
            if day == today:
                passed = QRect(column.topLeft(), column.size())
                passed.setHeight(self._top(self.now))
                painter.fillRect(self.seen(passed), paint.colour("background"))
        ruler = self.seen(QRect(0, 0, self._ruler, self.hour * HOURS))
        painter.fillRect(ruler, paint.colour("background"))
        view = self.viewport().width()
        for hour in range(HOURS):
            line = self.seen(QRect(0, hour * self.hour, view, self.hour))
            painter.setPen(paint.colour("border"))
            painter.drawLine(line.topLeft(), line.topRight())
            words = self.seen(QRect(4, hour * self.hour, self._ruler - 8, paint.chip))
            paint.words(painter, words, f"{hour:02}:00", "muted")
        painter.setPen(paint.colour("border"))
        for day in range(WEEK):
            edge = self.seen(self.column(day))
            x = edge.left() if self.isLeftToRight() else edge.right()
            painter.drawLine(x, edge.top(), x, edge.bottom())
        if 0 <= today < WEEK:
            at = self.seen(QRect(self._edges[today], self._top(self.now), self.column(today).width(), 1))
            painter.setPen(QPen(paint.colour("accent"), 2))
            painter.drawLine(at.topLeft(), at.topRight())
        painter.setClipRect(exposed)

    def paint_over(self, painter: QPainter, exposed: QRect) -> None:
        """Paint the names of the days, over what scrolled under them."""
        if exposed.top() >= self.head:
            return
        paint, locale = self.painting, QLocale()
        painter.fillRect(QRect(0, 0, self.viewport().width(), self.head), paint.colour("background"))
        for column in range(WEEK):
            day = self.first + timedelta(days=column)
            room = self.column(column)
            room.setHeight(self.head)
            name = locale.standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
            place = self.layout_rect(room).adjusted(6, 0, -6, 0)
            is_today = day == self.now.date()
            token = "accent" if is_today else "muted" if day < self.now.date() else "text"
            paint.words(painter, place, f"{name} {day.day}", token, strong=True)

    def target_at(self, item: DeliveryItem, corner: QPoint, at: QPoint) -> Target | None:  # noqa: ARG002 - any post lands there
        """Return the day under the mouse and the quarter of an hour at the upper edge of the post."""
        across, top = self.unseen(at).x(), self.unseen(corner).y()
        day = next((nth for nth in range(WEEK) if self._edges[nth] <= across < self._edges[nth + 1]), None)
        if day is None:
            return None
        steps = round(top / self.hour * 60 / SNAP)
        minutes = min(max(0, steps), HOURS * 60 // SNAP - 1) * SNAP
        begin = datetime.combine(self.first + timedelta(days=day), datetime.min.time())
        wall = begin + timedelta(minutes=minutes)
        line = QRect(self._edges[day], self._top(wall), self.column(day).width(), self.painting.chip)
        return Target(wall=wall, room=self.seen(line), words=f"{wall:%A} {wall.day} {wall:%B}, {wall:%H:%M}")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll while a post is held at the edge."""
        super().mouseMoveEvent(event)
        self._held_at = event.position().toPoint()
        y = self._held_at.y()
        near = y < self.head + EDGE or y > self.viewport().height() - EDGE
        if self.dragging and near and not self._scrolling.isActive():
            self._scrolling.start()

    def _scroll_on(self) -> None:
        y, bar = self._held_at.y(), self.verticalScrollBar()
        if not self.dragging or self.head + EDGE <= y <= self.viewport().height() - EDGE:
            self._scrolling.stop()
        else:
            bar.setValue(bar.value() + (SCROLL if y > self.head + EDGE else -SCROLL))
