"""The Accounts page says how far earlier posts are read back, and the mix counts them at once."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from app.model.reading import Reading, ReadingState
from app.windows.accounts.looking_back import reading_item
from app.windows.frame.main_window import MainWindow
from tests.app.services.history.scripted_archive import ScriptedArchive, own_post
from tests.app.windows.conftest import Desk, add_account
from widgets.accounts.reading_line import ReadingLine


@pytest.fixture
def archive(desk: Desk) -> ScriptedArchive:
    """Ten posts that are out already."""
    archive = ScriptedArchive(*(own_post(number) for number in range(1, 11)))
    desk.network.archive = archive
    return archive


def line_of(desk: Desk, window: MainWindow) -> ReadingLine:
    """Return the line beneath the only account."""
    page = window.accounts_page
    desk.until(lambda: page.findChildren(ReadingLine))
    return page.findChildren(ReadingLine)[0]


def test_an_account_that_is_added_is_counted_in_the_mix_without_a_restart(
    desk: Desk, archive: ScriptedArchive
) -> None:
    window = desk.open()
    add_account(desk, window)
    line = line_of(desk, window)
    desk.until(lambda: "10 posts and answers" in line.words.text())
    desk.write(window.editor, "Bread rises twice.")
    reviewing = window.writing.reviewing
    desk.until(lambda: reviewing.review is not None and reviewing.review.mix_before.total == 10)
    assert "10 posts and answers" in window.notice.text()


def test_a_reading_is_stopped_and_goes_on_from_the_page(desk: Desk, archive: ScriptedArchive) -> None:
    archive.gate, archive.free = asyncio.Event(), 1
    window = desk.open()
    add_account(desk, window)
    line = line_of(desk, window)
    button = line.findChildren(QPushButton)[0]
    desk.until(lambda: "4 posts and answers so far" in line.words.text())
    assert button.text() == "Stop"
    button.click()
    desk.until(lambda: button.text() == "Read on")
    assert button.accessibleName() == "Read on: earlier posts of ada"
    archive.gate = None
    button.click()
    desk.until(lambda: "knows 10 posts" in line.words.text())


def test_every_state_has_words() -> None:
    reading = Reading(account_id="a")
    said = {
        reading_item(replace(reading, state=state, found=found, trouble=trouble), "ada").words
        for state in ReadingState
        for found in (0, 1, 7)
        for trouble in ("", "The server is away.")
    }
    assert len(said) == 12  # with trouble, the state makes no difference
