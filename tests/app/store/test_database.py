"""The database file keeps what it is given, all or nothing, and tells its errors in sentences."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import StoreError
from app.store import database as database_module
from app.store.database import Database, known_moment, to_moment, to_text
from app.store.drafting.drafts import DraftStore
from tests.app.store.making import make_draft

MOMENTS = st.datetimes(
    min_value=datetime(1970, 1, 1),  # noqa: DTZ001 - Hypothesis puts the zone on
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


@given(MOMENTS)
def test_a_moment_comes_back_to_the_microsecond_and_in_utc(moment: datetime) -> None:
    text = to_text(moment)
    assert text is not None
    assert to_moment(text) == known_moment(text) == moment
    assert known_moment(text).utcoffset() == timedelta()


@given(MOMENTS, MOMENTS)
def test_the_order_of_written_moments_is_the_order_of_time(one: datetime, other: datetime) -> None:
    assert (str(to_text(one)) < str(to_text(other))) == (one < other)


def test_no_moment_stays_no_moment() -> None:
    assert to_text(None) is None
    assert to_moment(None) is None


def test_what_is_written_is_on_the_disk_and_not_only_on_its_way_there(database: Database) -> None:
    settings = {name: database.rows(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous")}
    assert settings == {"journal_mode": "wal", "synchronous": 2}  # 2: FULL


def test_a_lone_surrogate_is_kept_as_the_replacement_character(database: Database) -> None:
    drafts = DraftStore(database)
    drafts.put(make_draft(text="half an emoji: \ud83d!"))
    found = drafts.get("draft")
    assert found is not None
    assert found.text == "half an emoji: \ufffd!"


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rapport.db"
    path.write_text("A shopping list: flour, salt, water. " * 50, "utf-8")
    with pytest.raises(StoreError) as caught:
        Database(path)
    assert str(caught.value) == f"{path} is not a database of Rapport."


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot be opened. Is its folder there, and may you write to it\?"):
        Database(tmp_path)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Database(tmp_path / "nowhere" / "rapport.db")


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rapport.db"
    whole = Database(path)
    size = whole.rows("PRAGMA page_size")[0][0]
    first = (whole.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'drafts'")[0][0] - 1) * size
    whole.close()
    content = path.read_bytes()
    path.write_bytes(content[:first] + b"\xff" * size + content[first + size :])
    damaged = Database(path)
    with pytest.raises(StoreError, match=r"is damaged\. Restore a backup, or move it away to start afresh\."):
        damaged.rows("SELECT * FROM drafts")
    damaged.close()


def test_a_file_that_must_not_be_written_is_told(database: Database) -> None:
    # Permissions mean nothing to root, so the connection itself is told to write nothing.
    database.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="is read-only; Rapport cannot save anything in it"):
        DraftStore(database).put(make_draft(text="Bread"))


def test_another_program_that_holds_the_file_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_MS", 20)
    path = tmp_path / "rapport.db"
    database = Database(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as caught:
            DraftStore(database).put(make_draft(text="Bread"))
        other.execute("ROLLBACK")
    assert str(caught.value) == f"Another program holds {path}. Close it and try again."
    DraftStore(database).put(make_draft(text="Bread"))
    database.close()


def test_a_full_disk_is_told_and_everything_goes_on_once_there_is_room(database: Database) -> None:
    drafts = DraftStore(database)
    drafts.put(make_draft(text="Bread"))
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match=r"The disk is full; .* Free some space and try again."):
        drafts.put(make_draft(text="Bread " * 50_000))
    assert [draft.text for draft in drafts.all()] == ["Bread"]
    database.rows("PRAGMA max_page_count = 1000000")
    drafts.put(make_draft(text="Bread rises twice."))
    assert [draft.text for draft in drafts.all()] == ["Bread rises twice."]


def test_a_transaction_that_fails_leaves_nothing_of_itself(database: Database) -> None:
    drafts = DraftStore(database)

    def write_half() -> None:
        with database.transaction():
            database.execute("INSERT INTO drafts (id, text, created_at, updated_at) VALUES ('a', '', '', '')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert drafts.all() == ()


def test_a_transaction_that_cannot_be_committed_is_over_and_the_next_one_works(database: Database) -> None:
    def write_in_vain() -> None:
        with database.transaction():
            database.execute("PRAGMA defer_foreign_keys = ON")  # lets the commit itself fail
            database.execute("INSERT INTO draft_words (draft_id, words) VALUES ('no such draft', '')")

    with pytest.raises(StoreError, match="FOREIGN KEY constraint failed"):
        write_in_vain()
    DraftStore(database).put(make_draft(text="Bread"))
    assert database.rows("SELECT * FROM versions WHERE draft_id = 'no such draft'") == []


def test_a_statement_that_breaks_a_rule_of_the_tables_is_told(database: Database) -> None:
    with pytest.raises(StoreError, match="cannot be used: NOT NULL constraint failed"):
        database.execute("INSERT INTO drafts (id) VALUES ('a')")


def test_closing_twice_does_no_harm(tmp_path: Path) -> None:
    database = Database(tmp_path / "rapport.db")
    database.close()
    database.close()


def test_a_moment_is_written_as_people_can_read_it() -> None:
    assert to_text(datetime(2026, 3, 2, 9, tzinfo=UTC)) == "2026-03-02T09:00:00.000000+00:00"
