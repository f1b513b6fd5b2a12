"""Rehearsals: a day and an hour ahead everything is looked at that could stand in a post's way."""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from app.errors import (
    AppError,
    KeychainError,
    MediaError,
    NetworkError,
    SignInNeeded,
    StoreError,
    TakenElsewhere,
)
from app.model.account import Account
from app.model.delivery import Delivery, State
from app.model.media import too_much
from app.model.news import DeliveriesChanged, RehearsalFailed
from app.model.rehearsal import Rehearsal
from app.networks.base import MediaFiles
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.newsdesk import Newsdesk
from app.services.scheduling.second_look import SecondLook
from app.services.signing_in.accounts import Accounts
from app.store.accounts import AccountStore
from app.store.ledger import Ledger
from app.store.scheduling.moments import MomentStore

log = logging.getLogger(__name__)

AHEAD = (timedelta(days=1), timedelta(hours=1))
AGAIN = timedelta(minutes=10)  # after which what was in trouble is looked at again: it may be mended
SOON = timedelta(days=7)  # what is rehearsed when somebody asks for it
FRESH = timedelta(minutes=10)  # so long before its moment the coach has been asked late enough


class Rehearsing:
    """Looks at what waits, keeps what came of it, and tells of trouble while there is time to act."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        moments: MomentStore,
        store: AccountStore,
        accounts: Accounts,
        doors: Doors,
        files: MediaFiles,
        second_look: SecondLook,
        clock: Clock,
        news: Newsdesk,
    ) -> None:
        """Rehearse what waits in `ledger`; the coach speaks through `second_look`."""
        self._ledger = ledger
        self._moments = moments
        self._store = store
        self._accounts = accounts
        self._doors = doors
        self._files = files
        self._second_look = second_look
        self._clock = clock
        self._news = news
        self._running: asyncio.Task[None] | None = None
        self._one_asks = asyncio.Lock()

    def look(self) -> None:
        """Begin to rehearse beside the publisher, where something has its turn. Raises StoreError."""
        if (self._running is None or self._running.done()) and self._owed():
            self._running = asyncio.create_task(self._rehearse_quietly())

    async def work_off(self) -> None:
        """Rehearse all that has its turn now. Raises StoreError."""
        owed = self._owed()
        if owed:
            await self._rehearse(owed)

    async def rehearse_now(self) -> tuple[Rehearsal, ...]:
        """Rehearse all that goes out within a week, whenever it was looked at last; return what came of it.

        Raises StoreError.
        """
        now = self._clock()
        soon = [one for one in self._ledger.waiting() if not one.begun and now < one.due <= now + SOON]
        by_draft: dict[str, list[Delivery]] = {}
        for one in soon:
            by_draft.setdefault(one.draft_id, []).append(one)
        came: list[Rehearsal] = []
        for together in by_draft.values():
            came += await self._rehearse(together)
        return tuple(came)

    async def _rehearse(self, owed: Sequence[Delivery]) -> list[Rehearsal]:
        came: list[Rehearsal] = []
        held = await self._second_look.holds(owed)
        checked: dict[str, tuple[Account | None, str]] = {}
        for delivery in owed:
            if delivery.account_id not in checked:
                checked[delivery.account_id] = await self._check(delivery.account_id)
            account, trouble = checked[delivery.account_id]
            if account is not None and not trouble:
                trouble = await self._look_at(delivery, account)
            now = self._clock()
            coach = held.get(delivery.id, "")
            rehearsal = Rehearsal(at=now, trouble=trouble or coach, held=bool(coach))
            if self._moments.rehearsed(delivery, rehearsal):
                came.append(rehearsal)
                self._tell(delivery, rehearsal)
        return came

    async def close(self) -> None:
        """End what is under way."""
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running

    async def ask_coach(self, delivery: Delivery) -> Delivery:
        """Return `delivery` as the coach leaves it at its hour: held, or as it was.

        Those of the same draft that go out together are asked together, so that none is taken for a copy of
        the other. Raises StoreError.
        """
        if not _unasked(delivery):
            return delivery
        async with self._one_asks:
            known = self._ledger.get(delivery.id)
            if known is None or not _unasked(known):
                return known or delivery
            together = [
                one
                for one in self._ledger.waiting()
                if one.draft_id == known.draft_id and one.due == known.due and _unasked(one)
            ]
            held = await self._second_look.holds(together)
            now = self._clock()
            for one in together:
                sentence = held.get(one.id, "")
                rehearsal = Rehearsal(at=max(now, one.due), trouble=sentence, held=bool(sentence))
                if not sentence:
                    self._moments.rehearsed(one, rehearsal)
                    continue
                after = replace(one, state=State.HELD, reason=sentence, rehearsal=rehearsal)
                with suppress(TakenElsewhere):  # moved, cancelled or sent while the coach read it
                    self._ledger.step(after, now, expected=State.WAITING)
            if held:
                self._news.tell(DeliveriesChanged())
        return self._ledger.get(delivery.id) or delivery

    def _owed(self) -> list[Delivery]:
        now = self._clock()
        return [one for one in self._ledger.waiting() if _is_owed(one, now)]

    async def _rehearse_quietly(self) -> None:
        try:
            await self.work_off()
        except AppError as error:  # it is tried again at the next look round
            log.warning("rehearsing: %s", error)
        except Exception:
            log.exception("a bug while rehearsing")

    async def _check(self, account_id: str) -> tuple[Account | None, str]:
        """Return the account as its server describes it now, and what is wrong with its credential."""
        known = self._store.get(account_id)
        if known is None:
            return None, "Its account was removed. Choose another one, or cancel this post."
        try:
            return await self._accounts.check(account_id), ""
        except (SignInNeeded, KeychainError) as error:
            return known, str(error)
        except NetworkError as error:  # it may be there again in time; the rest can be looked at all the same
            log.info("rehearsing: %s", error)
            return known, ""

    async def _look_at(self, delivery: Delivery, account: Account) -> str:
        """Return what in the text or the media stands in the way; "" where nothing does."""
        network = self._doors.network(account.network)
        limits = account.limits
        apart = network.length(delivery.warning, limits) if delivery.warning and network.warnings else 0
        for part in delivery.parts:
            used = network.length(part.text, limits) + apart
            if limits.text and used > limits.text:
                return (
                    f"{account.server} takes {limits.text} characters by now, and this post has {used}. "
                    "Cancel it and shorten its draft."
                )
            for one in too_much(part.media, limits.media):
                if one.stops:
                    return f"{account.server} no longer takes it: {one.sentence}."
            for attachment in part.media:
                try:
                    await self._files.read(attachment)
                except (MediaError, StoreError) as error:
                    return str(error)
        return ""

    def _tell(self, delivery: Delivery, rehearsal: Rehearsal) -> None:
        before = delivery.rehearsal.trouble if delivery.rehearsal else ""
        if rehearsal.trouble != before:
            self._news.tell(DeliveriesChanged())
        if rehearsal.trouble and rehearsal.trouble != before:
            self._news.tell(
                RehearsalFailed(
                    delivery_id=delivery.id,
                    account_id=delivery.account_id,
                    due=delivery.due,
                    sentence=rehearsal.trouble,
                )
            )


def _is_owed(delivery: Delivery, now: datetime) -> bool:
    if delivery.begun or not now < delivery.due:
        return False
    last = delivery.rehearsal
    if last is not None and last.trouble and now - last.at >= AGAIN:
        return True
    turns: Iterable[datetime] = (delivery.due - ahead for ahead in AHEAD)
    return any(turn <= now and (last is None or last.at < turn) for turn in turns)


def _unasked(delivery: Delivery) -> bool:
    """Return whether the coach has not been asked around the hour at which `delivery` goes out."""
    tried = delivery.begun or delivery.current.payload is not None
    if delivery.state is not State.WAITING or delivery.override or tried:
        return False
    last = delivery.rehearsal
    return last is None or last.held or last.at < delivery.due - FRESH
