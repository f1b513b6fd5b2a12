"""Published posts on the disk: what the coach counts."""

from app.model.post import Post
from app.store.database import Database, known_moment, to_text


class PostStore:
    """Keeps published posts."""

    def __init__(self, database: Database) -> None:
        """Keep posts in `database`."""
        self._database = database

    def newest(self, most: int) -> tuple[Post, ...]:
        """Return the newest `most` posts of all accounts, oldest first."""
        rows = self._database.rows("SELECT * FROM posts ORDER BY at DESC LIMIT ?", most)
        return tuple(
            Post(
                account_id=row["account_id"],
                remote_id=row["remote_id"],
                text=row["text"],
                at=known_moment(row["at"]),
                address=row["address"],
                intent=row["intent"],
            )
            for row in reversed(rows)
        )

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
