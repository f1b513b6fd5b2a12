"""Slots, series, and what else is chosen about a time, in every state."""

from collections.abc import Callable
from datetime import datetime, time

from PySide6.QtWidgets import QWidget

from widgets.ground.words import Words, column
from widgets.planning.queue_bar import VIEWS, QueueBar
from widgets.planning.series_card import SeriesCard, SeriesItem
from widgets.planning.slot_card import SlotCard, SlotsItem
from widgets.planning.slot_form import SlotItem
from widgets.sending.late_choice import Late, LateChoice
from widgets.sending.repeat_choice import RepeatChoice
from widgets.sending.schedule_row import ScheduleRow
from widgets.showing.samples import present

HOME = "Europe/Berlin"
ZONES = (HOME, "Asia/Tokyo", "America/New_York")
WALL = datetime(2027, 6, 8, 9)  # noqa: DTZ001  # a wall time has no zone
SERIES = SeriesItem(
    id="s1",
    rhythm_text="Every week on Tuesday at 09:00 in Europe/Berlin",
    end_text="(until 31 December 2026)",
    text="Fresh from the oven: what is baked today, and until when it is there.",
    accounts="@ida@example.social, ida.example.org",
    next_text="Next: on Tuesday 17 November 2026 at 09:00.",
)
PAUSED = SeriesItem(
    id="s2", rhythm_text="Every day at 07:30 in Asia/Tokyo", text=SERIES.text, accounts="ida", paused=True
)
TROUBLED = SeriesItem(
    id="s3",
    rhythm_text="Every month on the last Friday at 18:00 in Europe/Berlin",
    text=SERIES.text,
    accounts="a removed account",
    trouble="One of the chosen accounts was removed. Choose again.",
)


def planning_pieces() -> dict[str, tuple[Callable[[], QWidget], int, int]]:
    """Return each state's name with what builds it and its width and height."""
    return {
        "slots": (_slots, 720, 420),
        "slots-change": (_change, 720, 300),
        "slots-change-narrow": (_change, 420, 460),
        "series": (_series, 720, 540),
        "schedule-again": (_again, 600, 330),
        "schedule-again-narrow": (_again, 300, 480),
        "queue-bar-paused": (_paused, 900, 130),
    }


def _slots() -> QWidget:
    stage, some, none = QWidget(), _card(), SlotCard(HOME, lambda: ZONES)
    none.show_slots(SlotsItem(account_id="a2", handle="ida.example.org", network="bluesky", paused=True))
    stage.setLayout(column(some, none, None, spacing=12))
    return stage


def _card() -> SlotCard:
    card = SlotCard(HOME, lambda: ZONES)
    days = ((0, HOME), (2, HOME), (3, "Asia/Tokyo"))
    slots = tuple(SlotItem(weekday=day, clock=time(9), zone=zone) for day, zone in days)
    card.show_slots(
        SlotsItem(
            account_id="a1",
            handle="@ida@example.social",
            network="mastodon",
            slots=slots,
            free_text="Next free: tomorrow at 09:00.",
        )
    )
    return card


def _change() -> QWidget:
    stage, card = QWidget(), _card()
    stage.setLayout(column(card, None))
    card.chips[0].click()
    return stage


def _series() -> QWidget:
    stage = QWidget()
    cards = [SeriesCard() for _ in range(3)]
    for card, item in zip(cards, (SERIES, PAUSED, TROUBLED), strict=True):
        card.show_series(item)
    stage.setLayout(column(*cards, None, spacing=12))
    return stage


def _again() -> QWidget:
    stage, line, repeat, late = QWidget(), ScheduleRow(present), RepeatChoice(), LateChoice()
    line.show_time(WALL, HOME)
    line.say_go("Begin the series")
    repeat.rhythm.setCurrentIndex(3)
    repeat.until.setCurrentIndex(2)
    repeat.show_wall(WALL)
    repeat.until.activated.emit(2)
    late.show_late(Late(minutes=45))
    paused = Words("Paused: ida. What is planned there waits until you let it go on.", "look")
    for part in (repeat, late, paused):
        line.add_line(part)
    stage.setLayout(column(line, None))
    return stage


def _paused() -> QWidget:
    stage, bar = QWidget(), QueueBar(dict.fromkeys(VIEWS, ""))
    bar.show_view("week")
    bar.show_span("9 – 15 Nov 2026")
    bar.show_pauses([("a1", "@ida@example.social", True)], everything=True)
    stage.setLayout(column(bar, None))
    return stage
