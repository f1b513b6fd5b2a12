"""The parts of the queue in every state, with made-up posts of one November."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from widgets.ground.words import column
from widgets.planning.attention import Attention
from widgets.planning.choice_note import ChoiceNote
from widgets.planning.filter_row import FilterRow
from widgets.planning.mix_strip import MixMark, MixStrip
from widgets.planning.post_panel import PostPanel
from widgets.planning.queue_bar import VIEWS, QueueBar
from widgets.queue.delivery_item import TROUBLE, DeliveryItem
from widgets.queue.dragging import Drag
from widgets.queue.list_view import ListView
from widgets.queue.month_view import MonthView, weeks_of
from widgets.queue.posts_view import PostsView
from widgets.queue.queue_model import QueueModel
from widgets.queue.week_view import WeekView
from widgets.showing.samples import FRIENDLY

NOW = datetime.fromisoformat("2026-11-12T10:40")
LINES = (
    "Which crumb do you like best, open or tight?",
    "Two places are left in the Saturday course.",
    "Flour that smells of nothing is old. Five ways to use it up anyway.",
    "@ines Thank you, I tried your rye starter and it doubled overnight.",
)
SEED = 4
STATES = (
    ("unknown", "Not known", "The answer was lost. Please look whether it is there.", LINES[2]),
    ("sending", "On its way", "", FRIENDLY),
    ("waiting", "Waiting", "", LINES[0]),
    ("held", "On hold", "The coach would not send this any more: three people wait for an answer.", LINES[1]),
    ("refused", "Refused", "Part 2 of 3: The network said no to the picture. Part 1 is out.", LINES[3]),
    ("missed", "Missed", "This computer slept at that time.", "Good morning from the bakery!"),
    ("sent", "Published", "", FRIENDLY),
    ("cancelled", "Cancelled", "", "A post that thought better of it."),
)
UNDER_WAY = "This post is under way, so it cannot be moved any more."


def post(number: int, wall: datetime, state: str = "waiting", **changes: object) -> DeliveryItem:
    """Return a post with this `number` at `wall`, with the fields in `changes` changed."""
    words = next(words for name, words, _, _ in STATES if name == state)
    text = LINES[number % len(LINES)]
    near = {0: "Today", 1: "Tomorrow", -1: "Yesterday"}.get((wall.date() - NOW.date()).days)
    fields: dict[str, object] = {
        "id": f"q{number}",
        "account": "@ida@example.social" if number % 2 else "ida.example.org",
        "account_id": f"a{number % 2}",
        "network": "mastodon" if number % 2 else "bluesky",
        "text": text,
        "excerpt": " ".join(text.split()),
        "wall": wall,
        "when_text": f"{wall:%H:%M}",
        "day_text": near or f"{wall:%A} {wall.day} {wall:%B %Y}",
        "state": state,
        "state_text": words,
        "intent": ("give", "talk", "give", "promote")[number % 4],
        "fixed": UNDER_WAY if state in ("sending", "sent", "unknown", "cancelled") else "",
    }
    return DeliveryItem(**(fields | changes))  # pyright: ignore[reportArgumentType]  # the fields are a mixed bag


def deliveries() -> tuple[DeliveryItem, ...]:
    """Return posts in every state, over two days."""
    return tuple(
        post(
            nth,
            NOW.replace(minute=0) + timedelta(hours=nth) + timedelta(days=nth // 4),
            state,
            text=text,
            excerpt=" ".join(text.split())[:160],
            intent=("give", "talk", "promote")[nth % 3],
            detail=detail,
            part={"refused": "part 2 of 3", "sent": "3 parts"}.get(state, ""),
            zone_text="18:00 in Asia/Tokyo" if state == "waiting" else "",
            url="https://example.social/1" if state == "sent" else "",
            over=state == "waiting",
            series="Every week on Thursday at 12:00 in Europe/Berlin" if state == "waiting" else "",
            late=("send", 120) if state == "waiting" else None,
        )
        for nth, (state, _, detail, text) in enumerate(STATES)
    )


def month_of(many: int) -> list[DeliveryItem]:
    """Return `many` posts over the weeks of November, by their time; what has passed is published, mostly."""
    chance = Random(SEED)  # noqa: S311 - made-up posts keep no secret
    begin, weeks = weeks_of(NOW.date())
    first = datetime.combine(begin, datetime.min.time())
    walls = sorted(
        first + timedelta(days=chance.randrange(weeks * 7), minutes=5 * chance.randrange(7 * 12, 22 * 12))
        for _ in range(many)
    )
    return [
        post(nth, wall, "waiting" if wall > NOW else "refused" if nth == 3 else "sent", over=nth % 9 == 8)
        for nth, wall in enumerate(walls)
    ]


def queue_pieces() -> dict[str, tuple[Callable[[], QWidget], int, int]]:
    """Return each state's name with what builds it and its width and height."""
    return {
        "queue-month": (lambda: month(month_of(60)), 900, 560),
        "queue-month-full": (lambda: month(month_of(1000)), 900, 500),
        "queue-month-drag": (_month_drag, 900, 560),
        "queue-month-narrow": (lambda: month(month_of(60)), 420, 420),
        "queue-month-from-the-right": (lambda: _from_the_right(month(month_of(60))), 900, 560),
        "queue-week": (lambda: week(month_of(60)), 900, 560),
        "queue-week-full": (lambda: week(month_of(1000)), 900, 560),
        "queue-week-from-the-right": (lambda: _from_the_right(week(month_of(60))), 900, 560),
        "queue-list": (lambda: _list(deliveries()), 800, 760),
        "queue-post-sent": (lambda: _panel("sent"), 300, 560),
        "queue-post-waiting": (lambda: _panel("waiting"), 300, 560),
        "queue-post-warned": (_warned, 300, 560),
        "queue-post-none": (PostPanel, 300, 200),
        "queue-attention": (_attention, 820, 420),
        "queue-mix-tips": (lambda: _strip(tips=True), 820, 110),
        "queue-mix-keeps": (lambda: _strip(tips=False), 820, 110),
        "queue-bar": (_bar, 900, 130),
        "queue-question": (_question, 820, 120),
    }


