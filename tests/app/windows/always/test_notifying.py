"""What needs the writer is told by the desktop while they look elsewhere, together and once."""

from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtCore import QSettings

from app.errors import Refused
from app.services.always.gathering import GATHER, Summary
from app.settings import Settings
from app.windows.always.choices import keep_notices
from app.windows.always.notifying import Notifying
from app.windows.frame.main_window import MainWindow
from coach.profile import DeskHours, Profile
from tests.app.windows.conftest import Desk, add_account

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ALWAYS = tuple(DeskHours(day=day, begins=time.min, ends=time(23, 59)) for day in range(7))


class Writer:
    """Somebody who is always at the desk, at noon; `shown` is what the desktop shows them."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        desk.settings = Settings(profile=Profile(desk=ALWAYS))
        self.now = NOON
        self.shown: list[Summary] = []
        self.window: MainWindow = desk.open()
        add_account(desk, self.window)
        program = desk.programs[-1]
        program.open_door()
        self.notifying: Notifying = program.notifying
        self.notifying.clock = lambda: self.now
        monkeypatch.setattr(self.notifying.notices, "show", self.shown.append)
        desk.until(lambda: self.notifying.gathering.begun)

    def later(self) -> None:
        """Let the time pass in which news are gathered."""
        self.now += GATHER + timedelta(seconds=1)
        self.notifying.tell()


@pytest.fixture
def writer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Writer:
    """A writer with an account."""
    return Writer(desk, monkeypatch)


def publish_refused(desk: Desk, window: MainWindow) -> None:
    """Publish a post that the network refuses, in the background."""
    desk.network.script["publish"] = [Refused("The server says no.")]
    desk.write(window.write_page.editor, "Bread rises twice.")
    desk.until(window.write_page.publish.isEnabled)
    window.acting.do("publish")


def test_a_refused_post_is_told_once_while_the_window_is_closed(desk: Desk, writer: Writer) -> None:
    publish_refused(desk, writer.window)
    writer.window.hide()
    desk.until(lambda: writer.notifying.gathering.moment is not None)
    assert writer.shown == []
    writer.later()
    assert [one.title for one in writer.shown] == ["One post needs you"]
    writer.later()
    assert len(writer.shown) == 1


def test_who_looks_at_the_window_or_wants_no_notices_gets_none(desk: Desk, writer: Writer) -> None:
    publish_refused(desk, writer.window)
    desk.until(lambda: writer.notifying.gathering.moment is not None)
    assert writer.window.isActiveWindow()
    writer.later()
    assert writer.shown == []
    writer.window.hide()
    memory = QSettings(str(desk.places.config / "window.ini"), QSettings.Format.IniFormat)
    keep_notices(memory, False)
    writer.notifying.gathering.hear_trouble("The disk is full.", writer.now)
    writer.later()
    assert writer.shown == []


def test_a_click_opens_the_page_that_is_spoken_of(writer: Writer) -> None:
    writer.window.hide()
    writer.notifying.notices.clicked.emit("queue")
    assert writer.window.isVisible()
    assert writer.window.page is writer.window.queue_page
