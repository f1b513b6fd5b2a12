"""The coach reads a post for the hour it is meant for."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt

from app.windows.drafting.reviewing import Reviewing
from tests.app.windows.conftest import Desk, add_account


def test_a_time_that_is_looked_at_is_the_one_the_coach_reads_for(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    page, reviewing = window.write_page, window.writing.reviewing
    desk.write(page.editor, "Sourdough stays fresh in a linen bag. How do you keep yours?")
    desk.until(page.schedule.isEnabled)
    soon = (datetime.now(ZoneInfo(window.writing.zone)) + timedelta(minutes=20)).replace(tzinfo=None)
    page.schedule_row.scheduled.emit(soon, window.writing.zone)
    desk.until(lambda: page.editor.text() == "")

    desk.write(page.editor, "Rye keeps even longer, in paper. Who has tried both of them?")
    desk.until(lambda: "same-hour" in _rules(reviewing))
    desk.press(page.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: "same-hour" not in _rules(reviewing))  # the line suggests tomorrow morning
    page.schedule_row.show_time(soon, window.writing.zone)
    desk.until(lambda: "same-hour" in _rules(reviewing))


def _rules(reviewing: Reviewing) -> list[str]:
    return [one.rule for one in reviewing.review.findings] if reviewing.review else []
