"""Drafts: written down at every pause, every version kept, nothing ever lost."""

import uuid
from dataclasses import replace

from app.errors import InputError
from app.model.draft import Draft, Version
from app.model.news import DraftsChanged
from app.services.clock import Clock
from app.services.newsdesk import Newsdesk
from app.store.drafting.drafts import DraftStore


class Composing:
    """Keeps drafts for the window."""

    def __init__(self, *, drafts: DraftStore, clock: Clock, news: Newsdesk) -> None:
        """Keep drafts in `drafts`."""
        self._drafts = drafts
        self._clock = clock
        self._news = news

    async def drafts(self) -> tuple[Draft, ...]:
        """Return all drafts, the last touched first. Raises StoreError."""
        return self._drafts.all()

    async def last(self) -> Draft | None:
        """Return the draft that was touched last and is not archived, or None. Raises StoreError."""
        return self._drafts.last()

    async def draft(self, draft_id: str) -> Draft:
        """Return one draft. Raises InputError where there is none, StoreError."""
        draft = self._drafts.get(draft_id)
        if draft is None:
            raise InputError("This draft is no longer there.")
        return draft

    def blank(self) -> Draft:
        """Return a new, empty draft that is on no disk yet."""
        now = self._clock()
        return Draft(id=uuid.uuid4().hex, text="", created_at=now, updated_at=now)

    async def save(self, draft: Draft) -> Draft:
        """Write `draft` down and return it as written.

        An empty draft that was never written stays unwritten. Labels, pin and archive leave the time at which
        it was last written as it was. Raises StoreError.
        """
        known = self._drafts.get(draft.id)
        if known is None and draft.empty:
            return draft
        if known is not None and _arranged_like(draft, known) == known:
            if (draft.labels, draft.pinned, draft.archived) == (known.labels, known.pinned, known.archived):
                return known
            written = replace(draft, updated_at=known.updated_at)
        else:
            written = replace(draft, updated_at=self._clock())
        self._drafts.put(written)
        self._news.tell(DraftsChanged())
        return written

    async def versions(self, draft_id: str) -> tuple[Version, ...]:
        """Return every version of a draft, the newest first. Raises StoreError."""
        return self._drafts.versions(draft_id)

    async def delete(self, draft_id: str) -> None:
        """Delete a draft so that `undelete` brings it back. Raises StoreError."""
        self._drafts.hide(draft_id, self._clock())
        self._news.tell(DraftsChanged())

    async def undelete(self, draft_id: str) -> None:
        """Bring a deleted draft back. Raises StoreError."""
        self._drafts.show(draft_id)
        self._news.tell(DraftsChanged())


def _arranged_like(draft: Draft, known: Draft) -> Draft:
    """Return `draft` with the place in the list and the times of `known`."""
    return replace(
        draft,
        labels=known.labels,
        pinned=known.pinned,
        archived=known.archived,
        created_at=known.created_at,
        updated_at=known.updated_at,
    )
