"""The database file: opened, brought up to date, and closed; every error told in a sentence."""

import re
import sqlite3  # noqa: TID251 - the database's own floor
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

from app.errors import NewerStore, StoreError
from app.store.schema import STEPS

BUSY_MS = 10_000  # how long another program may hold the file before we give up
PAUSE_MS = 20
_SURROGATE = re.compile("[\ud800-\udfff]")


class Database:
    """One open SQLite file. It belongs to the thread that opened it."""

    def __init__(self, path: Path) -> None:
        """Open `path`, creating it or bringing it up to date as needed.

        Raises:
            NewerStore: a newer version of the program wrote the file.
            StoreError: the file cannot be opened or is damaged.
        """
        self.path = path
        with told(path):
            self._connection = sqlite3.connect(path, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self) -> None:
        connection = self._connection
        connection.row_factory = sqlite3.Row
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        version = self._version()
        if version > len(STEPS):
            raise NewerStore(
                f"{self.path} was written by a newer version of Rapport. Update Rapport to open it."
            )
        self._write_ahead()
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        if version < len(STEPS):
            with self.transaction():
                # Another program may have done it while we waited for the lock.
                version = self._version()
                if 0 < version < len(STEPS):
                    self._copy(version)
                for number in range(version, len(STEPS)):
                    for statement in STEPS[number].split(";\n"):
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {number + 1}")

    def _write_ahead(self) -> None:
        """Turn write-ahead logging on; SQLite itself waits only for some of the locks this needs."""
        for last in (*[False] * (BUSY_MS // PAUSE_MS), True):
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if last or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                sleep(PAUSE_MS / 1000)
            else:
                return

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def _copy(self, version: int) -> None:
        # A connection that is about to write cannot be copied from, so a second one reads the file.
        copy_path = self.path.with_name(f"{self.path.name}.version-{version}")
        with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(copy_path)) as copy:
            source.backup(copy)

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Write all or nothing; what was written is on the disk when this ends. Raises StoreError."""
        with told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # After a full disk SQLite may have rolled back already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def execute(self, statement: str, *values: object) -> int:
        """Run one statement and return how many rows it changed. Raises StoreError."""
        with told(self.path):
            return self._connection.execute(statement, _storable(values)).rowcount

    def rows(self, statement: str, *values: object) -> list[sqlite3.Row]:
        """Return the rows of a query. Raises StoreError."""
        with told(self.path):
            return self._connection.execute(statement, _storable(values)).fetchall()

    def close(self) -> None:
        """Close the file; calling it twice does no harm."""
        self._connection.close()


def _storable(values: tuple[object, ...]) -> tuple[object, ...]:
    """Return `values` with lone surrogates, which SQLite cannot keep, as the replacement character."""
    return tuple(_SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value for value in values)


@contextmanager
def told(path: Path) -> Generator[None]:
    """Turn every error of SQLite's with the file `path` into a StoreError with a sentence."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise StoreError(
            _SENTENCES.get(code, "{path} cannot be used: {error}.").format(path=path, error=error)
        ) from error


_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full; {path} could not be written. Free some space and try again.",
    sqlite3.SQLITE_BUSY: "Another program holds {path}. Close it and try again.",
    sqlite3.SQLITE_READONLY: "{path} is read-only; Rapport cannot save anything in it.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened. Is its folder there, and may you write to it?",
    sqlite3.SQLITE_NOTADB: "{path} is not a database of Rapport.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged. Restore a backup, or move it away to start afresh.",
    sqlite3.SQLITE_IOERR: "The disk failed while {path} was used: {error}.",
}


def to_text(moment: datetime | None) -> str | None:
    """Return an aware `moment` as ISO 8601 in UTC; with microseconds always, so text order is time order."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="microseconds")


def to_moment(text: str | None) -> datetime | None:
    """Return what `to_text` wrote as a moment in UTC."""
    return None if text is None else datetime.fromisoformat(text)


def known_moment(text: str) -> datetime:
    """Return what `to_text` wrote, where the column is never empty."""
    return datetime.fromisoformat(text)
