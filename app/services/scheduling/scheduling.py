"""All that decides when posts go out, built once: pauses, slots, series, rehearsals, trust in the clock."""

import logging
from collections.abc import Callable

from app.networks.base import MediaFiles
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.newsdesk import Newsdesk
from app.services.scheduling.clock_watch import ClockWatch, Ticks
from app.services.scheduling.pausing import Pausing
from app.services.scheduling.recurring import Recurring
from app.services.scheduling.rehearsing import Rehearsing
from app.services.scheduling.second_look import SecondLook
from app.services.scheduling.slots import Slots
from app.services.scheduling.zone_watch import ZoneWatch
from app.services.sending.planning import Planning
from app.services.sending.timing import Timing
from app.services.signing_in.accounts import Accounts
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.ledger import Ledger
from app.store.scheduling.moments import MomentStore
from app.store.scheduling.pauses import PauseStore
from app.store.scheduling.series import SeriesStore
from app.store.scheduling.slots import SlotStore

log = logging.getLogger(__name__)


class Scheduling:
    """Holds the services of time, and takes them along at each look round of the publisher."""

    def __init__(
        self,
        *,
        database: Database,
        ledger: Ledger,
        store: AccountStore,
        accounts: Accounts,
        doors: Doors,
        files: MediaFiles,
        planning: Planning,
        second_look: SecondLook,
        clock: Clock,
        ticks: Ticks,
        timing: Timing,
        news: Newsdesk,
        wake: Callable[[], None],
    ) -> None:
        """Build them on `database`; `wake` lets the publisher look round at once."""
        moments = MomentStore(database)
        self.pausing = Pausing(pauses=PauseStore(database), accounts=store, clock=clock, news=news, wake=wake)
        self.slots = Slots(slots=SlotStore(database), accounts=store, ledger=ledger, clock=clock, news=news)
        self.recurring = Recurring(
            series=SeriesStore(database), ledger=ledger, planning=planning, clock=clock, news=news
        )
        self.rehearsing = Rehearsing(
            ledger=ledger,
            moments=moments,
            store=store,
            accounts=accounts,
            doors=doors,
            files=files,
            second_look=second_look,
            clock=clock,
            news=news,
        )
        self._zones = ZoneWatch(ledger=ledger, moments=moments, clock=clock, news=news)
        self._clock_watch = ClockWatch(
            clock=clock, ticks=ticks, moments=moments, lease=timing.lease, news=news
        )

    def look(self) -> bool:
        """Do what the time asks for beside publishing; return whether the clock can be trusted now.

        Raises StoreError.
        """
        trusted = self._clock_watch.look()
        self.pausing.look()
        if trusted:
            self._zones.look()
            self.recurring.plan_on()
            self.rehearsing.look()
        return trusted

    def leases_end(self) -> bool:
        """Return whether a lease that has run out is over: not right after this computer slept."""
        return self._clock_watch.leases_end()

    async def close(self) -> None:
        """End what is under way."""
        await self.rehearsing.close()
