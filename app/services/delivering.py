"""Takes one delivery from its moment to its receipt: never twice, never lost.

Each step is in the ledger before the next is taken. `Step` names the gaps between them: the tests kill
the program in each one and count the posts on the server afterwards.
"""

import asyncio
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from app.errors import KeychainError, NetworkError, Refused, SignInNeeded, TooFast, Unknown, Unreachable
from app.model.account import Account, SignIn
from app.model.delivery import Delivery, State
from app.model.news import AccountsChanged
from app.model.post import Post
from app.networks.base import Guard, Login, Network, Outgoing, Prepared, Receipt
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.newsdesk import Newsdesk
from app.store.accounts import AccountStore
from app.store.ledger import Ledger

log = logging.getLogger(__name__)


class Step(StrEnum):
    """The gaps between the steps of a delivery, in their order."""

    DUE = "due"
    CLAIMED = "claimed"
    PREPARING = "preparing"
    PREPARED = "prepared"
    SENDING = "sending"
    ANSWERED = "answered"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How patient a publisher is; a test may shorten all of it."""

    lease: timedelta = timedelta(seconds=90)  # longer than `patience`, so a lease outlives its request
    patience: timedelta = timedelta(seconds=60)  # for one network call
    settle: timedelta = timedelta(
        seconds=20
    )  # until a request that lost its answer has surely been processed
    first_pause: timedelta = timedelta(seconds=15)  # doubles with every try
    longest_pause: timedelta = timedelta(minutes=30)


class Deliverer:
    """Delivers for one publisher, which is known to the ledger as `owner`."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        accounts: AccountStore,
        doors: Doors,
        clock: Clock,
        news: Newsdesk,
        owner: str,
        timing: Timing,
        passed: Callable[[Step, Delivery], None],
    ) -> None:
        """Work on `ledger`; `passed` hears of every step right after it was taken."""
        self._ledger = ledger
        self._accounts = accounts
        self._doors = doors
        self._clock = clock
        self._news = news
        self._owner = owner
        self._timing = timing
        self._passed = passed

    async def deliver(self, delivery: Delivery) -> Delivery | None:
        """Claim `delivery` and take it as far as it will go; None where another publisher has it.

        Raises:
            StoreError: our own disk failed; the ledger says how far it came.
        """
        self._passed(Step.DUE, delivery)
        claimed = self._ledger.claim(delivery, self._owner, self._clock(), self._timing.lease)
        if claimed is None:
            return None
        self._passed(Step.CLAIMED, claimed)
        account = self._accounts.get(claimed.account_id)
        if account is None:
            gone = "The account was removed. Choose another one, or cancel this post."
            return (
                self._unknown(claimed, gone) if claimed.state is State.SENDING else self._hold(claimed, gone)
            )
        network = self._doors.network(account.network)
        login = self._doors.login(account)
        if claimed.state is State.SENDING:
            return await self._resolve(claimed, account, network, login)
        try:
            return await self._send(claimed, account, network, login)
        except (NetworkError, KeychainError) as error:
            return self._failed(self._ledger.get(claimed.id) or claimed, account, error)

    async def _resolve(
        self, delivery: Delivery, account: Account, network: Network, login: Login
    ) -> Delivery:
        """Find out what became of a delivery whose answer was lost, and settle it."""
        if network.guard is Guard.NONE:
            return self._unknown(delivery, f"{network.title} cannot be asked whether it is out. Look there.")
        try:
            receipt = await self._look(delivery, network, login)
        except (NetworkError, KeychainError) as error:
            self._noticed(account, error)
            return self._unknown(delivery, str(error))
        if receipt is not None:
            return self._sent(delivery, account, receipt)
        return self._again(delivery, f"{network.title} does not have it, so it is sent again.", timedelta())

    async def _look(self, delivery: Delivery, network: Network, login: Login) -> Receipt | None:
        if delivery.payload is None or network.guard is Guard.NONE:
            return None  # no byte has left, or nobody can tell but the writer, who has been asked
        prepared = Prepared(key=delivery.key, payload=delivery.payload)
        taken = self._ledger.taken(delivery.account_id, delivery.id)
        try:
            async with asyncio.timeout(self._timing.patience.total_seconds()):
                return await network.find(login, prepared, taken)
        except TimeoutError:
            raise Unreachable(f"{network.title} took too long to answer.") from None

    async def _send(self, claimed: Delivery, account: Account, network: Network, login: Login) -> Delivery:
        preparing = self._step(replace(claimed, state=State.PREPARING), claimed.state)
        self._passed(Step.PREPARING, preparing)
        # A payload tells of an earlier try that did not arrive. Looking once more costs a call; a second
        # post would cost trust.
        receipt = await self._look(preparing, network, login)
        prepared = await self._prepare(preparing, network, login)
        self._passed(Step.PREPARED, preparing)
        sending = self._step(
            replace(preparing, state=State.SENDING, payload=prepared.payload), State.PREPARING
        )
        self._passed(Step.SENDING, sending)
        if receipt is None:
            try:
                async with asyncio.timeout(self._timing.patience.total_seconds()):
                    receipt = await network.publish(login, prepared)
            except TimeoutError:
                raise Unknown(f"{network.title} took too long to answer.") from None
            self._passed(Step.ANSWERED, sending)
        return self._sent(sending, account, receipt)

    async def _prepare(self, delivery: Delivery, network: Network, login: Login) -> Prepared:
        """Return what the first try prepared, since the network may know it; prepare it the first time."""
        if delivery.payload is not None:
            return Prepared(key=delivery.key, payload=delivery.payload)
        try:
            async with asyncio.timeout(self._timing.patience.total_seconds()):
                return await network.prepare(login, Outgoing(text=delivery.text, key=delivery.key))
        except TimeoutError:
            raise Unreachable(f"{network.title} took too long to answer.") from None

    def _step(self, after: Delivery, before: State) -> Delivery:
        return self._ledger.step(
            after, self._clock(), expected=before, owner=self._owner, lease=self._timing.lease
        )

    def _end(self, after: Delivery, before: State, post: Post | None = None) -> Delivery:
        return self._ledger.step(after, self._clock(), expected=before, owner=self._owner, post=post)

    def _sent(self, delivery: Delivery, account: Account, receipt: Receipt) -> Delivery:
        sent = replace(
            delivery,
            state=State.SENT,
            reason=receipt.remark or "",
            not_before=None,
            remote_id=receipt.remote_id,
            address=receipt.address,
            sent_at=receipt.at,
        )
        post = Post(
            account_id=account.id,
            remote_id=receipt.remote_id,
            text=delivery.text,
            at=receipt.at,
            address=receipt.address,
            intent=delivery.intent,
        )
        self._end(sent, delivery.state, post)
        self._passed(Step.SENT, sent)
        return sent

    def _failed(self, delivery: Delivery, account: Account, error: NetworkError | KeychainError) -> Delivery:
        log.info("delivery %s: %s: %s", delivery.id, type(error).__name__, error)
        self._noticed(account, error)
        match error:
            case Unknown():
                return self._unknown(delivery, str(error))
            case SignInNeeded():
                return self._hold(delivery, str(error))
            case Refused():
                refused = replace(delivery, state=State.REFUSED, reason=str(error))
                return self._end(refused, delivery.state)
            case TooFast():
                return self._again(delivery, str(error), timedelta(seconds=error.wait_s))
            case _:
                return self._again(delivery, str(error), self._pause(delivery.attempts))

    def _noticed(self, account: Account, error: NetworkError | KeychainError) -> None:
        known = self._accounts.get(account.id)  # None: removed meanwhile, and `put` would bring it back
        if isinstance(error, SignInNeeded) and known is not None:
            self._accounts.put(replace(known, sign_in=SignIn.NEEDED))
            self._news.tell(AccountsChanged())

    def _unknown(self, delivery: Delivery, reason: str) -> Delivery:
        unknown = replace(
            delivery,
            state=State.UNKNOWN,
            reason=reason,
            attempts=delivery.attempts + 1,
            not_before=self._clock() + max(self._timing.settle, self._pause(delivery.attempts)),
        )
        return self._end(unknown, delivery.state)

    def _hold(self, delivery: Delivery, reason: str) -> Delivery:
        return self._end(replace(delivery, state=State.HELD, reason=reason), delivery.state)

    def _again(self, delivery: Delivery, reason: str, wait: timedelta) -> Delivery:
        """Put `delivery`, which certainly is not out, back in the queue."""
        waiting = replace(
            delivery,
            state=State.WAITING,
            reason=reason,
            attempts=delivery.attempts + 1,
            not_before=self._clock() + wait,
        )
        return self._end(waiting, delivery.state)

    def _pause(self, attempts: int) -> timedelta:
        doubled = self._timing.first_pause * 2 ** min(attempts, 20)
        jitter = 1 + random.random() / 4  # noqa: S311 - spreads retries, guards nothing
        return min(doubled * jitter, self._timing.longest_pause)
