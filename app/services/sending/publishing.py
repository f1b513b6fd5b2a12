"""The publisher: sees that what is due goes out, account by account, and finds out what became of the rest.

It does not know who wakes it: the window's engine and the headless command run the same one.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from app.errors import AppError, TakenElsewhere
from app.model.delivery import Awaits, Delivery, State, is_due
from app.model.news import DeliveriesChanged, Trouble
from app.services.clock import Clock
from app.services.newsdesk import Newsdesk
from app.services.sending.delivering import Deliverer
from app.services.sending.lateness import too_late
from app.services.sending.spacing import PUNCTUAL, put_off
from app.store.ledger import Ledger
from app.store.scheduling.pauses import PauseStore

log = logging.getLogger(__name__)

LOOK_ROUND = timedelta(seconds=30)  # at the latest: a clock may jump, another program may add posts
REST = timedelta(seconds=5)  # after another publisher was quicker, or our own disk failed
LAST_WORDS_S = 5.0  # how long a delivery that is under way may take once the program ends


Ask = Callable[[Delivery], Awaitable[Delivery]]


class Publisher:
    """Works through the ledger, one queue per account."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        pauses: PauseStore,
        deliverer: Deliverer,
        clock: Clock,
        news: Newsdesk,
        can_ask: Callable[[str], bool],
        look_round: Callable[[], bool],
        leases_end: Callable[[], bool],
        ask_coach: Ask,
    ) -> None:
        """Let `deliverer` deliver what is due; `can_ask` says if an account's network can be asked.

        `look_round` is called at each look at the ledger, for what else depends on the time, and says
        whether the clock can be trusted now. `leases_end` says whether a lease that has run out is over.
        `ask_coach` returns a delivery as the coach leaves it at its hour.
        """
        self._ledger = ledger
        self._pauses = pauses
        self._other_duties = look_round
        self._leases_end = leases_end
        self._ask_coach = ask_coach
        self._deliverer = deliverer
        self._clock = clock
        self._news = news
        self._can_ask = can_ask
        self._queues: dict[str, asyncio.Task[None]] = {}
        self._resting: dict[str, datetime] = {}  # accounts that had a setback, and until when they rest
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Look at the ledger at once; call it on the engine's thread."""
        self._woken.set()

    async def run(self) -> None:
        """Publish until cancelled; what is under way then may come to its end."""
        try:
            while True:
                self._woken.clear()
                pause = self._look_round()
                with suppress(TimeoutError):
                    # Not wait_for: on Python 3.11 it loses a cancellation that comes with the wake-up.
                    async with asyncio.timeout(pause.total_seconds()):
                        await self._woken.wait()
        finally:
            await self._finish()

    async def work_off(self) -> None:
        """Do all that can be done now, and return when nothing is under way."""
        while True:
            self._start_queues()
            if not self._queues:
                return
            await asyncio.gather(*self._queues.values())
            await asyncio.sleep(0)  # lets the queues sign off

    def next_moment(self) -> datetime | None:
        """Return when something is due next, or None. Raises StoreError."""
        now = self._clock()
        pauses = self._pauses.now()
        in_use = self._ledger.accounts_in_use(now) | self._queues.keys()
        moments = [
            max(one.due, one.not_before or one.due, self._resting.get(one.account_id, one.due))
            for one in self._ledger.waiting()
            # The end of the lease, of the queue or of the pause wakes us.
            if one.account_id not in in_use and not pauses.stops(one.account_id)
        ]
        moments += [one.not_before for one in self._askable(now) if one.not_before]
        if lease_ends := self._ledger.lease_ends():
            moments.append(lease_ends)
        return min(moments, default=None)

    def _look_round(self) -> timedelta:
        try:
            self._start_queues()
            upcoming = self.next_moment()
        except AppError as error:
            log.warning("looking round: %s", error)
            self._news.tell(Trouble(sentence=str(error)))
            return LOOK_ROUND
        except Exception:  # or nothing would be published any more until the next start
            log.exception("a bug while looking round")
            self._news.tell(
                Trouble(sentence="Due posts could not be looked up because of a bug; the log has more.")
            )
            return LOOK_ROUND
        if upcoming is None:
            return LOOK_ROUND
        return min(LOOK_ROUND, max(upcoming - self._clock(), timedelta(milliseconds=200)))

    def _start_queues(self) -> None:
        if not self._other_duties():
            return  # the clock may be wrong, and a post cannot be called back
        queues: dict[str, list[Delivery]] = {}
        for delivery in self._ready():
            queues.setdefault(delivery.account_id, []).append(delivery)
        for account_id, deliveries in queues.items():
            resting = self._resting.get(account_id, self._clock()) > self._clock()
            if account_id not in self._queues and not resting:
                self._queues[account_id] = asyncio.create_task(self._queue(account_id, deliveries))

    def _ready(self) -> Iterable[Delivery]:
        now = self._clock()
        for delivery in self._askable(now):
            if (
                delivery.not_before is None
                or delivery.not_before <= now
                or delivery.state is not State.UNKNOWN
            ):
                yield delivery
        pauses = self._pauses.now()
        for delivery in self._ledger.waiting():
            if not is_due(delivery, now) or pauses.stops(delivery.account_id):
                continue
            verdict = _verdict(delivery, now)
            with suppress(TakenElsewhere):
                if verdict is not State.WAITING:
                    self._set_aside(delivery, verdict, now)
                elif not self._spread(delivery, now):
                    yield delivery

    def _askable(self, now: datetime) -> Iterable[Delivery]:
        for delivery in self._ledger.unsettled(now):
            unknown = delivery.state is State.UNKNOWN
            if self._can_ask(delivery.account_id) if unknown else self._leases_end():
                yield delivery

    def _spread(self, delivery: Delivery, now: datetime) -> bool:
        """Put a late delivery off if its account has just sent another one; return whether it was."""
        until = put_off(delivery, self._ledger.last_sent(delivery.account_id), now)
        if until is None:
            return False
        self._ledger.step(
            replace(
                delivery,
                not_before=until,
                reason="It waits a little, so that late posts do not flood.",
            ),
            now,
            expected=State.WAITING,
        )
        self._news.tell(DeliveriesChanged())
        return True

    def _set_aside(self, delivery: Delivery, verdict: State, now: datetime) -> None:
        if self._pauses.covered(delivery.account_id, delivery.due):
            meanwhile = "publishing was paused"
        elif delivery.awaits is Awaits.KEYRING:
            meanwhile = "the keyring was shut"
        else:
            meanwhile = "Rapport was away"
        self._ledger.step(too_late(delivery, verdict, meanwhile), now, expected=State.WAITING)
        self._news.tell(DeliveriesChanged())

    async def _queue(self, account_id: str, deliveries: list[Delivery]) -> None:
        try:
            for delivery in deliveries:
                late = self._clock() - delivery.due > PUNCTUAL
                asked = await self._ask_coach(delivery)
                if _when(asked) != _when(delivery):
                    continue  # held by the coach; or moved, cancelled or sent while that was asked
                if asked.state is State.WAITING and _verdict(asked, self._clock()) is not State.WAITING:
                    break  # this computer slept since the look round, and the next one decides
                outcome = await self._deliverer.deliver(asked)
                if outcome is None:
                    self._resting[account_id] = self._clock() + REST
                    break
                if outcome.state is not State.SENT or late:
                    break  # the next look round decides anew about what comes behind it
        except TakenElsewhere as error:  # nothing for the writer: it is in another publisher's hands
            log.info("delivering: %s", error)
            self._resting[account_id] = self._clock() + REST
        except AppError as error:
            log.warning("delivering: %s", error)
            self._resting[account_id] = self._clock() + REST
            self._news.tell(Trouble(sentence=str(error)))
        except Exception:
            log.exception("a bug while delivering")
            self._resting[account_id] = self._clock() + REST
            self._news.tell(
                Trouble(sentence="A post could not be delivered because of a bug; the log has more.")
            )
        finally:
            del self._queues[account_id]
            self._news.tell(DeliveriesChanged())
            self._woken.set()

    async def _finish(self) -> None:
        running = list(self._queues.values())
        if running:
            _, late = await asyncio.wait(running, timeout=LAST_WORDS_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)


def _when(delivery: Delivery) -> tuple[State, datetime, datetime | None]:
    """Return by what a delivery was found to be ready."""
    return delivery.state, delivery.due, delivery.not_before


def _verdict(delivery: Delivery, now: datetime) -> State:
    """Return what becomes of a waiting delivery by its own rule: WAITING, HELD or MISSED."""
    return delivery.policy.verdict(now - delivery.due, PUNCTUAL)
