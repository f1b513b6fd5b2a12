"""Drafts and all their versions on the disk."""

import sqlite3  # noqa: TID251 - the database's own floor
from collections.abc import Iterable
from datetime import datetime

from app.model.draft import Draft, Version
from app.store.database import Database, known_moment, to_text
from app.store.drafting.draft_columns import (
    article_column,
    article_of,
    attachments,
    search_words,
    strings,
    to_column,
    variants,
)

_COLUMNS = (
    "id",
    "text",
    "accounts",
    "intent",
    "created_at",
    "updated_at",
    "variants",
    "media",
    "language",
    "warning",
    "visibility",
    "numbered",
    "labels",
    "pinned",
    "archived",
    "note",
    "article",
)
_FIRST_ONLY = {"id", "created_at"}
_PUT = f"""
    INSERT INTO drafts ({", ".join(_COLUMNS)}) VALUES ({", ".join("?" for _ in _COLUMNS)})
    ON CONFLICT (id) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _COLUMNS if name not in _FIRST_ONLY)}"""  # noqa: S608 - our own names
_ADD_VERSION = """
    INSERT INTO versions (draft_id, number, text, variants, media, warning, article, saved_at)
    SELECT drafts.id, coalesce(last.number, 0) + 1, drafts.text, drafts.variants, drafts.media,
        drafts.warning, drafts.article, drafts.updated_at
    FROM drafts LEFT JOIN (SELECT * FROM versions WHERE draft_id = ? ORDER BY number DESC LIMIT 1) AS last
    WHERE drafts.id = ? AND (last.text, last.variants, last.media, last.warning, last.article)
        IS NOT (drafts.text, drafts.variants, drafts.media, drafts.warning, drafts.article)"""


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

    def last(self) -> Draft | None:
        """Return the draft that was touched last, unless it is deleted or archived, or None."""
        rows = self._database.rows(
            """SELECT * FROM drafts WHERE deleted_at IS NULL AND NOT archived
            ORDER BY updated_at DESC, id LIMIT 1"""
        )
        return _draft(rows[0]) if rows else None

    def get(self, draft_id: str) -> Draft | None:
        """Return one draft, deleted or not, or None."""
        rows = self._database.rows("SELECT * FROM drafts WHERE id = ?", draft_id)
        return _draft(rows[0]) if rows else None

    def put(self, draft: Draft) -> None:
        """Write `draft`; what it says, where that differs from the last version, becomes a version."""
        self.put_all((draft,))

    def put_all(self, drafts: Iterable[Draft]) -> None:
        """Write all of `drafts` or, where that fails, none."""
        with self._database.transaction():
            for draft in drafts:
                self._put(draft)

    def _put(self, draft: Draft) -> None:
        self._database.execute(_PUT, *_values(draft))
        self._database.execute(_ADD_VERSION, draft.id, draft.id)
        self._database.execute(
            """INSERT INTO draft_words (draft_id, words) VALUES (?, ?)
            ON CONFLICT (draft_id) DO UPDATE SET words = excluded.words WHERE words IS NOT excluded.words""",
            draft.id,
            search_words(draft),
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
                variants=variants(row["variants"]),
                media=attachments(row["media"]),
                warning=row["warning"],
                article=article_of(row["article"]),
            )
            for row in rows
        )

    def hide(self, draft_id: str, at: datetime) -> None:
        """Delete a draft in a way that `show` undoes."""
        self._database.execute("UPDATE drafts SET deleted_at = ? WHERE id = ?", to_text(at), draft_id)

    def show(self, draft_id: str) -> None:
        """Bring a deleted draft back."""
        self._database.execute("UPDATE drafts SET deleted_at = NULL WHERE id = ?", draft_id)


def _values(draft: Draft) -> tuple[object, ...]:
    return (
        draft.id,
        draft.text,
        to_column(draft.accounts),
        draft.intent,
        to_text(draft.created_at),
        to_text(draft.updated_at),
        to_column(draft.variants),
        to_column(draft.media),
        draft.language,
        draft.warning,
        draft.visibility,
        int(draft.numbered),
        to_column(draft.labels),
        int(draft.pinned),
        int(draft.archived),
        draft.note,
        article_column(draft.article),
    )


def _draft(row: sqlite3.Row) -> Draft:
    return Draft(
        id=row["id"],
        text=row["text"],
        accounts=strings(row["accounts"]),
        intent=row["intent"],
        created_at=known_moment(row["created_at"]),
        updated_at=known_moment(row["updated_at"]),
        variants=variants(row["variants"]),
        media=attachments(row["media"]),
        language=row["language"],
        warning=row["warning"],
        visibility=row["visibility"],
        numbered=bool(row["numbered"]),
        labels=strings(row["labels"]),
        pinned=bool(row["pinned"]),
        archived=bool(row["archived"]),
        note=row["note"],
        article=article_of(row["article"]),
    )
