"""A file is brought up to date once, with a copy of what it was, and one of a newer program is left alone."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from app.errors import NewerStore, StoreError
from app.model.draft import Version
from app.model.part import Part
from app.store import database as database_module
from app.store.accounts import AccountStore
from app.store.database import Database, to_text
from app.store.drafting.drafts import DraftStore
from app.store.ledger import Ledger
from app.store.people import PeopleStore
from app.store.schema import STEPS
from tests.app.store.making import NOW, make_draft

ADDED = "CREATE TABLE added (id TEXT PRIMARY KEY) STRICT;\nINSERT INTO added VALUES ('by the new step');\n"


def add_step(monkeypatch: pytest.MonkeyPatch, step: str = ADDED) -> None:
    monkeypatch.setattr(database_module, "STEPS", (*STEPS, step))


def _announced(
    transaction: Callable[[Database], AbstractContextManager[None]], seen: threading.Event
) -> Callable[[Database], AbstractContextManager[None]]:
    def begin(database: Database) -> AbstractContextManager[None]:
        seen.set()
        return transaction(database)

    return begin


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_a_fresh_file_gets_every_table_and_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "rapport.db"
    Database(path).close()
    assert tables(path) >= {"accounts", "drafts", "versions", "deliveries", "steps", "posts"}
    assert version(path) == len(STEPS)
    assert [file.name for file in tmp_path.iterdir()] == ["rapport.db"]


def test_a_file_of_a_newer_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "rapport.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = path.read_bytes()
    with pytest.raises(NewerStore) as caught:
        Database(path)
    assert str(caught.value) == (
        f"{path} was written by a newer version of Rapport. Update Rapport to open it."
    )
    assert path.read_bytes() == before


def test_an_older_file_is_copied_and_then_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rapport.db"
    old = Database(path)
    DraftStore(old).put(make_draft(text="Bread rises twice."))
    old.close()
    add_step(monkeypatch)
    new = Database(path)
    assert [draft.text for draft in DraftStore(new).all()] == ["Bread rises twice."]
    assert [row["id"] for row in new.rows("SELECT id FROM added")] == ["by the new step"]
    new.close()
    copy = tmp_path / f"rapport.db.version-{len(STEPS)}"
    assert version(path) == len(STEPS) + 1
    assert version(copy) == len(STEPS)
    assert "added" not in tables(copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT text FROM drafts").fetchall() == [("Bread rises twice.",)]


def test_a_file_from_before_variants_and_media_opens_with_its_drafts_and_versions(tmp_path: Path) -> None:
    path = tmp_path / "rapport.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        for step in STEPS[:2]:
            connection.executescript(step)
        connection.execute("PRAGMA user_version = 2")
        for name, text, deleted_at in (
            ("kept", "Bread rises twice.", None),
            ("away", "Soup", NOW.isoformat()),
        ):
            connection.execute(
                "INSERT INTO drafts VALUES (?, ?, '[\"ada\"]', 'give', ?, ?, ?)",
                (name, text, NOW.isoformat(), NOW.isoformat(), deleted_at),
            )
        connection.execute("INSERT INTO versions VALUES ('kept', 1, 'Bread', ?)", (NOW.isoformat(),))
    database = Database(path)
    drafts = DraftStore(database)
    assert drafts.all() == (make_draft("kept", text="Bread rises twice.", accounts=("ada",), intent="give"),)
    assert drafts.versions("kept") == (Version(draft_id="kept", number=1, text="Bread", saved_at=NOW),)
    found = database.rows("SELECT words FROM draft_search WHERE draft_search MATCH 'tw*'")
    assert [row["words"] for row in found] == ["Bread rises twice."]
    drafts.put(make_draft("kept", text="Rolls"))
    assert not database.rows("SELECT words FROM draft_search WHERE draft_search MATCH 'tw*'")
    database.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rapport.db"
    Database(path).close()
    add_step(monkeypatch, "CREATE TABLE added (id TEXT) STRICT;\nCREATE TABLE drafts (id TEXT) STRICT;\n")
    with pytest.raises(StoreError, match="table drafts already exists"):
        Database(path)
    assert version(path) == len(STEPS)
    assert "added" not in tables(path)


def test_a_program_that_waited_for_the_one_that_migrates_does_not_spoil_its_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rapport.db"
    Database(path).close()
    add_step(monkeypatch)
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as first:
        first.execute("BEGIN IMMEDIATE")
        errors: list[Exception] = []

        def open_second() -> None:
            try:
                Database(path).close()
            except StoreError as error:
                errors.append(error)

        second = threading.Thread(target=open_second)
        seen = threading.Event()
        monkeypatch.setattr(Database, "transaction", _announced(Database.transaction, seen))
        second.start()
        assert seen.wait(10)  # it has read the old version, and now waits for the lock
        for statement in ADDED.split(";\n"):
            first.execute(statement)
        first.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
        first.execute("COMMIT")
        second.join()
    assert errors == []
    assert not path.with_name(f"rapport.db.version-{len(STEPS)}").exists()


def test_programs_that_open_a_fresh_file_at_once_all_can_use_it(tmp_path: Path) -> None:
    count = 6
    for round_number in range(5):
        path = tmp_path / f"{round_number}.db"
        start = threading.Barrier(count)
        errors: list[Exception] = []

        def use(number: int, path: Path = path, start: threading.Barrier = start) -> None:
            start.wait()
            try:
                database = Database(path)
                DraftStore(database).put(make_draft(str(number), text="Bread"))
                database.close()
            except StoreError as error:
                errors.append(error)  # noqa: B023 - the threads end before the next round

        threads = [threading.Thread(target=use, args=(number,)) for number in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT count(*) FROM drafts").fetchone() == (count,)


def test_a_fresh_file_that_another_program_writes_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rapport.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:

        def let_go(_: float) -> None:
            other.execute("ROLLBACK")

        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(database_module, "sleep", let_go)
        Database(path).close()
    assert version(path) == len(STEPS)


def test_a_fresh_file_that_another_program_never_lets_go_of_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rapport.db"
    pauses: list[float] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(database_module, "sleep", pauses.append)
        with pytest.raises(StoreError, match="Another program holds"):
            Database(path)
    assert sum(pauses) == pytest.approx(database_module.BUSY_MS / 1000)


def test_what_went_out_as_one_text_is_a_chain_of_one_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rapport.db"
    with monkeypatch.context() as before:
        before.setattr(database_module, "STEPS", STEPS[:3])
        old = Database(path)
        old.execute(
            """INSERT INTO accounts (id, network, server, handle, remote_id, limits, secret_place, sign_in)
            VALUES ('ada', 'mastodon', 'https://scripted.example', 'ada', '1', '{"text": 500}', '', 'good')"""
        )
        rows = (
            ("waits", "waiting", None, None, None),
            ("lost", "unknown", '{"text": "Bread"}', None, None),
            ("out", "sent", "{}", "7", "https://scripted.example/7"),
            ("seen", "sent", "{}", None, None),  # the writer said so; the network never told where
        )
        for name, state, payload, remote_id, address in rows:
            old.execute(
                """INSERT INTO deliveries (id, draft_id, account_id, text, digest, wall, zone, due, key,
                    if_late, late_within_s, state, payload, remote_id, address, sent_at)
                VALUES (?, 'draft', 'ada', 'Bread', '', '2026-03-02T09:00:00', 'UTC', ?, ?, 'send', 60, ?,
                    ?, ?, ?, ?)""",
                name,
                to_text(NOW),
                f"key of {name}",
                state,
                payload,
                remote_id,
                address,
                to_text(NOW) if state == "sent" else None,
            )
        old.close()
    new = Database(path)
    found = {delivery.id: delivery for delivery in Ledger(new).all()}
    (account,) = AccountStore(new).all()
    assert (account.handle, account.name) == ("ada", "")
    assert PeopleStore(new).all() == ()
    new.close()
    waits, lost, out, seen = (found[name].parts for name, *_ in rows)
    assert waits == (Part(text="Bread", key="key of waits"),)
    assert lost == (Part(text="Bread", key="key of lost", payload='{"text": "Bread"}'),)
    address = "https://scripted.example/7"
    assert out == (
        Part(text="Bread", key="key of out", payload="{}", remote_id="7", address=address, sent_at=NOW),
    )
    assert seen[0].out
    assert not seen[0].receipted
