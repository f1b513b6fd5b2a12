"""How far each account has been read back, kept with the very posts that came with it."""

import sqlite3  # noqa: TID251 - the database's own floor
from collections.abc import Iterable

from app.model.post import Post
from app.model.reading import Reading, ReadingState
from app.store.database import Database, to_moment, to_text
from app.store.parts import PartStore
from app.store.posts import PostStore


class ReadingStore:
    """Keeps readings. A page and the cursor behind it are on the disk together or not at all."""

    def __init__(self, database: Database) -> None:
        """Keep readings in `database`."""
        self._database = database
        self._posts = PostStore(database)
        self._parts = PartStore(database)

    def get(self, account_id: str) -> Reading | None:
        """Return the reading of one account; None where none has begun."""
        rows = self._database.rows("SELECT * FROM readings WHERE account_id = ?", account_id)
        return _reading(rows[0]) if rows else None

    def put(self, reading: Reading) -> None:
        """Write `reading` as it is now. Raises StoreError."""
        self._database.execute(
            """INSERT INTO readings (account_id, state, cursor, found, looked_at, trouble)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (account_id) DO UPDATE SET state = excluded.state, cursor = excluded.cursor,
                found = excluded.found, looked_at = excluded.looked_at, trouble = excluded.trouble""",
            reading.account_id,
            reading.state.value,
            reading.cursor,
            reading.found,
            to_text(reading.looked_at),
            reading.trouble,
        )

    def take_in(self, before: Reading, posts: Iterable[Post], after: Reading) -> tuple[Reading, int] | None:
        """Write a page, and `after` with as many more posts found; return it, and how many were new.

        Parts of what we sent ourselves are left out: a thread counts once. None where another program, or
        the writer, has changed the reading since `before`; nothing was written then. Raises StoreError.
        """
        with self._database.transaction():
            known = self.get(before.account_id)
            if known is None or (known.state, known.cursor) != (before.state, before.cursor):
                return None
            ours = self._parts.taken(before.account_id, "")
            new = self._posts.take_in(post for post in posts if post.remote_id not in ours)
            taken = Reading(
                account_id=after.account_id,
                state=after.state,
                cursor=after.cursor,
                found=known.found + new,
                looked_at=after.looked_at,
                trouble=after.trouble,
            )
            self.put(taken)
            return taken, new


def _reading(row: sqlite3.Row) -> Reading:
    return Reading(
        account_id=row["account_id"],
        state=ReadingState(row["state"]),
        cursor=row["cursor"],
        found=row["found"],
        looked_at=to_moment(row["looked_at"]),
        trouble=row["trouble"],
    )
