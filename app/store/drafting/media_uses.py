"""Which pictures and videos anything still refers to."""

from datetime import datetime

from app.store.database import Database, to_text

_NAMED = """
    SELECT json_extract(one.value, '$.digest') AS digest FROM drafts, json_each(drafts.media) AS one
    WHERE drafts.deleted_at IS NULL OR drafts.deleted_at > ?
    UNION
    SELECT json_extract(one.value, '$.digest') FROM versions
    JOIN drafts ON drafts.id = versions.draft_id, json_each(versions.media) AS one
    WHERE drafts.deleted_at IS NULL OR drafts.deleted_at > ?
    UNION
    SELECT json_extract(one.value, '$.digest') FROM parts, json_each(parts.media) AS one"""


class MediaUses:
    """Looks through drafts, their versions and the deliveries."""

    def __init__(self, database: Database) -> None:
        """Look through `database`."""
        self._database = database

    def named(self, since: datetime) -> frozenset[str]:
        """Return the digests of everything named; a draft deleted before `since` names nothing any more."""
        return frozenset(row["digest"] for row in self._database.rows(_NAMED, *[to_text(since)] * 2))
