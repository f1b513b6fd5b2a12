"""Published posts on the disk: what the coach counts."""

import sqlite3  # noqa: TID251 - the database's own floor
from collections.abc import Iterable

from app.model.post import Post, PostKind
from app.store.database import Database, known_moment, to_text


class PostStore:
    """Keeps published posts."""

    def __init__(self, database: Database) -> None:
        """Keep posts in `database`."""
        self._database = database

    def after(self, post: Post | None, most: int) -> tuple[Post, ...]:
        """Return up to `most` posts of all accounts that follow `post` in time, from the first one if None.

        Posts of one moment follow one another by account and remote id.
        """
        at, account_id, remote_id = (
            (to_text(post.at), post.account_id, post.remote_id) if post else ("", "", "")
        )
        rows = self._database.rows(
            """SELECT * FROM posts WHERE (at, account_id, remote_id) > (?, ?, ?)
            ORDER BY at, account_id, remote_id LIMIT ?""",
            at,
            account_id,
            remote_id,
            most,
        )
        return tuple(map(_post, rows))

    def count(self) -> int:
        """Return how many posts of all accounts there are."""
        return int(self._database.rows("SELECT count(*) AS posts FROM posts")[0]["posts"])

    def changes(self) -> int:
        """Return a number that grows whenever a post that is known is changed or taken out."""
        return int(self._database.rows("SELECT number FROM post_changes")[0]["number"])

    def put(self, post: Post) -> None:
        """Write `post`, which we sent; one that is known already stays as it is, unless it was imported."""
        changed = self._database.execute(
            """UPDATE posts SET text = ?, intent = ?, kind = ?, imported = 0
            WHERE account_id = ? AND remote_id = ? AND imported = 1""",
            post.text,
            post.intent,
            post.kind.value,
            post.account_id,
            post.remote_id,
        )
        if changed:
            self._note_change()
        else:
            self._insert(post, imported=False)

    def named(self, name: str) -> tuple[Post, ...]:
        """Return the posts that are called `name`: by their address, or by their id."""
        rows = self._database.rows("SELECT * FROM posts WHERE ?1 IN (address, remote_id)", name)
        return tuple(map(_post, rows))

    def take_in(self, posts: Iterable[Post]) -> int:
        """Write posts that were read back, and return how many of them were not known.

        Known is what has the same id, or the same address: some servers give a post a new id when it is
        edited. A post of which the writer said that it is out, whose id was never told, gets it now.
        The caller holds the transaction.
        """
        return sum(self._take_in(post) for post in posts)

    def rewrite(self, account_id: str, remote_id: str, text: str) -> None:
        """Let a post say `text` from now on; one that is not known is none of our business."""
        self._database.execute(
            "UPDATE posts SET text = ? WHERE account_id = ? AND remote_id = ?", text, account_id, remote_id
        )
        self._note_change()

    def remove(self, account_id: str, remote_id: str) -> None:
        """Forget a post that is no longer out."""
        self._database.execute(
            "DELETE FROM posts WHERE account_id = ? AND remote_id = ?", account_id, remote_id
        )
        self._note_change()

    def _take_in(self, post: Post) -> bool:
        known = self._database.rows(
            """SELECT remote_id FROM posts WHERE account_id = ?1 AND remote_id = ?2
            UNION ALL SELECT remote_id FROM posts WHERE account_id = ?1 AND address = ?3 AND ?3 != ''""",
            post.account_id,
            post.remote_id,
            post.address,
        )
        if known:
            return False
        named = self._database.execute(
            """UPDATE posts SET remote_id = ?, address = ?, at = ? WHERE account_id = ? AND remote_id IN (
                SELECT remote_id FROM posts
                WHERE account_id = ? AND address = '' AND text = ? AND abs(julianday(at) - julianday(?)) < 7
                LIMIT 1)""",
            post.remote_id,
            post.address,
            to_text(post.at),
            post.account_id,
            post.account_id,
            post.text,
            to_text(post.at),
        )
        if named:
            self._note_change()
            return False
        self._insert(post, imported=True)
        return True

    def _insert(self, post: Post, *, imported: bool) -> None:
        self._database.execute(
            """INSERT OR IGNORE INTO posts (account_id, remote_id, text, at, address, intent, kind, imported)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            post.account_id,
            post.remote_id,
            post.text,
            to_text(post.at),
            post.address,
            post.intent,
            post.kind.value,
            int(imported),
        )

    def _note_change(self) -> None:
        self._database.execute("UPDATE post_changes SET number = number + 1")


def _post(row: sqlite3.Row) -> Post:
    return Post(
        account_id=row["account_id"],
        remote_id=row["remote_id"],
        text=row["text"],
        at=known_moment(row["at"]),
        address=row["address"],
        intent=row["intent"],
        kind=PostKind(row["kind"]),
    )
