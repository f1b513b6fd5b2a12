"""The parts of the Queue page in their places, for wide and narrow windows."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.windows.queue.span import Span
from widgets.coaching.reason_note import ReasonNote
from widgets.ground.empty_state import EmptyState
from widgets.ground.style import theme
from widgets.ground.words import column, row
from widgets.planning.attention import Attention
from widgets.planning.choice_note import ChoiceNote
from widgets.planning.edit_note import EditNote
from widgets.planning.filter_row import FilterRow
from widgets.planning.mix_strip import MixStrip
from widgets.planning.post_panel import PostPanel
from widgets.planning.queue_bar import LIST, MONTH, WEEK, QueueBar
from widgets.queue.delivery_item import DeliveryItem
from widgets.queue.list_view import ListView
from widgets.queue.month_view import MonthView
from widgets.queue.posts_view import PostsView
from widgets.queue.queue_model import QueueModel
from widgets.queue.week_view import WeekView
from widgets.sending.schedule_row import ScheduleRow

WIDE = 70  # lines of small text: a window with less shows the queue or one post, not both
LOW = 50  # lines: a window with less leaves out what is said elsewhere, too
LOWEST = 36  # lines: with less, the mix has to wait until there is more room
PANEL = 20  # lines that the panel is wide


class QueueParts:
    """Builds the parts on a page, and shows those for which there is room."""

    def __init__(self, tips: dict[str, str], page: QWidget) -> None:
        """Lay the parts out on `page`; `tips` tell by which keys the buttons work."""
        self.bar, self.filters, self.strip = QueueBar(tips), FilterRow(), MixStrip()
        self.attention, self.note, self.schedule_row = Attention(), ChoiceNote(), ScheduleRow()
        self.edit_note, self.reason = EditNote(), ReasonNote()
        self.model = QueueModel(page)
        self.month, self.week, self.list = MonthView(self.model), WeekView(self.model), ListView(self.model)
        self.views: Mapping[str, PostsView] = {MONTH: self.month, WEEK: self.week, LIST: self.list}
        self.panel = PostPanel()
        self.empty = EmptyState(
            "ph.tray",
            "Nothing is planned",
            "What you schedule waits here until its time, and what went out stays with its address. "
            "Nothing is ever sent twice.",
            "Write a post",
        )
        self.nothing = EmptyState(
            "ph.funnel",
            "No post is like that",
            "There are posts in the queue, but the filter hides all of them.",
            "Show everything",
        )
        self._stack = QStackedWidget()
        for part in (*self.views.values(), self.empty, self.nothing):
            self._stack.addWidget(part)
        self.filters.hide()
        self.schedule_row.hide()
        self._wide = True
        self._opened = self._any = self._any_post = self._lowest = self._low = False
        body = row(self._stack, self.panel, spacing=16)
        body.setStretchFactor(self._stack, 1)
        asking = (self.note, self.reason, self.edit_note, self.schedule_row)
        box = column(self.bar, self.filters, self.attention, *asking, self.strip, body, spacing=12)
        box.setContentsMargins(24, 16, 24, 16)
        box.setStretchFactor(body, 1)
        page.setLayout(box)
        for turned in (self.edit_note.opened, self.edit_note.closed):
            turned.connect(self._share)

    @property
    def front(self) -> QWidget:
        """Return what is in front: a view, or what stands in its place."""
        return self._stack.currentWidget() or self.empty

    def show_posts(self, items: Sequence[DeliveryItem], span: Span, now: datetime) -> None:
        """Let the view of `span` show `items`; it is `now` on the clock that the page shows."""
        if span.view == MONTH:
            self.month.show_month(span.day, now)
        elif span.view == WEEK:
            self.week.show_week(span.day, now)
        self.model.show_items(items)

    def show_front(self, view: str, *, any_post: bool, any_fits: bool) -> None:
        """Put the view in front, or what there is to say where it would be empty."""
        front = self.views[view] if any_fits else self.nothing if any_post else self.empty
        self._stack.setCurrentWidget(front)
        self.bar.show_empty(not any_post)
        self._any, self._any_post = any_fits, any_post
        self._share()

    def open_panel(self) -> None:
        """Show the chosen post in full, and put the keyboard there."""
        self._opened = True
        self._share()
        self.panel.focus_first()

    def close_panel(self) -> None:
        """Show the queue again."""
        self._opened = False
        self._share()

    def fit(self, room: QSize) -> None:
        """Leave out what there is no room for."""
        line = theme().small_size
        self._wide = room.width() >= WIDE * line
        low = self._low = room.height() < LOW * line
        self._lowest = room.height() < LOWEST * line
        self.strip.show_low(low)
        self.attention.show_low(low)
        self._share()

    def _share(self) -> None:
        line = theme().small_size
        editing = not self.edit_note.isHidden()  # it needs the room, and is one thing at a time
        self.attention.setVisible(bool(self.attention.items) and not editing)
        self.strip.setVisible(self._any_post and not self._lowest and not editing)
        whole = not (editing and self._low)
        self.panel.setMinimumWidth(PANEL * line if self._wide else 0)
        self.panel.setMaximumWidth(PANEL * line if self._wide else 16777215)
        self.panel.setVisible(whole and self._any and (self._wide or self._opened))
        self.panel.show_close(not self._wide)
        self._stack.setVisible(whole and (self._wide or not self._opened or not self._any))
