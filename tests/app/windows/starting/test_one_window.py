"""One window for one data folder, with real programs: later ones hand over, a killed one is no obstacle."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.services.lock import Lock
from app.store.database import Database
from app.store.drafting.drafts import DraftStore

PATIENCE_S = 60
PATIENT = f"""
import sys
from app.__main__ import main
from app.services.drafting import letters
letters.PATIENCE_S = {PATIENCE_S}  # a slow machine is no fault
sys.exit(main())
"""


class Programs:
    """Starts `rapport` again and again with one home."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._running: list[subprocess.Popen[str]] = []

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start it; it may go on running."""
        environ = os.environ | {
            "RAPPORT_HOME": str(self._home),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_RUNTIME_DIR": str(self._home),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        command = [sys.executable, "-c", PATIENT, *words]
        program = subprocess.Popen(command, env=environ, text=True, stderr=subprocess.PIPE)
        self._running.append(program)
        return program

    def texts(self) -> set[str]:
        """Return what the drafts on the disk say."""
        path = self._home / "data" / "rapport.db"
        if not path.exists():
            return set()
        database = Database(path)
        try:
            return {draft.text for draft in DraftStore(database).all()}
        finally:
            database.close()

    def close(self) -> None:
        """End what still runs."""
        for program in self._running:
            if program.poll() is None:
                program.kill()
            program.communicate()


@pytest.fixture
def programs(tmp_path: Path) -> Iterator[Programs]:
    made = Programs(tmp_path)
    yield made
    made.close()


def until(holds: Callable[[], bool]) -> None:
    """Wait for something on the disk, of which nobody tells."""
    ends = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.1)


def test_a_second_program_hands_its_text_over_and_a_killed_first_one_is_no_obstacle(
    programs: Programs, tmp_path: Path
) -> None:
    first = programs.start("compose", "--text", "Flour")
    until(lambda: "Flour" in programs.texts())
    note = tmp_path / "note.md"
    note.write_text("Water and salt\n", encoding="utf-8")
    second = programs.start("compose", "--text", "Yeast", str(note))
    assert second.wait(PATIENCE_S) == 0
    until(lambda: {"Yeast", "Water and salt"} <= {text.strip() for text in programs.texts()})
    assert programs.start().wait(PATIENCE_S) == 0  # it only brings the window to the front
    assert first.poll() is None
    first.send_signal(signal.SIGKILL)
    first.wait(PATIENCE_S)
    third = programs.start("compose", "--text", "Butter")
    until(lambda: "Butter" in programs.texts())
    assert programs.start("compose", "--text", "Sugar").wait(PATIENCE_S) == 0
    until(lambda: "Sugar" in programs.texts())
    assert third.poll() is None


def test_of_programs_that_are_started_at_once_one_has_the_window_and_no_text_is_lost(
    programs: Programs,
) -> None:
    texts = ["Flour", "Water", "Salt"]
    running = [programs.start("compose", "--text", text) for text in texts]
    until(lambda: sum(one.poll() is None for one in running) == 1)
    assert [one.returncode for one in running if one.returncode is not None] == [0, 0]
    until(lambda: set(texts) <= programs.texts())


def test_a_file_that_is_not_there_is_told_and_opens_nothing(programs: Programs, tmp_path: Path) -> None:
    program = programs.start("compose", str(tmp_path / "gone.md"))
    _, said = program.communicate(timeout=PATIENCE_S)
    assert program.returncode == 2
    assert "There is no file" in said


def test_a_lock_has_one_holder_at_a_time(tmp_path: Path) -> None:
    one, other = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert one.take()
    assert not other.take()
    one.let_go()
    assert other.take()
    other.let_go()
