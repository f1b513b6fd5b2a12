"""Keeps the time on the wall of what waits, when the rules for clocks in a zone have changed since."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.errors import InputError, TakenElsewhere
from app.model.delivery import Delivery, State
from app.model.news import DeliveriesChanged
from app.services.clock import Clock
from app.services.newsdesk import Newsdesk
from app.services.sending.wall_time import FIRST, SECOND, chosen
from app.store.ledger import Ledger
from app.store.scheduling.moments import MomentStore

log = logging.getLogger(__name__)

EVERY = timedelta(days=1)  # zone data come with the updates of a system that may run for months
SOON = timedelta(minutes=1)  # what is due by then is left alone


class ZoneWatch:
    """Compares the instant of every waiting delivery with what its time on the wall means today."""

    def __init__(self, *, ledger: Ledger, moments: MomentStore, clock: Clock, news: Newsdesk) -> None:
        """Watch what waits in `ledger`."""
        self._ledger = ledger
        self._moments = moments
        self._clock = clock
        self._news = news
        self._looked: datetime | None = None

    def look(self) -> None:
        """Look once a day. Raises StoreError."""
        now = self._clock()
        if self._looked is None or not timedelta() <= now - self._looked < EVERY:
            self._looked = now
            ZoneInfo.clear_cache()
            later = [one for one in self._ledger.waiting() if one.due > now + SOON and not one.begun]
            changed = [self._keep(one) for one in later]
            if any(changed):
                self._news.tell(DeliveriesChanged())

    def _keep(self, delivery: Delivery) -> bool:
        """Return whether `delivery` had to be changed so that it goes out at the same time on the wall."""
        try:
            moment = chosen(delivery.wall, delivery.zone, SECOND if delivery.wall.fold else FIRST)
        except InputError as error:  # by the new rules clocks skip it, or the zone is gone
            return self._hold(delivery, str(error))
        if moment.due == delivery.due:
            return False
        log.info("delivery %s: %s in %s is another moment now", delivery.id, delivery.wall, delivery.zone)
        return self._moments.redated(
            delivery, moment.due, f"Clocks in {delivery.zone} follow new rules; the time there stays."
        )

    def _hold(self, delivery: Delivery, reason: str) -> bool:
        held = replace(delivery, state=State.HELD, reason=f"Clocks follow new rules. {reason}")
        try:
            self._ledger.step(held, self._clock(), expected=State.WAITING)
        except TakenElsewhere:
            return False
        return True
