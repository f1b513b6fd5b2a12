"""Published posts on the disk: what the coach counts."""

from app.model.post import Post
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
        return tuple(
            Post(
                account_id=row["account_id"],
                remote_id=row["remote_id"],
                text=row["text"],
                at=known_moment(row["at"]),
                address=row["address"],
                intent=row["intent"],
            )
            for row in rows
        )

    def count(self) -> int:
        """Return how many posts of all accounts there are."""
        return int(self._database.rows("SELECT count(*) AS posts FROM posts")[0]["posts"])

    def put(self, post: Post) -> None:
        """Write `post`; one that is known already stays as it is."""
        self._database.execute(
            """INSERT OR IGNORE INTO posts (account_id, remote_id, text, at, address, intent)
            VALUES (?, ?, ?, ?, ?, ?)""",
            post.account_id,
            post.remote_id,
            post.text,
            to_text(post.at),
            post.address,
            post.intent,
        )
