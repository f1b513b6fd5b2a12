"""The window hears of every letter: of one that was there before it, and after its folder was thrown away."""

import logging
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject
from pytestqt.qtbot import QtBot

from app.services.drafting import letters
from app.services.drafting.composed import Composed
from app.services.drafting.letters import hand_over
from app.windows.starting import door
from app.windows.starting.door import Door


class Street:
    """Opens doors, and sends programs to them."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.folder = folder
        self.taken: list[str] = []
        self.doors: list[Door] = []
        self._home = QObject()

    def open(self) -> Door:
        """Open one."""
        self.doors.append(Door(self.folder, lambda composed: self.taken.append(composed.text), self._home))
        return self.doors[-1]

    def send(self, *texts: str) -> Callable[[], list[bool]]:
        """Let a program for each text knock; return what waits for them and says whose text was taken."""
        answers: dict[str, bool] = {}

        def knock(text: str) -> None:
            answers[text] = hand_over(self.folder, Composed(text=text))

        senders = [threading.Thread(target=knock, args=(text,), daemon=True) for text in texts]
        for sender in senders:
            sender.start()

        def wait() -> list[bool]:
            self._qtbot.waitUntil(lambda: not any(sender.is_alive() for sender in senders))
            return [answers[text] for text in texts]

        return wait

    def letter(self) -> None:
        """Wait until somebody's letter is there, without looking out of the door."""
        while not list(self.folder.glob("*.letter")):
            threading.Event().wait(0.01)


@pytest.fixture
def street(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, collected_here: None
) -> Iterator[Street]:
    monkeypatch.setattr(letters, "PATIENCE_S", 3600.0)
    made = Street(qtbot, tmp_path / "letters")
    yield made
    for one in made.doors:
        one.close()


def test_what_several_programs_hand_over_at_once_is_taken(street: Street) -> None:
    street.open()
    assert street.send("Flour", "Water", "Salt")() == [True] * 3
    assert sorted(street.taken) == ["Flour", "Salt", "Water"]
    assert street.send("Yeast")() == [True]
    assert street.taken[3:] == ["Yeast"]
    assert list(street.folder.iterdir()) == []


def test_who_knocked_before_there_was_a_door_is_heard(street: Street) -> None:
    wait = street.send("Flour")
    street.letter()
    street.open()
    assert street.taken == []  # whoever opens it is not yet ready for guests
    assert wait() == [True]
    assert street.taken == ["Flour"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that is watched")
def test_a_folder_that_was_thrown_away_is_no_obstacle(street: Street) -> None:
    street.open()
    assert street.send("Flour")() == [True]
    shutil.rmtree(street.folder)
    assert street.send("Water")() == [True]
    assert street.taken == ["Flour", "Water"]


def test_where_nothing_can_be_watched_it_looks_again_and_again(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Blind(QFileSystemWatcher):
        def addPath(self, path: str) -> bool:
            return False

    monkeypatch.setattr(door, "QFileSystemWatcher", Blind)
    monkeypatch.setattr(door, "UNWATCHED_MS", 1)
    street.open()
    assert street.send("Flour")() == [True]
    assert street.send("Water")() == [True]


def test_a_closed_door_takes_nothing_and_the_next_one_does(street: Street, qtbot: QtBot) -> None:
    street.open().close()
    wait = street.send("Flour")
    street.letter()
    watcher = QFileSystemWatcher([str(street.folder)])
    with qtbot.waitSignal(watcher.directoryChanged):  # which a door that is open hears, too
        (street.folder / "note").touch()
    for _ in range(3):
        QCoreApplication.processEvents()
    assert street.taken == []
    street.open()
    assert wait() == [True]


def test_a_folder_that_cannot_be_made_is_told_to_the_log_alone(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    street.folder.write_text("No folder at all", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        street.open()
    assert "no second program can reach this one" in caplog.text
