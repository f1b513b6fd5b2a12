"""How much is in a database, of whatever version it is."""

import sqlite3  # noqa: TID251 - the database's own floor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.store.database import told

_QUESTIONS = {
    "drafts": "SELECT count(*) FROM drafts WHERE deleted_at IS NULL",
    "deliveries": "SELECT count(*) FROM deliveries",
    "posts": "SELECT count(*) FROM posts",
    "people": "SELECT count(*) FROM people",
    "accounts": "SELECT count(*) FROM accounts WHERE removed_at IS NULL",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of everything; what a database does not know yet is 0."""

    drafts: int = 0
    deliveries: int = 0
    posts: int = 0
    people: int = 0
    accounts: int = 0


def counts_in(path: Path) -> Counts:
    """Return how much is in the database at `path`. Raises StoreError where it is none."""
    with told(path), closing(sqlite3.connect(path)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return Counts(
            **{
                name: int(connection.execute(question).fetchone()[0])
                for name, question in _QUESTIONS.items()
                if name in tables
            }
        )
