"""What the writer decides about posts in the ledger: moved, cancelled, let out, settled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from app.errors import InputError
from app.model.delivery import Awaits, Delivery, LatePolicy, State
from app.model.news import DeliveriesChanged
from app.model.post import Post
from app.services.clock import Clock
from app.services.newsdesk import Newsdesk
from app.services.sending.outcomes import placed
from app.services.sending.wall_time import Reading, chosen, wall_time
from app.store.ledger import Ledger
from coach.dismissals import is_reason

RECENT = timedelta(days=30)  # how far back the Queue page looks at first
_PASSED = "This time has passed. Choose a later one, or publish now."
_TOO_LATE = "It is too late for that: this post is already under way or out."
_STAYS = frozenset({State.WAITING, State.HELD, State.MISSED})  # nothing happens to it by itself at once


class Decision(StrEnum):
    """What the writer says of a post of which the answer was lost."""

    IS_OUT = "is out"
    IS_NOT_OUT = "is not out"


class Deciding:
    """Carries out decisions. Each is one step in the ledger, or none where the post has gone its way."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        clock: Clock,
        news: Newsdesk,
        wake: Callable[[], None],
        left: Callable[[Delivery], str],
    ) -> None:
        """Decide about what is in `ledger`; `wake` tells the publisher that there may be work.

        `left` tells what a post that is cancelled leaves behind.
        """
        self._left = left
        self._ledger = ledger
        self._clock = clock
        self._news = news
        self._wake = wake

    async def deliveries(self, back: timedelta = RECENT) -> tuple[Delivery, ...]:
        """Return what is planned and what became of the rest for so long, by time. Raises StoreError."""
        return self._ledger.all(since=self._clock() - back)

    async def steps(self, delivery_id: str) -> tuple[tuple[datetime, State, str], ...]:
        """Return when a post came into which state, and why, the oldest first. Raises StoreError."""
        return self._ledger.steps(delivery_id)

    async def delivery(self, delivery_id: str) -> Delivery:
        """Return one delivery. Raises InputError where there is none, StoreError."""
        found = self._ledger.get(delivery_id)
        if found is None:
            raise InputError("This post is no longer in the queue.")
        return found

    async def cancel(self, delivery_id: str, why: str = "You cancelled it.") -> Delivery:
        """Take a post out of the queue. Raises InputError where it is too late, StoreError."""
        found = await self.delivery(delivery_id)
        reason = placed(found, "You cancelled the rest.") if found.begun else why
        reason += self._left(found)
        return await self._decide(found, state=State.CANCELLED, reason=reason)

    async def restore(self, delivery_id: str) -> Delivery:
        """Put a cancelled post back at its time, if that has not passed; a thread that has begun goes on.

        Raises InputError, StoreError.
        """
        cancelled = await self.delivery(delivery_id)
        due = max(cancelled.due, self._clock()) if cancelled.begun else cancelled.due
        if due < self._clock():
            raise InputError(_PASSED)
        return await self._decide(cancelled, state=State.WAITING, reason="", due=due, not_before=None)

    async def move(
        self,
        delivery_id: str,
        wall: datetime | None,
        zone: str,
        *,
        reading: str = "",
        undo: timedelta = timedelta(),
    ) -> Delivery:
        """Give a post that is not out another time on the wall; None means now, or once `undo` is over.

        `reading` names the moment that is meant where clocks show the time twice or skip it.

        Raises:
            TimeUnclear: it can mean two moments, and `reading` names neither.
            InputError: it is under way or out, the time has passed, or the coach holds it and the writer
                gave no reason.
            StoreError: our own disk failed.
        """
        moment = self._moment(wall, zone, reading, undo)
        found = await self.delivery(delivery_id)
        if found.held_by_coach and not found.override:
            raise InputError(f"{found.reason} To publish it as it is, give your reason first.")
        return await self._decide(
            found,
            state=State.WAITING,
            reason="",
            wall=moment.wall,
            zone=zone,
            due=moment.due,
            not_before=None,
        )

    async def override(self, delivery_id: str, reason: str) -> Delivery:
        """Let a post that the coach holds go out at its time, or now where that has passed.

        Raises:
            InputError: that is hardly a reason, or it is no longer held.
            StoreError: our own disk failed.
        """
        held = await self.delivery(delivery_id)
        if not is_reason(reason.strip()):
            raise InputError("Say in a few words why it should go out as it is.")
        if not held.held_by_coach:
            raise InputError("The coach no longer holds this post; look at it again.")
        return await self._decide(
            held,
            state=State.WAITING,
            reason="",
            override=reason.strip(),
            due=max(held.due, self._clock()),
            not_before=None,
        )

    async def set_policy(self, delivery_id: str, policy: LatePolicy) -> Delivery:
        """Change what becomes of a waiting post whose moment passes while nothing can be published.

        Raises InputError where it waits no longer, StoreError.
        """
        found = await self.delivery(delivery_id)
        if found.state not in _STAYS:
            raise InputError(_TOO_LATE)
        return await self._decide(found, policy=policy)

    async def take_back(self, before: Delivery) -> Delivery:
        """Put a post that still waits back to where it stood `before`: to another time, or on hold.

        Raises InputError where it is under way, StoreError.
        """
        now = await self.delivery(before.id)
        if now.state is not State.WAITING:
            raise InputError(_TOO_LATE)
        return await self._decide(
            now,
            state=before.state if before.state in _STAYS else State.HELD,
            reason=before.reason,
            wall=before.wall,
            zone=before.zone,
            due=before.due,
            not_before=before.not_before,
            awaits=before.awaits,
        )

    async def settle(self, delivery_id: str, decision: Decision) -> Delivery:
        """Settle an unknown post by the writer's word; one that is out counts from now on.

        Raises:
            InputError: meanwhile the network itself was asked, and it is known what became of the post.
            StoreError: our own disk failed.
        """
        now = self._clock()
        unknown = await self.delivery(delivery_id)
        if unknown.state is not State.UNKNOWN:
            raise InputError("It is known by now what became of this post; look at it again.")
        if decision is Decision.IS_NOT_OUT:
            reason = placed(unknown, "You saw that it is not out.")
            return await self._decide(unknown, state=State.WAITING, reason=reason, due=now, not_before=None)
        post = Post(
            account_id=unknown.account_id,
            remote_id=unknown.current.key,  # the network's own name for it got lost with the answer
            text=unknown.text,
            at=now,
            address="",
            intent=unknown.intent,
        )
        known = unknown.with_current(remote_id=unknown.current.key, sent_at=now)
        return await self._decide(
            unknown,
            None if unknown.begun else post,
            parts=known.parts,
            state=State.SENT if known.complete else State.WAITING,
            reason=placed(unknown, "You saw that it is out."),
            due=unknown.due if known.complete else now,
            not_before=None,
        )

    async def _decide(self, before: Delivery, post: Post | None = None, **changes: object) -> Delivery:
        if "state" in changes:  # the writer's word goes first
            changes = {"awaits": Awaits.NOTHING, **changes}
        after = replace(before, **changes)  # pyright: ignore[reportArgumentType] - each caller names fields
        try:
            decided = self._ledger.step(
                after, self._clock(), expected=before.state, post=post, due=before.due
            )
        except ValueError as error:
            raise InputError(_TOO_LATE) from error
        self._changed()
        return decided

    def _moment(self, wall: datetime | None, zone: str, reading: str, undo: timedelta) -> Reading:
        now = self._clock()
        if wall is None:
            due = now + undo
            return Reading(name="", wall=wall_time(due, zone), due=due, words="now")
        moment = chosen(wall, zone, reading)
        if moment.due < now:
            raise InputError(_PASSED)
        return moment

    def _changed(self) -> None:
        self._news.tell(DeliveriesChanged())
        self._wake()