def month(items: list[DeliveryItem]) -> MonthView:
    """Return a month of `items`, with the first post after now chosen."""
    view = MonthView(QueueModel())
    view.posts.setParent(view)
    view.show_month(NOW.date(), NOW)
    fill(view, items)
    return view


def week(items: list[DeliveryItem]) -> WeekView:
    """Return a week of `items`."""
    view = WeekView(QueueModel())
    view.posts.setParent(view)
    view.show_week(NOW.date(), NOW)
    fill(view, items)
    return view


def fill(view: PostsView, items: list[DeliveryItem]) -> None:
    """Let `view` show `items`, with the first post after now chosen."""
    view.posts.show_items(items)
    view.choose(next(item.id for item in items if item.wall > NOW))


def _from_the_right(view: QWidget) -> QWidget:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return view


def _month_drag() -> QWidget:
    class Dragged(MonthView):
        """A month with a post under a mouse that is not there."""

        def arrange(self) -> None:
            """Hold the chosen post over another day."""
            super().arrange()
            row = self.currentIndex().row()
            if row >= 0 and self.isVisible() and self.cell_height:
                place = self.seen(self.places[row])
                self._drag = Drag(self, self.posts.items[row], place, place.center())
                self._drag.at = place.center() + QPoint(2 * place.width(), 2 * self.cell_height)
                self._drag.target = self.target_at(self._drag.item, self._drag.corner, self._drag.at)

    view = Dragged(QueueModel())
    view.posts.setParent(view)
    view.show_month(NOW.date(), NOW)
    fill(view, month_of(60))
    return view


def _list(items: tuple[DeliveryItem, ...]) -> QWidget:
    view = ListView(QueueModel())
    view.posts.setParent(view)
    view.posts.show_items(items)
    view.choose(items[2].id)
    return view


def _panel(state: str) -> QWidget:
    panel = PostPanel()
    panel.show_item(next(one for one in deliveries() if one.state == state))
    if state == "sent":
        panel.show_steps(
            (
                "11 Nov 2026, 18:20:00: Waiting.",
                "13 Nov 2026, 16:00:01: Taken up.",
                "13 Nov 2026, 16:00:01: Handed to the network. part 1 of 3.",
                "13 Nov 2026, 16:00:04: Published.",
            )
        )
    return panel


def _warned() -> QWidget:
    panel = PostPanel()
    sentence = "The sign-in of @ida@example.social has ended. Sign in again, and it goes out as planned."
    stopped = post(1, NOW + timedelta(hours=20), warned=True, paused=True, detail=sentence)
    panel.show_item(replace(stopped, state_text="Paused", remedy="sign-in"))
    return panel


def _attention() -> QWidget:
    stage = QWidget()
    notes: list[QWidget] = []
    for state in TROUBLE[:3]:
        note = Attention(stage)
        first = [one for one in deliveries() if one.state == state]
        note.show_items([*first, *first] if state == "unknown" else first)
        notes.append(note)
    stage.setLayout(column(*notes, None, spacing=12))
    return stage


def _strip(*, tips: bool) -> QWidget:
    strip = MixStrip()
    kinds = ("give", "talk", "promote", "give", "promote" if tips else "talk")
    marks = [
        MixMark(id=f"q{nth}", intent=kinds[nth % 5], over=tips and nth > 33 and nth % 5 > 1, planned=nth > 19)
        for nth in range(48)
    ]
    words = (
        "The mix tips on Thursday 26 November 2026 at 14:00: 5 of the 20 posts up to then promote, "
        "and your goal is 20% at most."
    )
    keeps = "The mix stays within your goal with everything that is planned; your goal is 20% at most."
    strip.show_marks(marks, words if tips else keeps)
    return strip


def _bar() -> QWidget:
    stage, bar, filters = QWidget(), QueueBar(dict.fromkeys(VIEWS, "")), FilterRow()
    bar.show_view("month")
    bar.show_span("November 2026")
    bar.show_filtered(12)
    bar.filter.setChecked(True)
    filters.show_accounts((("mastodon", "a1", "@ida@example.social"), ("bluesky", "a0", "ida.example.org")))
    filters.show_zones(("Europe/Berlin", "Asia/Tokyo"), "Europe/Berlin")
    filters.want_trouble()
    stage.setLayout(column(bar, filters, None, spacing=12))
    return stage


def _question() -> QWidget:
    stage, note = QWidget(), ChoiceNote()
    stage.setLayout(column(note, None))
    note.ask(
        "02:30 comes twice on 25 October 2026 in Europe/Berlin: clocks are put back then. "
        "Which one do you mean?",
        ("The first 02:30 (CEST)", "The second 02:30 (CET)"),
    )
    return stage
