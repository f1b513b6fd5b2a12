"""Which posts a view shows: the span of time around a day, and the order of the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from widgets.planning.queue_bar import LIST, MONTH, WEEK
from widgets.queue.delivery_item import OVER, TROUBLE, DeliveryItem
from widgets.queue.month_view import week_of, weeks_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A month, a week or everything, around one day."""

    view: str
    day: date

    @property
    def first(self) -> date:
        """Return the first day that is shown."""
        return weeks_of(self.day)[0] if self.view == MONTH else week_of(self.day)

    @property
    def end(self) -> date:
        """Return the first day after those that are shown."""
        weeks = weeks_of(self.day)[1] if self.view == MONTH else 1
        return self.first + timedelta(weeks=weeks)

    @property
    def words(self) -> str:
        """Return what the span is called, such as "November 2026"."""
        if self.view == MONTH:
            return f"{self.day:%B %Y}"
        last = self.end - timedelta(days=1)
        begin = f"{self.first.day}" if self.first.month == last.month else f"{self.first.day} {self.first:%b}"
        return f"{begin} – {last.day} {last:%b %Y}"

    def turned(self, step: int) -> "Span":
        """Return the span before (-1) or after (1)."""
        if self.view == WEEK:
            return Span(view=WEEK, day=self.day + timedelta(weeks=step))
        first = self.day.replace(day=1)
        day = first + timedelta(days=32) if step > 0 else first - timedelta(days=1)
        return Span(view=self.view, day=day.replace(day=1))

    def of(self, items: Sequence[DeliveryItem]) -> list[DeliveryItem]:
        """Return those of `items` that are shown, in their order."""
        if self.view == LIST:
            return in_order(items)
        begin, end = (datetime.combine(day, datetime.min.time()) for day in (self.first, self.end))
        return sorted((one for one in items if begin <= one.wall < end), key=lambda one: one.wall)


def in_order(items: Sequence[DeliveryItem]) -> list[DeliveryItem]:
    """Return `items` as a list shows them: what needs the writer, what comes, what is over, latest first."""
    first = [one for one in items if one.needs_writer]
    past = [one for one in items if one.state in OVER]
    coming = [one for one in items if not one.needs_writer and one.state not in OVER]
    first.sort(key=lambda one: (one.warned, one.state in TROUBLE and TROUBLE.index(one.state), one.wall))
    coming.sort(key=lambda one: one.wall)
    past.sort(key=lambda one: one.wall, reverse=True)
    return [*first, *coming, *past]
