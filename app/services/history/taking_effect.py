"""Carries second thoughts out: asks the network, and asks again until it is known what became of it.

Everything asked here may be asked twice without harm, so a kill or a lost answer is followed by a look and,
if need be, by the same request.
"""

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from app.errors import (
    AppError,
    KeychainError,
    NetworkError,
    Refused,
    SignInNeeded,
    StoreError,
    TooFast,
    Unknown,
    Unreachable,
)
from app.model.amendment import Amendment, AmendmentState, Wish
from app.model.delivery import Delivery, State
from app.model.news import DeliveriesChanged, Trouble
from app.model.part import Part
from app.networks.archive import Archive
from app.networks.login import Login
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.history.adopting import must_say_the_same, was_read_back
from app.services.history.amending import BREAK
from app.services.newsdesk import Newsdesk
from app.store.accounts import AccountStore
from app.store.amendments import AmendmentStore
from app.store.ledger import Ledger
from app.store.posts import PostStore

Result = TypeVar("Result")
log = logging.getLogger(__name__)

LEASE = timedelta(seconds=90)  # longer than ANSWER_S
ANSWER_S = 60.0  # for one request
FIRST_PAUSE_S, LONGEST_PAUSE_S = 15.0, 1800.0  # doubles with every try
LOOK_ROUND_S = 30.0  # at the latest: another program may have wishes, and clocks jump


