"""What keeps the program from starting is told in a window, with ways on; nothing that was typed is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import StoreError
from app.services.drafting.composed import Composed
from app.services.engine import Engine
from app.windows.starting.program import Program
from app.windows.upkeep.after import After
from app.windows.upkeep.obstacle import Obstacle
from tests.app.windows.conftest import Desk
from widgets.ground.words import Words


def words(obstacle: Obstacle) -> str:
    """Return everything that the window says."""
    return "\n".join(one.text() for one in obstacle.findChildren(Words))


def blocked(desk: Desk) -> tuple[Program, Obstacle]:
    """Start the program, and return what keeps it from starting."""
    program = Program(desk.application, desk.places, desk.build)
    desk.programs.append(program)
    program.launch(Composed())
    desk.until(lambda: program.obstacle)
    assert program.obstacle is not None
    return program, program.obstacle


def test_a_database_of_a_newer_version_is_told_with_ways_on(desk: Desk, tmp_path: Path) -> None:
    with closing(sqlite3.connect(desk.places.database)) as database:
        database.execute("PRAGMA user_version = 999")
    program, obstacle = blocked(desk)
    assert obstacle.isVisible()
    assert "newer version of Rapport" in words(obstacle)
    obstacle.examine.click()
    assert "Database: trouble" in words(obstacle)
    obstacle.restore_wanted.emit(tmp_path / "b.zip")
    assert program.after == After(restore=tmp_path / "b.zip")


def test_what_was_mended_meanwhile_is_opened_by_trying_again(desk: Desk) -> None:
    desk.places.database.write_bytes(b"no database, for certain. " * 100)
    program, obstacle = blocked(desk)
    assert "is not a database" in words(obstacle)
    desk.places.database.unlink()
    obstacle.again.click()
    assert program.after == After()
    desk.programs.pop().close()
    window = desk.open()
    assert window.isVisible()


def test_an_engine_that_cannot_start_takes_nothing_that_was_typed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> Engine:
        raise StoreError("The disk is full.")

    monkeypatch.setattr("app.windows.frame.early_keeping.EVERY_MS", 1_000_000)
    program = Program(desk.application, desk.places, fail)
    desk.programs.append(program)
    window = program.begin(Composed())
    desk.write(window.editor, "Typed on a full disk")
    desk.until(lambda: program.obstacle)
    assert program.obstacle is not None
    assert program.obstacle.typed.toPlainText() == "Typed on a full disk"
    assert "The disk is full." in words(program.obstacle)
    assert not window.isVisible()
