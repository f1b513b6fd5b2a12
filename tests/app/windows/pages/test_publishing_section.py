"""Time to think better of it, chosen in Settings, holds for posts and for what is done to published ones."""

from datetime import timedelta

from PySide6.QtCore import Qt

from app.model.delivery import IfLate
from app.settings import load_settings
from app.windows.frame.main_window import MainWindow
from app.windows.pages.publishing_section import PublishingSection
from tests.app.windows.conftest import Desk
from tests.app.windows.scheduling.test_scheduling import inside


def shown(window: MainWindow) -> PublishingSection:
    """Return the section of the Settings page."""
    window.show_page("settings")
    section = window.page.findChild(PublishingSection)
    assert isinstance(section, PublishingSection)
    return section


def test_the_time_to_undo_is_typed_kept_in_the_file_and_holds_at_once(desk: Desk) -> None:
    window = desk.open()
    section, engine = shown(window), inside(window)[0]
    section.undo.setFocus()
    section.undo.selectAll()
    desk.write(section.undo, "45")
    desk.press(section.undo, Qt.Key.Key_Return)
    desk.until(lambda: engine.settings.undo == timedelta(seconds=45))
    section.late.choice.setFocus()
    for _ in range(2):
        desk.press(section.late.choice, Qt.Key.Key_Down)
    desk.until(lambda: engine.planning.late.if_late is IfLate.ASK)
    kept = load_settings(desk.places.settings)
    assert (kept.undo, kept.late.if_late) == (timedelta(seconds=45), IfLate.ASK)
    assert engine.amending._undo() == timedelta(seconds=45)  # pyright: ignore[reportPrivateUsage] - what it waits by
