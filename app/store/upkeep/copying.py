"""Whole databases: copied while others write, and put in the place of another, all or nothing."""

import os
import sqlite3  # noqa: TID251 - the database's own floor
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from app.errors import StoreError
from app.store.database import told

PATIENCE_MS = 3_000  # how long another program may hold the database before we give up
_HOPELESS = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def copy_database(source: Path, target: Path) -> int:
    """Copy the database `source`, as it is at this moment, to the new file `target`; return its version.

    Other programs may read and write it meanwhile. It needs no version of the program's own.

    Raises:
        StoreError: there is none, it is damaged, or the disk is full.
    """
    with told(source), closing(_open_to_read(source)) as there, told(target), _new(target) as copy:
        there.backup(copy)
        return int(copy.execute("PRAGMA user_version").fetchone()[0])


def put_in_place(new: Path, present: Path, aside: Path) -> None:
    """Let `present` hold what is in the database `new`; what it held goes to the file `aside`.

    Whoever is killed on the way leaves `present` wholly as it was or wholly new.

    Raises:
        StoreError: another program has it open, or the disk is full; `present` is as it was.
    """
    if not present.exists():
        _move(new, present)
        return
    try:
        with told(present), _alone(present) as live:
            with told(aside), _new(aside) as copy:
                live.backup(copy)
            with closing(sqlite3.connect(new)) as source:
                source.backup(live)
    except StoreError as error:
        cause = error.__cause__
        if not isinstance(cause, sqlite3.Error) or (_code(cause) not in _HOPELESS):
            raise
        _move(present, aside)  # no database at all: nobody can have it open
        for end in ("-wal", "-shm", "-journal"):
            left = present.with_name(f"{present.name}{end}")
            if left.exists():
                _move(left, aside.with_name(f"{aside.name}{end}"))
        _move(new, present)


@contextmanager
def _alone(path: Path) -> Generator[sqlite3.Connection]:
    """Open `path` for us alone, in one file. Raises sqlite3.OperationalError where somebody has it open."""
    with closing(sqlite3.connect(path, isolation_level=None)) as live:
        live.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        live.execute("PRAGMA locking_mode = EXCLUSIVE")
        # Out of write-ahead logging: SQLite refuses it as long as any other connection is open.
        live.execute("PRAGMA journal_mode = DELETE")
        live.execute("BEGIN EXCLUSIVE")
        live.execute("COMMIT")
        yield live


@contextmanager
def _new(path: Path) -> Generator[sqlite3.Connection]:
    """Make a database at `path` that is on the disk when this ends."""
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        yield made
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _open_to_read(path: Path) -> sqlite3.Connection:
    """Open `path` and change nothing; where nothing is pending, its folder need not take files."""
    address = path.absolute().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        pending = path.with_name(f"{path.name}-wal")
        if _code(error) != sqlite3.SQLITE_CANTOPEN or not path.exists() or pending.exists():
            raise
        return sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
    except BaseException:
        connection.close()
        raise
    return connection


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        raise StoreError(f"{source} cannot be moved: {error.strerror or error}.") from error
