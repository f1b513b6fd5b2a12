"""What goes out when: posts are scheduled, moved, cancelled, and unclear ones decided by the writer."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from app.errors import InputError
from app.model.account import Account
from app.model.article import NO_ARTICLE, Article
from app.model.delivery import Delivery, LatePolicy, State
from app.model.draft import Attachment, Draft, Variant
from app.model.news import DeliveriesChanged
from app.model.part import Part
from app.model.post import Post
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.language.languages import detect
from app.services.newsdesk import Newsdesk
from app.services.people.addressing import Book
from app.services.sending.outcomes import placed
from app.services.sending.wall_time import instant, wall_time
from app.services.splitting.chains import Wish, chain, obstacle, wish_of
from app.store.accounts import AccountStore
from app.store.ledger import Ledger

RECENT = timedelta(days=30)  # how far back the Queue page looks at first
_PASSED = "This time has passed. Choose a later one, or publish now."


class Decision(StrEnum):
    """What the writer says of a post of which the answer was lost."""

    IS_OUT = "is out"
    IS_NOT_OUT = "is not out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A text for some accounts at one time on the wall; where an account has a variant, that one's text."""

    draft_id: str
    text: str
    accounts: Sequence[str]
    wall: datetime | None  # naive; None: now
    zone: str
    intent: str | None = None
    override: str = ""  # the written reason for going on in spite of a hold
    variants: Sequence[Variant] = ()
    media: Sequence[Attachment] = ()
    numbered: bool = False  # the parts of a thread say "1/3"
    language: str | None = None  # BCP 47; None: as each text reads
    warning: str = ""
    visibility: str = ""  # public, unlisted or followers; "": public
    article: Article = NO_ARTICLE

    @classmethod
    def of(cls, draft: Draft, accounts: Sequence[str], wall: datetime | None, zone: str) -> "Plan":
        """Return the plan for all that goes with `draft`."""
        return cls(
            draft_id=draft.id,
            text=draft.text,
            accounts=accounts,
            wall=wall,
            zone=zone,
            intent=draft.intent,
            variants=draft.variants,
            media=draft.media,
            numbered=draft.numbered,
            language=draft.language,
            warning=draft.warning,
            visibility=draft.visibility,
            article=draft.article,
        )

    @property
    def texts(self) -> Mapping[str, str]:
        """Return the text of each account that gets one."""
        own = {variant.account_id: variant.text for variant in self.variants}
        texts = {account_id: own.get(account_id, self.text) for account_id in self.accounts}
        return {account_id: text for account_id, text in texts.items() if text is not None}


class Planning:
    """Writes to the ledger on the writer's behalf."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        accounts: AccountStore,
        doors: Doors,
        clock: Clock,
        news: Newsdesk,
        book: Book,
        late: LatePolicy,
        wake: Callable[[], None],
    ) -> None:
        """Plan into `ledger`, with people as in `book`; `wake` tells the publisher that there may be work."""
        self._ledger = ledger
        self._accounts = accounts
        self._doors = doors
        self._clock = clock
        self._news = news
        self._book = book
        self.late = late  # what is planned from now on
        self._wake = wake

    async def schedule(self, plan: Plan) -> tuple[Delivery, ...]:
        """Put `plan` into the ledger, one delivery for each account that gets something.

        A text with breaks made by hand, or longer than the network takes, becomes a thread.

        Raises:
            InputError: nothing to say, nowhere to say it, a time that has passed or does not exist, or
                something that one of the accounts cannot send.
            StoreError: our own disk failed; nothing was planned.
        """
        now = self._clock()
        if not plan.accounts:
            raise InputError("Choose at least one account to publish to.")
        texts = plan.texts
        if not texts:
            raise InputError("None of the chosen accounts gets anything. Write something for one of them.")
        if not (plan.media or all(text.strip() for text in texts.values())):
            raise InputError("There is nothing to publish yet. Write something first.")
        wall = plan.wall if plan.wall is not None else wall_time(now, plan.zone)
        due = instant(wall, plan.zone) if plan.wall is not None else now
        if due < now:
            raise InputError(_PASSED)
        chosen = tuple(map(self._account, dict.fromkeys(plan.accounts)))
        wishes = [(account, wish_of(plan, account, chosen, self._book())) for account in chosen]
        deliveries = tuple(
            self._delivery(plan, account, wish, wall, due, now) for account, wish in wishes if wish
        )
        self._ledger.add(deliveries, now)
        self._changed()
        return deliveries

    def obstacle(self, draft: Draft, account: Account, chosen: Sequence[Account]) -> str:
        """Return in a sentence why `account`, one of the `chosen`, cannot send `draft`; "" where it can.

        Safe on any thread.
        """
        wish = wish_of(draft, account, chosen, self._book())
        return obstacle(lambda: self._doors.network(account.network), account, wish) if wish else ""

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

    async def cancel(self, delivery_id: str) -> Delivery:
        """Take a post out of the queue. Raises InputError where it is too late, StoreError."""
        found = await self.delivery(delivery_id)
        reason = placed(found, "You cancelled the rest.") if found.begun else "You cancelled it."
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

    async def move(self, delivery_id: str, wall: datetime | None, zone: str) -> Delivery:
        """Give a post that is not out another time on the wall; None means now.

        Raises:
            InputError: it is under way or out, or the time has passed or does not exist.
            StoreError: our own disk failed.
        """
        now = self._clock()
        due = now if wall is None else instant(wall, zone)
        if due < now:
            raise InputError(_PASSED)
        return await self._decide(
            await self.delivery(delivery_id),
            state=State.WAITING,
            reason="",
            wall=wall_time(now, zone) if wall is None else wall,
            zone=zone,
            due=due,
            not_before=None,
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
        after = replace(before, **changes)  # pyright: ignore[reportArgumentType] - each caller names fields
        try:
            decided = self._ledger.step(after, self._clock(), expected=before.state, post=post)
        except ValueError as error:
            raise InputError("It is too late for that: this post is already under way or out.") from error
        self._changed()
        return decided

    def _account(self, account_id: str) -> Account:
        account = self._accounts.get(account_id)
        if account is None:
            raise InputError("One of the chosen accounts was removed. Choose again.")
        return account

    def _delivery(
        self, plan: Plan, account: Account, wish: Wish, wall: datetime, due: datetime, now: datetime
    ) -> Delivery:
        network = self._doors.network(account.network)
        if told := obstacle(lambda: network, account, wish):
            raise InputError(told)
        return Delivery(
            id=uuid.uuid4().hex,
            draft_id=plan.draft_id,
            account_id=account.id,
            text=wish.text,
            wall=wall,
            zone=plan.zone,
            due=due,
            parts=tuple(
                Part(text=link.text, media=link.media, key=network.new_key(now))
                for link in chain(network, account, wish)
            ),
            policy=self.late,
            intent=plan.intent,
            override=plan.override,
            language=plan.language or detect(wish.text) or None,
            warning=wish.warning,
            visibility=wish.visibility,
            article=plan.article if network.articles else NO_ARTICLE,
        )

    def _changed(self) -> None:
        self._news.tell(DeliveriesChanged())
        self._wake()
