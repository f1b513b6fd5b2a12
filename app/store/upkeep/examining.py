"""A look at a database file from outside: its version, whether it is whole, and whether somebody holds it."""

import sqlite3  # noqa: TID251 - the database's own floor
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import StoreError
from app.store.database import to_moment, told
from app.store.schema import STEPS

PATIENCE_MS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseLook:
    """How a database is."""

    version: int
    newest: int = len(STEPS)  # that this program can open
    damage: tuple[str, ...] = ()  # in SQLite's words
    locked: str = ""  # why nothing can be written, in a sentence; "": it can be
    last_step: datetime | None = None  # UTC, when the ledger was written last


def look_at(path: Path) -> DatabaseLook:
    """Return how the database at `path` is; nothing in it is changed.

    Raises:
        StoreError: it cannot be read at all; the sentence says why.
    """
    with told(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as connection:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        rows = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
        stray = connection.execute("PRAGMA foreign_key_check").fetchmany(5)
        damage = [row for row in rows if row != "ok"]
        damage += [f"a row of {row[0]} belongs to nothing" for row in stray]
        return DatabaseLook(
            version=version,
            damage=tuple(damage),
            locked=_why_locked(connection, path),
            last_step=_last_step(connection),
        )


def _why_locked(connection: sqlite3.Connection, path: Path) -> str:
    try:
        with told(path):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except StoreError as error:
        return str(error)
    return ""


def _last_step(connection: sqlite3.Connection) -> datetime | None:
    try:
        return to_moment(connection.execute("SELECT max(at) FROM steps").fetchone()[0])
    except sqlite3.OperationalError:  # an older or a newer file, without such a table
        return None
