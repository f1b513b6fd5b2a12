"""The engine's thread does its work beside the window's, and every answer comes home."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app import background as background_module
from app.background import Background
from app.errors import AppError, InputError, StoreError
from app.model.delivery import State
from app.model.news import AccountsChanged, News
from app.services.engine import Engine
from app.services.sending.delivering import Step
from tests.app.services.lab import Lab

PATIENCE_S = 20.0  # for what comes at once; only a hanging test waits for it


@pytest.fixture
def away(tmp_path: Path) -> Iterator[Lab]:
    """A laboratory whose own engine is closed: the one to be tested opens on another thread."""
    lab = Lab(tmp_path)
    lab.close()
    yield lab
    lab.restart()
    lab.close()


@pytest.fixture
def background(qtbot: QtBot, away: Lab) -> Iterator[Background]:
    """A started thread with an engine on it, which is ended after the test."""
    made = Background()
    made.start(away.open_engine)
    yield made
    made.stop()


def never(_: object) -> None:
    raise AssertionError("it should not be called")


def engine_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "engine"]


async def where() -> str:
    return threading.current_thread().name


def test_the_work_is_done_on_the_engines_thread_and_its_result_comes_home(
    qtbot: QtBot, background: Background
) -> None:
    got: list[tuple[str, threading.Thread]] = []
    background.run(where(), lambda name: got.append((name, threading.current_thread())), never)
    qtbot.waitUntil(lambda: bool(got))
    assert got == [("engine", threading.main_thread())]


def test_an_error_that_can_be_told_comes_home_as_it_is(qtbot: QtBot, background: Background) -> None:
    failed: list[AppError] = []
    here: list[threading.Thread] = []

    async def fail() -> None:
        raise InputError("Choose one.")

    def note(error: AppError) -> None:
        failed.append(error)
        here.append(threading.current_thread())

    background.run(fail(), never, note)
    qtbot.waitUntil(lambda: bool(here))
    assert [str(error) for error in failed] == ["Choose one."]
    assert here == [threading.main_thread()]


def test_a_bug_is_told_and_logged_and_the_engine_goes_on(
    qtbot: QtBot, background: Background, caplog: pytest.LogCaptureFixture
) -> None:
    crashes: list[str] = []
    background.crashed.connect(crashes.append)

    async def fail() -> None:
        raise ZeroDivisionError

    background.run(fail(), never, never)
    qtbot.waitUntil(lambda: bool(crashes))
    assert crashes == ["Something went wrong inside Rapport (ZeroDivisionError). The log has more."]
    assert "a bug in the engine" in caplog.text
    assert background.wait_for(where(), PATIENCE_S) == "engine"


def test_news_of_the_engine_come_home(qtbot: QtBot, away: Lab) -> None:
    background = Background()
    engine = background.start(away.open_engine)
    heard: list[News] = []
    here: list[threading.Thread] = []

    def note(news: News) -> None:
        heard.append(news)
        here.append(threading.current_thread())

    background.news.connect(note)
    background.wait_for(
        engine.accounts.add("mastodon", "https://scripted.example", "ada", "right"), PATIENCE_S
    )
    qtbot.waitUntil(lambda: bool(here))
    background.stop()
    assert heard == [AccountsChanged()]
    assert here == [threading.main_thread()]


def test_work_that_is_cancelled_ends_silently(qtbot: QtBot, background: Background) -> None:
    begun, ended = threading.Event(), threading.Event()

    async def wait() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    future = background.run(wait(), never, never)
    assert begun.wait(PATIENCE_S)
    future.cancel()
    assert ended.wait(PATIENCE_S)
    assert background.wait_for(where(), PATIENCE_S) == "engine"


def test_waiting_for_the_last_save_gives_up_in_time(background: Background) -> None:
    async def wait() -> None:
        await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        background.wait_for(wait(), 0.01)


def test_after_the_end_nothing_is_run_and_nothing_breaks(qtbot: QtBot, background: Background) -> None:
    background.stop()
    future = background.run(where(), never, never)
    assert future.cancelled()
    background.wake()
    background.stop()
    assert engine_threads() == []


def test_a_delivery_under_way_has_its_last_words_before_the_thread_ends(qtbot: QtBot, away: Lab) -> None:
    away.restart()
    delivery = away.plan(away.add_account())
    away.close()
    sending = threading.Event()
    away.at_step = {Step.SENDING: sending.set}
    background = Background()
    background.start(away.open_engine)
    assert sending.wait(PATIENCE_S)
    background.stop()
    assert engine_threads() == []
    away.restart()
    assert away.look(delivery).state is State.SENT
    away.close()


def test_an_engine_that_does_not_end_in_time_is_left(
    qtbot: QtBot, away: Lab, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(background_module, "END_S", 0.01)

    async def hang() -> None:
        await asyncio.Event().wait()

    away.network.close = hang
    background = Background()
    background.start(away.open_engine)
    background.stop()
    assert "the engine did not end in time" in caplog.text
    assert engine_threads() == []


def test_a_bug_at_the_end_does_not_keep_the_program_from_ending(
    qtbot: QtBot, away: Lab, caplog: pytest.LogCaptureFixture
) -> None:
    async def break_down() -> None:
        raise ZeroDivisionError

    away.network.close = break_down
    background = Background()
    background.start(away.open_engine)
    background.stop()
    assert engine_threads() == []
    assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == [
        "a bug while the engine ended"
    ]


@pytest.mark.parametrize("failure", [StoreError("The disk is full."), ZeroDivisionError()])
def test_an_engine_that_cannot_be_built_says_why_and_leaves_no_thread(
    qtbot: QtBot, failure: Exception
) -> None:
    def build() -> Engine:
        raise failure

    background = Background(QObject())
    with pytest.raises(type(failure)):
        background.start(build)
    assert engine_threads() == []
    background.stop()
    assert background.run(where(), never, never).cancelled()


def test_the_publisher_is_woken_from_the_window(qtbot: QtBot, away: Lab) -> None:
    away.restart()
    away.plan(away.add_account(), minutes=10)
    away.close()
    background = Background()
    background.start(away.open_engine)
    away.later(minutes=10)
    background.wake()

    qtbot.waitUntil(lambda: bool(away.server.posts))
    background.stop()
