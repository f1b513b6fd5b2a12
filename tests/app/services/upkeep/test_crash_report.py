"""A report says where a bug happened, and nothing that anybody wrote or may not know."""

import logging
from pathlib import Path

import pytest

from app.errors import StoreError
from app.services.upkeep.crash_report import MOST, CrashReports, reports
from app.services.upkeep.own_version import program_version
from app.services.upkeep.quiet_log import QuietFormatter

SECRET = "hunter2-is-a-secret"


@pytest.fixture
def log(tmp_path: Path) -> logging.Logger:
    """A log that writes reports."""
    made = logging.Logger("test")
    made.addHandler(CrashReports(tmp_path))
    return made


def fail(words: str) -> None:
    """Raise what a bug raises, with words in it that are nobody's business."""
    kept = f"{words} kept in a variable"
    try:
        raise KeyError(kept)
    except KeyError as error:
        raise ValueError(f"{words}: {kept}") from error


def crash(log: logging.Logger) -> None:
    """Log a bug as the program does."""
    try:
        fail(SECRET)
    except ValueError:
        log.exception("a bug, and %s", SECRET)


def test_a_report_names_kinds_and_places_and_quotes_nothing(log: logging.Logger, tmp_path: Path) -> None:
    crash(log)
    (path,) = reports(tmp_path)
    text = path.read_text()
    assert f"Rapport {program_version()}" in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "tests/app/services/upkeep/test_crash_report.py:" in text
    assert "in fail" in text
    assert SECRET not in text
    assert str(Path.home()) not in text


def test_the_same_bug_again_is_one_report(log: logging.Logger, tmp_path: Path) -> None:
    for _ in range(2000):
        crash(log)
    (path,) = reports(tmp_path)
    assert path.read_text().count("Again at") > 10
    assert path.stat().st_size < 21_000


def test_what_can_be_told_in_a_sentence_is_no_bug(log: logging.Logger, tmp_path: Path) -> None:
    try:
        raise StoreError("The disk is full.")
    except StoreError:
        log.exception("told")
    log.error("without an exception")
    assert reports(tmp_path) == []


def test_only_the_latest_are_kept(log: logging.Logger, tmp_path: Path) -> None:
    for number in range(MOST + 5):
        (tmp_path / f"crash-{number}.txt").write_text("old")
    crash(log)
    assert len(reports(tmp_path)) == MOST


def test_a_disk_that_takes_nothing_makes_it_no_worse(tmp_path: Path) -> None:
    log = logging.Logger("test")
    log.addHandler(CrashReports(tmp_path / "not there"))
    crash(log)


def test_the_log_says_where_a_bug_happened_and_quotes_nothing(tmp_path: Path) -> None:
    log, asyncios = logging.Logger("test"), logging.Logger("asyncio")
    handler = logging.FileHandler(tmp_path / "log", encoding="utf-8")
    handler.setFormatter(QuietFormatter("%(levelname)s: %(message)s"))
    for each in (log, asyncios):
        each.addHandler(handler)
    try:
        fail(SECRET)
    except ValueError as error:
        log.exception("a bug")
        asyncios.error("A forgotten task\nfuture: <Task exception=%r>", error, exc_info=error)
    handler.close()
    said = (tmp_path / "log").read_text("utf-8")
    assert said.splitlines()[:2] == ["ERROR: a bug", "builtins.ValueError"]
    assert "ERROR: A forgotten task\nbuiltins.ValueError" in said
    assert "in fail" in said
    assert SECRET not in said
