"""What the coach needs to know of the past and of the plan, as frozen snapshots that share what stays."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from app.model.delivery import Delivery, State
from app.model.post import Post, PostKind
from app.store.accounts import AccountStore
from app.store.ledger import Ledger
from app.store.posts import PostStore
from coach.advice import Intent
from coach.earlier.history import History, PastPost
from coach.earlier.shelves import Shelves

PAGE = 1000  # posts read at a time; some 30 ms, in which nothing else is done on the engine's thread

# What will go out, or probably has: it counts as planned.
PLANNED = frozenset({State.WAITING, State.CLAIMED, State.PREPARING, State.SENDING, State.UNKNOWN})
_NEVER = datetime.max.replace(tzinfo=UTC)


class Remembering:
    """Builds the coach's history. After the first time only what is new is read and indexed."""

    def __init__(self, *, posts: PostStore, ledger: Ledger, accounts: AccountStore) -> None:
        """Remember what is in `posts`, and what `ledger` has planned."""
        self._posts = posts
        self._ledger = ledger
        self._accounts = accounts
        self._published = Shelves()
        self._last: Post | None = None
        self._changes = 0
        self._one_at_a_time = asyncio.Lock()

    async def history(self, leave_out: Collection[str] = ()) -> History:
        """Return published and planned posts, oldest first, ready for look-up. Raises StoreError.

        Deliveries whose ids are in `leave_out` are not among the planned ones.

        The first time takes some 40 seconds for a million posts, in small steps between which the engine
        does its other work; later snapshots take no longer than what is new in them.
        """
        async with self._one_at_a_time:
            networks = {name: account.network for name, account in self._accounts.named().items()}
            await self._read_on(networks)
            # Posts came in that are older than the last one, or one that is known was edited or taken back.
            changes = self._posts.changes()
            if changes != self._changes or len(self._published) != self._posts.count():
                self._published, self._last, self._changes = Shelves(), None, changes
                await self._read_on(networks)
            waiting = (one for one in self._ledger.all(_NEVER) if one.id not in leave_out)
            planned = [_planned(one, networks) for one in waiting if _is_planned(one)]
            posts = self._published.beside(planned)
            posts.warm()
            return History(posts=posts)

    async def _read_on(self, networks: Mapping[str, str]) -> None:
        """Add what was published since the last time."""
        while page := self._posts.after(self._last, PAGE):
            self._published = self._published.with_posts([_published(post, networks) for post in page])
            self._published.warm()
            self._last = page[-1]
            await asyncio.sleep(0)


def _published(post: Post, networks: Mapping[str, str]) -> PastPost:
    return PastPost(
        id=f"{post.account_id}/{post.remote_id}",
        text=post.text,
        at=post.at.astimezone(),  # the coach quotes it as this computer shows it
        account=post.account_id,
        network=networks.get(post.account_id, ""),
        # An answer to somebody is talk, whatever it says.
        intent=post.intent or (Intent.TALK if post.kind is PostKind.REPLY else None),
        is_reply=post.kind is not PostKind.POST,
    )


def _is_planned(delivery: Delivery) -> bool:
    """Return whether nothing of `delivery` is published yet; a thread counts from its first part on."""
    return delivery.state in PLANNED and not delivery.begun


def _planned(delivery: Delivery, networks: Mapping[str, str]) -> PastPost:
    return PastPost(
        id=delivery.id,
        text=delivery.text,
        at=delivery.due.astimezone(),
        account=delivery.account_id,
        network=networks.get(delivery.account_id, ""),
        intent=delivery.intent,
        planned=True,
    )
