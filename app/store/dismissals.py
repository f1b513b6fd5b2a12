"""Dismissed advice on the disk, and how often each rule was dismissed in a row."""

import sqlite3  # noqa: TID251 - the database's own floor

from app.store.database import Database, known_moment, to_text
from coach.dismissals import Dismissal, Reach


class DismissalStore:
    """Keeps what the writer waved away, each under its key."""

    def __init__(self, database: Database) -> None:
        """Keep dismissals in `database`."""
        self._database = database

    def all(self) -> tuple[Dismissal, ...]:
        """Return every dismissal, oldest first. Raises StoreError."""
        return tuple(map(_dismissal, self._database.rows("SELECT * FROM dismissals ORDER BY at, key")))

    def add(self, dismissal: Dismissal) -> int:
        """Write `dismissal` and return how often its rule has now been dismissed in a row.

        One that is known already takes the new time and reason and does not count again. Raises StoreError.
        """
        with self._database.transaction():
            known = self._database.rows("SELECT 1 FROM dismissals WHERE key = ?", dismissal.key)
            self._database.execute(
                """INSERT INTO dismissals (key, rule, reach, draft_id, context, words, said, reason, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET reason = excluded.reason, at = excluded.at""",
                dismissal.key,
                dismissal.rule,
                dismissal.reach.value,
                dismissal.draft,
                dismissal.context,
                dismissal.words,
                dismissal.said,
                dismissal.reason,
                to_text(dismissal.at),
            )
            if not known:
                self._database.execute(
                    """INSERT INTO dismissed_in_a_row (rule, times) VALUES (?, 1)
                    ON CONFLICT (rule) DO UPDATE SET times = times + 1""",
                    dismissal.rule,
                )
            return self._times(dismissal.rule)

    def remove(self, key: str) -> None:
        """Forget a dismissal; its rule speaks again, and its row of dismissals ends. Raises StoreError."""
        with self._database.transaction():
            self._database.execute(
                """DELETE FROM dismissed_in_a_row
                WHERE rule IN (SELECT rule FROM dismissals WHERE key = ?)""",
                key,
            )
            self._database.execute("DELETE FROM dismissals WHERE key = ?", key)

    def heed(self, rule: str) -> None:
        """Note that the writer followed `rule`: its row of dismissals ends. Raises StoreError."""
        self._database.execute("DELETE FROM dismissed_in_a_row WHERE rule = ?", rule)

    def _times(self, rule: str) -> int:
        rows = self._database.rows("SELECT times FROM dismissed_in_a_row WHERE rule = ?", rule)
        return int(rows[0]["times"]) if rows else 0


def _dismissal(row: sqlite3.Row) -> Dismissal:
    return Dismissal(
        rule=row["rule"],
        reach=Reach(row["reach"]),
        draft=row["draft_id"],
        context=row["context"],
        words=row["words"],
        said=row["said"],
        reason=row["reason"],
        at=known_moment(row["at"]),
    )
