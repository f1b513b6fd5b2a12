"""Every part of the screen in every state, for the eye and for the tests."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from coach.advice import Finding, Review, Verdict
from widgets.coaching.coach_panel import CoachPanel
from widgets.coaching.dismissed_list import DismissedList
from widgets.coaching.hold_note import HoldNote
from widgets.coaching.reason_note import ReasonNote
from widgets.drafts.drafts_list import DraftItem, DraftsList
from widgets.editing.editor import Editor
from widgets.frame.rail import Rail
from widgets.ground.counter import Counter
from widgets.ground.empty_state import EmptyState
from widgets.ground.notice import Notice
from widgets.ground.words import column, row
from widgets.sending.account_chips import AccountChips
from widgets.sending.calendar import Calendar
from widgets.sending.schedule_row import ScheduleRow
from widgets.showing.account_samples import account_pieces
from widgets.showing.gallery_texts import text_pieces
from widgets.showing.gallery_window import window_pieces
from widgets.showing.history_samples import history_pieces
from widgets.showing.media_samples import media_pieces
from widgets.showing.planning_samples import planning_pieces
from widgets.showing.queue_samples import queue_pieces
from widgets.showing.sample_items import chips, drafts, left_aside, places
from widgets.showing.samples import TEXT, findings, friendly_review, present, review
from widgets.showing.thread_samples import thread_pieces
from widgets.showing.writing_samples import writing_pieces

Piece = Callable[[], QWidget]


def pieces() -> dict[str, tuple[Piece, int, int]]:
    """Return each state's name with what builds it and its width and height."""
    return {
        "editor-empty": (lambda: _editor("", ()), 760, 360),
        "editor-findings": (lambda: _editor(TEXT, findings()), 760, 360),
        "editor-card": (_editor_with_card, 760, 420),
        "counters": (_counters, 420, 150),
        "coach-quiet": (lambda: _coach(None), 360, 320),
        "coach-ready": (lambda: _coach(friendly_review()), 360, 760),
        "coach-look-again": (lambda: _coach(review(Verdict.LOOK_AGAIN, findings=findings()[1:])), 360, 1100),
        "coach-hold": (lambda: _coach(review(broken_rules=("heat",))), 360, 1500),
        "chips-and-schedule": (_chips_and_schedule, 900, 190),
        "doubtful-time": (_doubtful_time, 600, 190),
        "calendar": (_calendar, 340, 300),
        "notices": (_notices, 640, 420),
        "hold-note": (_hold_note, 640, 170),
        "reason-note": (_reason_note, 640, 130),
        "left-aside": (_left_aside, 360, 300),
        "drafts": (lambda: _drafts(drafts()), 280, 420),
        "drafts-empty": (lambda: _drafts(()), 280, 420),
        "rail": (_rail, 96, 600),
        "whole": (_whole, 1300, 820),
        **account_pieces(),
        **writing_pieces(),
        **text_pieces(),
        **media_pieces(),
        **window_pieces(),
        **thread_pieces(),
        **queue_pieces(),
        **history_pieces(),
        **planning_pieces(),
    }


def _chips_and_schedule() -> QWidget:
    stage, line, late = QWidget(), AccountChips(), ScheduleRow(present)
    line.show_accounts(chips(), {"a0", "a1"})
    late.show_time(datetime(2020, 1, 1, 9), "Europe/Berlin")  # noqa: DTZ001  # a wall time has no zone
    free = ScheduleRow(present)
    free.show_time(None, "Europe/Berlin")
    stage.setLayout(column(line, free, late, None, spacing=16))
    return stage


def _calendar() -> QWidget:
    month = Calendar()
    month.setSelectedDate(QDate(*present().timetuple()[:3]))
    return month


def _doubtful_time() -> QWidget:
    line = ScheduleRow(present)
    ways = ("02:30 for the first time (UTC+02:00)", "02:30 for the second time (UTC+01:00)")
    autumn = datetime(2027, 10, 31, 2, 30)  # noqa: DTZ001  # a wall time has no zone
    line.ask_with(lambda wall, _: [(wall.replace(fold=nth), words) for nth, words in enumerate(ways)])
    line.show_time(autumn, "Europe/Berlin")
    return line


def _notices() -> QWidget:
    stage = QWidget()
    info, success, error = Notice(stage), Notice(stage), Notice(stage)
    info.show_notice("info", "You are offline. What is planned waits and goes out later.")
    success.show_notice("success", "Posted to Bluesky and Mastodon.", "Undo")
    error.show_notice(
        "error",
        "Mastodon said no: the text is longer than 500 characters. Shorten it, or write another for it.",
        "Show",
    )
    lonely = EmptyState("ph.leaf", "Nothing here", "This is where something will be.")
    stage.setLayout(column(info, success, error, lonely, None, spacing=12))
    return stage


def _hold_note() -> QWidget:
    note = HoldNote()
    note.show_hold("With this post, 7 of your last 20 are about your own things. Three people wait for you.")
    return note


def _reason_note() -> QWidget:
    stage = QWidget()
    note = ReasonNote()
    stage.setLayout(column(note, None))
    note.ask("This advice stops the post. Say in a few words why it may be left aside.")
    return stage


def _left_aside() -> QWidget:
    stage = QWidget()
    shown = DismissedList()
    stage.setLayout(column(shown, None))
    shown.show_items(left_aside())
    shown.open(True)
    return stage


def _drafts(items: tuple[DraftItem, ...]) -> QWidget:
    shown = DraftsList()
    shown.show_drafts(items, "d1")
    return shown


def _rail() -> QWidget:
    rail = Rail(places())
    rail.show_badge("queue", 2, "posts wait for your decision")
    rail.show_badge("talk", 14, "messages wait for an answer")
    return rail


def _whole() -> QWidget:
    stage, line, counter = QWidget(), AccountChips(), Counter("Bluesky")
    line.show_accounts(chips(), {"a0"})
    counter.show_count(171, 300)
    publish, schedule = QPushButton("Publish"), QPushButton("Schedule")
    publish.setProperty("role", "primary")
    foot = row(counter, None, schedule, publish)
    middle = column(line, _editor(TEXT, findings()), _hold_note(), foot, spacing=16)
    middle.setContentsMargins(8, 16, 8, 16)
    left = _drafts(drafts())
    left.setFixedWidth(250)
    coach = _coach(review())
    coach.setFixedWidth(340)
    whole = row(_rail(), left, middle, coach, spacing=8)
    stage.setLayout(whole)
    return stage


def _editor(text: str, found: tuple[Finding, ...]) -> Editor:
    editor = Editor()
    editor.show_text(text)
    editor.show_findings(found)
    return editor


def _editor_with_card() -> QWidget:
    editor = _editor(TEXT, findings())
    QTimer.singleShot(0, editor, editor.next_finding)  # its card needs a window to float in
    return editor


def _counters() -> QWidget:
    stage = QWidget()
    calm, near, over = Counter("Bluesky"), Counter("Mastodon"), Counter("X")
    calm.show_count(120, 300)
    near.show_count(478, 500)
    over.show_count(301, 280)
    stage.setLayout(column(calm, near, over, None))
    return stage


def _coach(shown: Review | None) -> CoachPanel:
    panel = CoachPanel()
    panel.show_review(shown)
    return panel
