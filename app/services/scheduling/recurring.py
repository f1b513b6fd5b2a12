"""Posts that come again: each time is a delivery of its own, planned a few times ahead."""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import takewhile

from app.errors import AppError, InputError
from app.model.delivery import Delivery, LatePolicy, State
from app.model.draft import Draft
from app.model.news import DeliveriesChanged, SeriesChanged, Trouble
from app.model.scheduling.recurrence import Recurrence
from app.model.scheduling.series import Series
from app.services.clock import Clock
from app.services.newsdesk import Newsdesk
from app.services.sending.plan import Plan
from app.services.sending.planning import Planning
from app.services.sending.wall_time import chosen, readings
from app.store.ledger import Ledger
from app.store.scheduling.series import SeriesStore

log = logging.getLogger(__name__)

PAUSED, ENDED = "The series is paused.", "The series has ended."  # why a time of it is cancelled
AHEAD = 2  # times that are planned, so that the next ones can be seen in the queue
FORESEEN = timedelta(days=5 * 366)  # how far doubtful times are looked for before a series begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A new series, and what is planned of it."""

    series: Series
    deliveries: tuple[Delivery, ...]


class Recurring:
    """Begins, skips and ends series, and plans them on."""

    def __init__(
        self, *, series: SeriesStore, ledger: Ledger, planning: Planning, clock: Clock, news: Newsdesk
    ) -> None:
        """Keep series in `series`; `planning` outlines their deliveries, which go into `ledger`."""
        self._series = series
        self._ledger = ledger
        self._planning = planning
        self._clock = clock
        self._news = news

    async def all(self) -> tuple[Series, ...]:
        """Return the series that go on or are paused, the oldest first. Raises StoreError."""
        return self._series.all()

    async def begin(
        self, draft: Draft, recurrence: Recurrence, *, override: str = "", policy: LatePolicy | None = None
    ) -> Begun:
        """Begin a series of `draft` for its accounts, and plan its first times.

        Raises:
            TimeUnclear: one of the times comes twice or is skipped where clocks change, and `recurrence`
                does not say what is meant then.
            InputError: it would never go out, or cannot go out as it is.
            StoreError: our own disk failed.
        """
        if recurrence.every < 1 or (recurrence.times is not None and recurrence.times < 1):
            raise InputError("A series needs at least one time, and at least one week or month in between.")
        self._foresee(recurrence)
        series = Series(
            id=uuid.uuid4().hex,
            draft=draft,
            override=override,
            policy=policy or self._planning.late,
            recurrence=recurrence,
        )
        self._planning.outline(self._plan(series, self._first(series)))
        self._series.add(series)
        self._plan_on(series)
        self._news.tell(SeriesChanged())
        known = self._series.get(series.id) or series
        return Begun(series=known, deliveries=self._planned(series.id))

    async def skip(self, series_id: str) -> tuple[Delivery, ...]:
        """Leave out the next time of a series, and return the deliveries that are cancelled for it.

        Raises InputError where nothing of it waits, StoreError.
        """
        waiting = [one for one in self._planned(series_id) if one.state is State.WAITING]
        if not waiting:
            raise InputError("Nothing of this series waits to go out.")
        next_one = min(one.occurrence or 0 for one in waiting)
        return tuple([await self._planning.cancel(one.id) for one in waiting if one.occurrence == next_one])

    async def put_back(self, deliveries: Sequence[Delivery]) -> None:
        """Let times that were skipped go out after all. Raises InputError if one has passed, StoreError."""
        for one in deliveries:
            await self._planning.restore(one.id)

    async def pause(self, series_id: str) -> tuple[Delivery, ...]:
        """Plan a series no further, and return what of it is cancelled meanwhile.

        Raises InputError where it is paused or has ended, StoreError.
        """
        if not self._series.pause(series_id, self._clock()):
            raise InputError("This series is paused already, or has ended.")
        self._news.tell(SeriesChanged())
        return await self._call_off(series_id, PAUSED)

    async def resume(self, series_id: str) -> tuple[Delivery, ...]:
        """Let a paused series go on, and return what of it waits again; times that passed are left out.

        Raises InputError where it is not paused, StoreError.
        """
        if not self._series.resume(series_id):
            raise InputError("This series is not paused.")
        return await self._go_on(series_id, PAUSED)

    async def end(self, series_id: str) -> tuple[Delivery, ...]:
        """End a series, and return what of it is cancelled by that. Raises InputError, StoreError."""
        if not self._series.end(series_id, self._clock()):
            raise InputError("This series has ended already.")
        self._news.tell(SeriesChanged())
        return await self._call_off(series_id, ENDED)

    async def reopen(self, series_id: str) -> tuple[Delivery, ...]:
        """Let a series that was ended go on after all, and return what of it waits again.

        Raises InputError where it goes on anyway, StoreError.
        """
        if not self._series.reopen(series_id):
            raise InputError("This series goes on.")
        return await self._go_on(series_id, ENDED)

    async def _call_off(self, series_id: str, reason: str) -> tuple[Delivery, ...]:
        return tuple(
            [
                await self._planning.cancel(one.id, reason)
                for one in self._planned(series_id)
                if one.state in {State.WAITING, State.HELD} and not one.begun
            ]
        )

    async def _go_on(self, series_id: str, reason: str) -> tuple[Delivery, ...]:
        """Restore what was cancelled for `reason`; what the writer skipped stays out."""
        now = self._clock()
        again = tuple(
            [
                await self._planning.restore(one.id)
                for one in self._planned(series_id)
                if (one.state, one.reason) == (State.CANCELLED, reason) and one.due > now
            ]
        )
        self.plan_on()
        self._news.tell(SeriesChanged())
        return again

    def plan_on(self) -> None:
        """Plan every series a few times ahead, where that is not done. Raises StoreError."""
        for series in self._series.all():
            if series.paused_at is None:
                self._plan_on(series)

    def _plan_on(self, series: Series) -> None:
        changed = False
        while self._series.ahead(series.id, self._clock()) < AHEAD:
            wall = series.recurrence.wall(series.next)
            if wall is None:
                if not self._series.ahead(series.id, self._clock()):
                    self._series.end(series.id, self._clock())
                    self._news.tell(SeriesChanged())
                break
            try:
                passed = chosen(wall, series.recurrence.zone, _name(series, wall)).due <= self._clock()
                deliveries = (
                    ()  # nobody was there to plan it, and planned in the past it would go out at a wrong hour
                    if passed
                    else self._planning.outline(
                        self._plan(series, wall), series_id=series.id, occurrence=series.next
                    )
                )
            except InputError as error:
                self._fail(series, error)
                break
            if not self._ledger.add(deliveries, self._clock(), partial(self._series.step, series)):
                break  # another program plans it
            changed = changed or bool(deliveries)
            series = replace(series, next=series.next + 1)
        if changed:
            self._news.tell(DeliveriesChanged())

    def _fail(self, series: Series, error: AppError) -> None:
        sentence = f"A series of posts cannot go on: {error}"
        if self._series.trouble(series.id, str(error)):
            self._news.tell(Trouble(sentence=sentence))
            self._news.tell(SeriesChanged())

    def _foresee(self, rule: Recurrence) -> None:
        """Raise TimeUnclear for the first time of the next years that nobody has said the meaning of."""
        horizon = rule.start + FORESEEN
        for wall in takewhile(lambda wall: wall <= horizon, rule.walls()):
            if len(readings(wall, rule.zone)) > 1:
                chosen(wall, rule.zone, _named(rule, wall))

    def _first(self, series: Series) -> datetime:
        wall = series.recurrence.wall(0)
        if wall is None:
            raise InputError("The last day of this series is before its first one.")
        return wall

    def _plan(self, series: Series, wall: datetime) -> Plan:
        plan = Plan.of(series.draft, series.draft.accounts, wall, series.recurrence.zone)
        return replace(plan, reading=_name(series, wall), policy=series.policy, override=series.override)

    def _planned(self, series_id: str) -> tuple[Delivery, ...]:
        planned: Sequence[Delivery] = self._ledger.all(self._clock())
        return tuple(one for one in planned if one.series_id == series_id)


def _name(series: Series, wall: datetime) -> str:
    return _named(series.recurrence, wall)


def _named(rule: Recurrence, wall: datetime) -> str:
    """Return which moment the series means by `wall`; a series that never said takes none for granted."""
    names = {one.name for one in readings(wall, rule.zone)}
    return next((name for name in (rule.reading, rule.skipped) if name in names), "")
