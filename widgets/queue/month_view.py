"""A month of the queue: a day has room for a few posts, and says how many more there are."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter

from widgets.queue.delivery_item import DeliveryItem
from widgets.queue.dragging import Target
from widgets.queue.placed_posts import NOWHERE
from widgets.queue.posts_view import PostsView
from widgets.queue.queue_model import QueueModel

WEEK = 7  # days
INSIDE = 3  # pixels between the edge of a day and its posts


class MonthView(PostsView):
    """Whole weeks around a month. Where a day is full, its posts pass by while one goes through them."""

    day_wanted = Signal(object)  # a date of which not all posts have room

    def __init__(self, model: QueueModel) -> None:
        """Show the posts of `model`, which lie in the weeks that are shown."""
        super().__init__(model, "Queue, by month")
        self.first: date = self.now.date()
        self.month: date = self.first
        self.weeks = 5
        self.cell_height = 1
        self.more: dict[int, tuple[QRect, int]] = {}  # by day: where it is said, and how many more
        self.begin()

    def show_month(self, month: date, now: datetime) -> None:
        """Show the month of which `month` is a day; it is `now` on the clock that the page shows."""
        self.month, self.now = month.replace(day=1), now
        self.first, self.weeks = weeks_of(month)
        self.arrange_seen()

    def lay_out(self, wide: int, high: int) -> int:
        """Give each day a cell, and the posts in it a line each."""
        paint = self.painting
        self.head = paint.line + 10
        least = paint.line + 2 * paint.chip + 2 * INSIDE
        self._edges = [wide * column // WEEK for column in range(WEEK + 1)]
        self.cell_height = max(least, (high - self.head) // self.weeks)
        self.places = [NOWHERE] * len(self.posts.items)
        self.more = {}
        days: dict[int, list[int]] = {}
        for row, item in enumerate(self.posts.items):
            days.setdefault((item.wall.date() - self.first).days, []).append(row)
        room = max(1, (self.cell_height - paint.line - INSIDE - 2) // paint.chip)
        current = self.currentIndex().row()
        for day, rows in days.items():
            if 0 <= day < WEEK * self.weeks:
                self._fill(day, rows, room, current)
        return self.cell_height * self.weeks

    def _fill(self, day: int, rows: list[int], room: int, current: int) -> None:
        cell, paint = self.cell(day), self.painting
        left, wide = cell.left() + INSIDE, cell.width() - 2 * INSIDE
        top = cell.top() + paint.line + INSIDE
        shown = rows
        if len(rows) > room:
            begin = max(0, rows.index(current) - room + 1) if current in rows else 0
            shown = rows[begin : begin + room]
            # Beside the number of the day; at the first of a month that is a name as well.
            half = QRect(left + wide // 2, cell.top() + 2, wide - wide // 2, paint.line)
            self.more[day] = half, len(rows) - len(shown)
        for nth, row in enumerate(shown):
            self.places[row] = QRect(left, top + nth * paint.chip, wide, paint.chip - 2)

    def cell(self, day: int) -> QRect:
        """Return the cell of a day, counted from the first one shown."""
        week, column = divmod(day, WEEK)
        left, right = self._edges[column], self._edges[column + 1]
        return QRect(left, week * self.cell_height, right - left, self.cell_height)

    def paint_ground(self, painter: QPainter, exposed: QRect) -> None:
        """Paint the days: those that have passed grey, today with a mark."""
        paint, today = self.painting, self.now.date()
        painter.setClipRect(exposed.adjusted(0, max(0, self.head - exposed.top()), 0, 0))
        for day in range(WEEK * self.weeks):
            room = self.seen(self.cell(day))
            if not room.intersects(exposed):
                continue
            shown = self.first + timedelta(days=day)
            painter.fillRect(room, paint.colour("background" if shown < today else "surface"))
            painter.setPen(paint.colour("border"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(room)
            number = room.adjusted(INSIDE + 4, 2, -INSIDE - 4, 0)
            number.setHeight(paint.line)
            ours = shown.month == self.month.month
            short = day in self.more or (ours and shown.day > 1)
            words = f"{shown.day}" if short else f"{shown.day} {shown:%b}"
            if shown == today:
                self._mark_today(painter, number, words)
            else:
                paint.words(painter, number, words, "text" if ours and shown > today else "muted")
        painter.setClipRect(exposed)

    def _mark_today(self, painter: QPainter, number: QRect, words: str) -> None:
        paint = self.painting
        wide = paint.strong_metrics.horizontalAdvance(words) + 12
        pill = QRect(number.left() - 4, number.top() + 1, wide, number.height())
        if self.isRightToLeft():
            pill.moveRight(number.right() + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.colour("accent"))
        painter.drawRoundedRect(pill, 6, 6)
        paint.words(painter, pill, words, "on_accent", strong=True, align=Qt.AlignmentFlag.AlignHCenter)

    def paint_over(self, painter: QPainter, exposed: QRect) -> None:
        """Paint how many more posts there are, and the names of the days."""
        paint, locale = self.painting, QLocale()
        for line, more in self.more.values():
            room = self.seen(line)
            if room.intersects(exposed):
                words = f"+{more} more"
                if paint.plain_metrics.horizontalAdvance(words) > room.width() - 4:
                    words = f"+{more}"
                paint.words(
                    painter, room.adjusted(0, 0, -4, 0), words, "accent", align=Qt.AlignmentFlag.AlignRight
                )
        if exposed.top() >= self.head:
            return
        painter.fillRect(QRect(0, 0, self.viewport().width(), self.head), paint.colour("background"))
        for column in range(WEEK):
            cell = self.cell(column)
            room = QRect(cell.left(), 0, cell.width(), self.head)
            place = self.layout_rect(room)
            day = (self.first + timedelta(days=column)).isoweekday()
            name = locale.standaloneDayName(day, QLocale.FormatType.ShortFormat)
            paint.words(painter, place.adjusted(7, 0, -7, 0), name, "muted", strong=True)

    def day_at(self, at: QPoint) -> int | None:
        """Return the number of the day at a point of the screen."""
        place = self.unseen(at)
        if at.y() < self.head or not 0 <= place.y() < self.cell_height * self.weeks:
            return None
        column = next((nth for nth in range(WEEK) if place.x() < self._edges[nth + 1]), None)
        return None if column is None or place.x() < 0 else place.y() // self.cell_height * WEEK + column

    def target_at(self, item: DeliveryItem, corner: QPoint, at: QPoint) -> Target | None:  # noqa: ARG002 - the mouse decides, not the post's corner
        """Return the day under the mouse; the time of day stays."""
        number = self.day_at(at)
        if number is None:
            return None
        day = self.first + timedelta(days=number)
        return Target(
            wall=datetime.combine(day, item.wall.time()),
            room=self.seen(self.cell(number)),
            words=f"{day:%A} {day.day} {day:%B}, {item.when_text}",
        )

    def drop(self, item: DeliveryItem, target: Target) -> None:
        """Tell by how many days it was moved: whatever its clock, the time on it stays."""
        self.shifted.emit(item.id, target.wall - item.wall)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the day whose "more" was pressed."""
        at = event.position().toPoint()
        place = self.unseen(at)
        for day, (line, _) in self.more.items():
            if line.contains(place) and not self.dragging and at.y() >= self.head:
                self.day_wanted.emit(self.first + timedelta(days=day))
                return
        super().mouseReleaseEvent(event)


def weeks_of(month: date) -> tuple[date, int]:
    """Return the first day of the whole weeks around the month of this day, and how many weeks they are.

    A week begins where this system's language lets it.
    """
    first = month.replace(day=1)
    length = QDate(first.year, first.month, 1).daysInMonth()
    begin = week_of(first)
    return begin, -(-((first - begin).days + length) // WEEK)


def week_of(day: date) -> date:
    """Return the first day of the week of `day`."""
    return day - timedelta(days=(day.isoweekday() - QLocale().firstDayOfWeek().value) % WEEK)
