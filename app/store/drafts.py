"""Drafts and all their versions on the disk."""

import json
import sqlite3  # noqa: TID251 - the database's own floor
from collections.abc import Sequence
from datetime import datetime

from app.model.draft import Draft, Version
from app.store.database import Database, known_moment, to_text


class DraftStore:
    """Keeps drafts. A deleted draft is only hidden, so that deleting can be undone."""

    def __init__(self, database: Database) -> None:
        """Keep drafts in `database`."""
        self._database = database

    def all(self) -> tuple[Draft, ...]:
        """Return every draft that is not deleted, the last touched first."""
        rows = self._database.rows(
            "SELECT * FROM drafts WHERE deleted_at IS NULL ORDER BY updated_at DESC, id"
        )
        return tuple(map(_draft, rows))

    def get(self, draft_id: str) -> Draft | None:
        """Return one draft, deleted or not, or None."""
        rows = self._database.rows("SELECT * FROM drafts WHERE id = ?", draft_id)
        return _draft(rows[0]) if rows else None

    def put(self, draft: Draft) -> None:
        """Write `draft`; a text that differs from the last version becomes a version of its own."""
        with self._database.transaction():
            self._database.execute(
                """INSERT INTO drafts (id, text, accounts, intent, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET text = excluded.text, accounts = excluded.accounts,
                    intent = excluded.intent, updated_at = excluded.updated_at""",
                draft.id,
                draft.text,
                json.dumps(draft.accounts),
                draft.intent,
                to_text(draft.created_at),
                to_text(draft.updated_at),
            )
            self._database.execute(
                """INSERT INTO versions (draft_id, number, text, saved_at)
                SELECT drafts.id, coalesce(last.number, 0) + 1, drafts.text, drafts.updated_at
                FROM drafts LEFT JOIN (SELECT * FROM versions WHERE draft_id = ? ORDER BY number DESC LIMIT 1)
                    AS last
                WHERE drafts.id = ? AND last.text IS NOT drafts.text""",
                draft.id,
                draft.id,
            )

    def versions(self, draft_id: str) -> tuple[Version, ...]:
        """Return every version of a draft, the newest first."""
        rows = self._database.rows("SELECT * FROM versions WHERE draft_id = ? ORDER BY number DESC", draft_id)
        return tuple(
            Version(
                draft_id=row["draft_id"],
                number=row["number"],
                text=row["text"],
                saved_at=known_moment(row["saved_at"]),
            )
            for row in rows
        )

    def hide(self, draft_id: str, at: datetime) -> None:
        """Delete a draft in a way that `show` undoes."""
        self._database.execute("UPDATE drafts SET deleted_at = ? WHERE id = ?", to_text(at), draft_id)

    def show(self, draft_id: str) -> None:
        """Bring a deleted draft back."""
        self._database.execute("UPDATE drafts SET deleted_at = NULL WHERE id = ?", draft_id)


def _draft(row: sqlite3.Row) -> Draft:
    accounts: Sequence[str] = json.loads(row["accounts"])
    return Draft(
        id=row["id"],
        text=row["text"],
        accounts=tuple(accounts),
        intent=row["intent"],
        created_at=known_moment(row["created_at"]),
        updated_at=known_moment(row["updated_at"]),
    )