class TakingEffect:
    """Works off the amendments whose time has come."""

    def __init__(
        self,
        *,
        amendments: AmendmentStore,
        ledger: Ledger,
        posts: PostStore,
        accounts: AccountStore,
        doors: Doors,
        clock: Clock,
        news: Newsdesk,
    ) -> None:
        """Work through `amendments`, and tell the ledger and the posts what came of them."""
        self._amendments = amendments
        self._ledger = ledger
        self._posts = posts
        self._accounts = accounts
        self._doors = doors
        self._clock = clock
        self._news = news
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Look at once; call it on the engine's thread."""
        self._woken.set()

    async def run(self) -> None:
        """Work off what comes due until cancelled."""
        while True:
            self._woken.clear()
            pause_s = LOOK_ROUND_S
            try:
                await self.work_off()
                if upcoming := self._amendments.next_moment():
                    pause_s = min(LOOK_ROUND_S, max(0.1, (upcoming - self._clock()).total_seconds()))
            except StoreError as error:
                self._news.tell(Trouble(sentence=str(error)))
            except Exception:
                log.exception("a bug while changing what is out")
                self._news.tell(
                    Trouble(sentence="A post could not be changed because of a bug; see the log.")
                )
            with suppress(TimeoutError):
                async with asyncio.timeout(pause_s):
                    await self._woken.wait()

    async def work_off(self) -> None:
        """Do all that is due now. Raises StoreError."""
        for amendment in self._amendments.due(self._clock()):
            if self._amendments.claim(amendment, self._clock(), LEASE):
                await self._do(amendment)
                self._news.tell(DeliveriesChanged())

    async def _do(self, amendment: Amendment) -> None:
        delivery = self._ledger.get(amendment.delivery_id)
        account = self._accounts.get(delivery.account_id) if delivery is not None else None
        archive = self._doors.network(account.network).archive if account is not None else None
        if delivery is None or account is None or archive is None:
            self._end(amendment, "Its account was removed, so nothing was changed any more.")
            return
        login = self._doors.login(account)
        try:
            if amendment.wish is Wish.TAKE_BACK:
                await self._take_back(delivery, amendment, archive, login)
            else:
                await self._edit(delivery, amendment, archive, login)
        except (Refused, SignInNeeded, KeychainError) as error:
            self._end(amendment, str(error))
        except (TooFast, Unreachable, Unknown) as error:
            wait_s = min(FIRST_PAUSE_S * 2 ** min(amendment.attempts, 20), LONGEST_PAUSE_S)
            if isinstance(error, TooFast):
                wait_s = error.wait_s
            self._later(amendment, error, wait_s)

    async def _take_back(self, delivery: Delivery, wish: Amendment, archive: Archive, login: Login) -> None:
        """Take back every part that is there, the last one first; each is on the disk before the next."""
        for at in reversed(range(len(delivery.parts))):
            part = delivery.parts[at]
            if not part.there:
                continue
            await self._delete(part, archive, login)
            if at == 0:  # what is no longer out counts no more
                self._posts.remove(delivery.account_id, part.remote_id or "")
            told = (
                "" if len(delivery.parts) == 1 else f"Part {at + 1} of {len(delivery.parts)} is taken back."
            )
            known = replace(delivery.with_part(at, taken_back_at=self._clock()), reason=told)
            over = not any(one.there for one in known.parts)
            if over:
                known = replace(known, state=State.TAKEN_BACK, reason="You took it back.")
            delivery = self._ledger.step(known, self._clock(), expected=delivery.state)
        self._amendments.put(replace(wish, state=AmendmentState.DONE))

    async def _delete(self, part: Part, archive: Archive, login: Login) -> None:
        if not part.receipted:
            raise Refused("The network never told where this post is. Take it back on its own pages.")
        name = part.remote_id or ""
        if was_read_back(part):
            must_say_the_same(part, await _asked(archive.look_at(login, name)))
        try:
            await _asked(archive.take_back(login, name))
        except Unknown:
            if await _asked(archive.look_at(login, name)) is not None:
                raise Unknown("The answer was lost, and the post is still there.") from None

    async def _edit(self, delivery: Delivery, wish: Amendment, archive: Archive, login: Login) -> None:
        part = delivery.parts[wish.part]
        if not part.receipted:
            raise Refused("The network never told where this post is. Edit it on its own pages.")
        name = part.remote_id or ""
        if was_read_back(part):
            there = await _asked(archive.look_at(login, name))
            if there is None or there.text.split() != wish.text.split():  # else an earlier try did it
                must_say_the_same(part, there)
        try:
            await _asked(archive.revise(login, name, wish.text))
        except Unknown:
            now = await _asked(archive.look_at(login, name))
            if now is None or now.text.split() != wish.text.split():
                raise Unknown("The answer was lost, and the post does not say the new text yet.") from None
        changed = replace(delivery.with_part(wish.part, text=wish.text), reason="You edited it.")
        texts = [one.text for one in changed.parts]
        changed = replace(changed, text=texts[0] if len(texts) == 1 else BREAK.join(texts))
        self._posts.rewrite(delivery.account_id, delivery.parts[0].remote_id or "", changed.text)
        done = replace(wish, state=AmendmentState.DONE)
        note = f"You edited it. Before, it said: {part.text}"
        self._amendments.reword(done, changed, self._clock(), note)

    def _later(self, amendment: Amendment, error: NetworkError, wait_s: float) -> None:
        due = self._clock() + timedelta(seconds=wait_s)
        self._amendments.put(replace(amendment, due=due, attempts=amendment.attempts + 1, reason=str(error)))
        self._say(amendment, f"{_about(amendment)} could not be done yet: {error}")

    def _end(self, amendment: Amendment, why: str) -> None:
        self._amendments.put(replace(amendment, state=AmendmentState.REFUSED, reason=why))
        sentence = f"{_about(amendment)} could not be done: {why}"
        self._say(amendment, sentence)
        self._news.tell(Trouble(sentence=sentence))

    def _say(self, amendment: Amendment, sentence: str) -> None:
        """Let the receipt tell what happened; where the post is no longer as it was, that counts more."""
        delivery = self._ledger.get(amendment.delivery_id)
        if delivery is not None:
            with suppress(AppError):
                self._ledger.step(replace(delivery, reason=sentence), self._clock(), expected=delivery.state)


def _about(amendment: Amendment) -> str:
    return "Taking it back" if amendment.wish is Wish.TAKE_BACK else "The edit"


async def _asked(work: Awaitable[Result]) -> Result:
    """Return what `work` brings; too long a silence leaves a doubt."""
    try:
        async with asyncio.timeout(ANSWER_S):
            return await work
    except TimeoutError:
        raise Unknown("The network took too long to answer.") from None
