"""What the domain knows, in the plain values that widgets show."""

from collections.abc import Sequence
from datetime import datetime

from app.model.account import Account
from app.model.delivery import Delivery, State
from app.model.draft import Head
from app.store.drafting.draft_list import Heads
from app.windows.state_words import STATE_WORDS
from app.windows.time_words import (
    ago_words,
    short_moment_words,
)
from widgets.drafts.drafts_model import DraftItem, DraftRows
from widgets.sending.account_chips import Chip

HEAD = 24  # code points; what fits beside the time of day in the narrow list
EXCERPT = 140  # code points


def draft_rows(heads: Sequence[Head], deliveries: Sequence[Delivery], now: datetime, zone: str) -> DraftRows:
    """Return the drafts of a list, each put into words when it is first shown."""
    by_draft: dict[str, list[Delivery]] = {}
    for delivery in deliveries:
        by_draft.setdefault(delivery.draft_id, []).append(delivery)

    def make(nth: int) -> DraftItem:
        return draft_item(heads[nth], by_draft.get(heads[nth].id, ()), now, zone)

    return DraftRows(heads.ids if isinstance(heads, Heads) else [head.id for head in heads], make)


def draft_item(head: Head, deliveries: Sequence[Delivery], now: datetime, zone: str) -> DraftItem:
    """Return a draft with what became of it in the queue: `deliveries` are its own."""
    first, rest = _head_and_rest(head)
    return DraftItem(
        id=head.id,
        title=first or "An empty draft",
        excerpt=" ".join(rest.split())[:EXCERPT],
        when=ago_words(head.updated_at, now, zone),
        status=_draft_status(deliveries, now, zone),
        labels=head.labels,
        pinned=head.pinned,
        archived=head.archived,
        noted=head.noted,
    )


def _head_and_rest(draft: Head) -> tuple[str, str]:
    """Return what stands in the first and in the second line of the list, without saying a word twice."""
    first, _, rest = draft.text.strip().partition("\n")
    if len(first) <= HEAD:
        return first.rstrip(), rest
    words = first[: HEAD + 1].rpartition(" ")[0] or first[:HEAD]
    return words, f"{first[len(words) :]} {rest}"


def _draft_status(deliveries: Sequence[Delivery], now: datetime, zone: str) -> str:
    live = [one for one in deliveries if one.state is not State.CANCELLED]
    if not live:
        return ""
    waiting = [one for one in live if one.state is State.WAITING]
    if waiting:
        return short_moment_words(min(one.due for one in waiting), now, zone)
    if all(one.state is State.SENT for one in live):
        return "Published"
    return STATE_WORDS[next(one.state for one in live if one.state is not State.SENT)]


def chip(account: Account) -> Chip:
    """Return an account as something to switch on and off."""
    return Chip(id=account.id, network=account.network, handle=account.handle)
