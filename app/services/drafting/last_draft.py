"""Reads the draft that was touched last before anything else is there, so that it can be seen at once."""

from contextlib import closing

from app.model.draft import Draft
from app.places import Places
from app.store.database import Database
from app.store.drafts import DraftStore


def last_draft(places: Places) -> Draft | None:
    """Return the draft that was touched last and is not archived, or None. Raises StoreError."""
    with closing(Database(places.database)) as database:
        return DraftStore(database).last()
