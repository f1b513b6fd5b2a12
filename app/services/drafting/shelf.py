"""The shelf on which the drafts stand: found, labelled, pinned, archived and copied."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.errors import InputError
from app.model.draft import Draft
from app.model.news import DraftsChanged
from app.services.clock import Clock
from app.services.newsdesk import Newsdesk
from app.store.drafting.draft_list import DraftList, Heads
from app.store.drafting.drafts import DraftStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What somebody looks for on the shelf."""

    words: str = ""
    label: str = ""
    archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """What was found, and every label that is in use."""

    look: Look
    heads: Heads
    labels: tuple[str, ...]


class Shelf:
    """Finds drafts and puts them in order; what they say is not its business."""

    def __init__(self, *, drafts: DraftStore, listing: DraftList, clock: Clock, news: Newsdesk) -> None:
        """Arrange what is in `drafts`, as `listing` finds it."""
        self._drafts = drafts
        self._listing = listing
        self._clock = clock
        self._news = news

    async def look(self, look: Look) -> Shelved:
        """Return what is found, pinned drafts first and then the last touched. Raises StoreError."""
        heads = self._listing.heads(look.words, look.label, archived=look.archived)
        return Shelved(look=look, heads=heads, labels=self._listing.labels())

    async def arrange(
        self,
        draft_id: str,
        *,
        labels: Sequence[str] | None = None,
        pinned: bool | None = None,
        archived: bool | None = None,
    ) -> Draft:
        """Change what is given of a draft's place and return it so. Raises InputError, StoreError."""
        draft = arranged(self._get(draft_id), labels=labels, pinned=pinned, archived=archived)
        self._drafts.put(draft)
        self._news.tell(DraftsChanged())
        return draft

    async def duplicate(self, draft_id: str) -> Draft:
        """Write a copy of a draft with all that belongs to it. Raises InputError, StoreError."""
        now = self._clock()
        copy = replace(
            self._get(draft_id),
            id=uuid.uuid4().hex,
            created_at=now,
            updated_at=now,
            pinned=False,
            archived=False,
        )
        self._drafts.put(copy)
        self._news.tell(DraftsChanged())
        return copy

    def _get(self, draft_id: str) -> Draft:
        draft = self._drafts.get(draft_id)
        if draft is None:
            raise InputError("This draft is no longer there.")
        return draft


def arranged(
    draft: Draft,
    *,
    labels: Sequence[str] | None = None,
    pinned: bool | None = None,
    archived: bool | None = None,
) -> Draft:
    """Return `draft` with what is given of its place; labels once each, without spaces around them."""
    return replace(
        draft,
        labels=draft.labels if labels is None else tidy_labels(labels),
        pinned=draft.pinned if pinned is None else pinned,
        archived=draft.archived if archived is None else archived,
    )


def tidy_labels(labels: Sequence[str]) -> tuple[str, ...]:
    """Return `labels` without spaces around them and without repetition, whatever their case."""
    tidy = {" ".join(label.split()).casefold(): " ".join(label.split()) for label in reversed(labels)}
    return tuple(label for label in reversed(tidy.values()) if label)
