"""A restore in the window, from end to end: its window closes, and opens again with the backup."""

import os
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.places import find_places
from app.services.upkeep.backup import make_backup
from app.store.database import Database
from app.store.drafting.drafts import DraftStore
from tests.app.store.making import make_draft

ROOT = Path(__file__).resolve().parents[4]
CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app.assemble import open_window
from app.services.drafting.composed import Composed
from app.windows.starting.program import Program

lives, timers, launch = [], [], Program.launch

def launch_and_watch(program, composed):
    launch(program, composed)
    lives.append(program)
    timer = QTimer(interval=20)
    timers.append(timer)
    first = len(lives) == 1

    def look():
        window = program._window
        if program.obstacle is not None and first:
            timer.stop()
            print(program.obstacle.isVisible(), flush=True)
            program.obstacle.restore_wanted.emit(Path(sys.argv[1]))
        elif window is not None and window.furnished and first:
            timer.stop()
            print(window.editor.text(), flush=True)
            program.pages.looking_after.restore_wanted.emit(Path(sys.argv[1]))
        elif window is not None and window.furnished and window.notice.isVisible():
            timer.stop()
            print(window.editor.text(), flush=True)
            print(window.notice.text(), flush=True)
            window.quit()

    timer.timeout.connect(look)
    timer.start()

Program.launch = launch_and_watch
sys.exit(open_window(Composed()))
"""


@pytest.fixture
def backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup with a draft that was changed since."""
    monkeypatch.setenv("RAPPORT_HOME", str(tmp_path / "home"))
    places = find_places()
    places.make()
    write("In the backup.")
    made = make_backup(places, tmp_path / "b.zip", datetime.now(UTC)).path
    write("Written since.")
    return made


def write(text: str) -> None:
    """Let the one draft say `text`."""
    with closing(Database(find_places().database)) as database:
        DraftStore(database).put(make_draft(text=text))


def lives(backup: Path) -> list[str]:
    """Run the program until it was closed for good, and return what it said of its two lives."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(backup)],
        cwd=ROOT,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        },
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout.splitlines()


def test_a_restore_closes_the_window_and_opens_it_with_the_backup(backup: Path) -> None:
    before, after, told = lives(backup)
    assert (before, after) == ("Written since.", "In the backup.")
    assert told.startswith("Restored the backup of")


def test_a_database_that_is_none_any_more_is_replaced_by_the_backup(backup: Path) -> None:
    find_places().database.write_bytes(b"This is no database, that much is certain. " * 100)
    visible, after, told = lives(backup)
    assert (visible, after) == ("True", "In the backup.")
    assert "What was here before is in" in told


def test_a_backup_that_is_damaged_leaves_everything_as_it_was_and_says_so(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-40])
    before, after, told = lives(backup)
    assert (before, after) == ("Written since.", "Written since.")
    assert told.startswith("The backup was not restored.")
