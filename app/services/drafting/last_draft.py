"""Reads and keeps the last touched draft before the engine is there: it is seen at once, and safe."""

import uuid
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

from app.model.draft import Draft
from app.places import Places
from app.store.database import Database
from app.store.drafting.drafts import DraftStore


def last_draft(places: Places) -> Draft | None:
    """Return the draft that was touched last and is not archived, or None. Raises StoreError."""
    with closing(Database(places.database)) as database:
        return DraftStore(database).last()


def keep_early(places: Places, draft: Draft | None, text: str) -> Draft:
    """Write down that `draft`, or a new one for None, says `text`, and return it. Raises StoreError."""
    now = datetime.now(UTC)
    written = replace(draft or Draft(id=uuid.uuid4().hex, text="", created_at=now, updated_at=now), text=text)
    with closing(Database(places.database)) as database:
        DraftStore(database).put(replace(written, updated_at=now))
    return written
