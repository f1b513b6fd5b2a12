"""Slots: the places in the week at which an account likes to post, and the next one that is free."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.errors import InputError
from app.model.delivery import BUSY, Delivery, State
from app.model.news import AccountsChanged
from app.model.scheduling.slot import Opening, Slot
from app.services.clock import Clock
from app.services.newsdesk import Newsdesk
from app.services.sending.spacing import NEAR
from app.services.sending.wall_time import readings, wall_time
from app.store.accounts import AccountStore
from app.store.ledger import Ledger
from app.store.scheduling.slots import SlotStore

AHEAD = 60  # days in which a free slot is looked for
_TAKES = BUSY | {State.WAITING, State.UNKNOWN, State.SENT}  # what stands in a slot


class Slots:
    """Knows each account's slots."""

    def __init__(
        self, *, slots: SlotStore, accounts: AccountStore, ledger: Ledger, clock: Clock, news: Newsdesk
    ) -> None:
        """Keep slots in `slots`; what stands in them is in `ledger`."""
        self._slots = slots
        self._accounts = accounts
        self._ledger = ledger
        self._clock = clock
        self._news = news

    async def of(self, account_id: str) -> tuple[Slot, ...]:
        """Return the slots of an account, in the order of the week. Raises StoreError."""
        return self._slots.of(account_id)

    async def add(self, account_id: str, slot: Slot) -> tuple[Slot, ...]:
        """Give an account a slot, and return those that it has then.

        Raises InputError where the account or the zone is none, StoreError.
        """
        if self._accounts.get(account_id) is None:
            raise InputError("This account was removed.")
        wall_time(self._clock(), slot.zone)  # or there is no such zone
        if self._slots.add(account_id, slot):
            self._news.tell(AccountsChanged())
        return self._slots.of(account_id)

    async def remove(self, account_id: str, slot: Slot) -> tuple[Slot, ...]:
        """Take a slot away, and return those that are left. Raises StoreError.

        What is planned for it stays planned.
        """
        if self._slots.remove(account_id, slot):
            self._news.tell(AccountsChanged())
        return self._slots.of(account_id)

    async def change(self, account_id: str, before: Slot, after: Slot) -> tuple[Slot, ...]:
        """Put `after` in the place of `before`, and return the slots that the account has then.

        Killed in between it leaves both, never none. Raises InputError, StoreError, as `add` does.
        """
        await self.add(account_id, after)
        return self._slots.of(account_id) if after == before else await self.remove(account_id, before)

    async def free(self, account_ids: Sequence[str], count: int = 1) -> tuple[Opening, ...]:
        """Return the next `count` free slots of these accounts; fewer where there are none for long.

        A slot of any of them will do; it is free where none of them has a post near it. One that clocks skip
        or show twice is passed over: nobody is there to say what is meant. Raises StoreError.
        """
        now = self._clock()
        slots = {slot for account_id in account_ids for slot in self._slots.of(account_id)}
        taken = [
            _moment(one)
            for one in self._ledger.all(now - NEAR)
            if one.account_id in account_ids and one.state in _TAKES
        ]
        found = {
            opening.due: opening
            for slot in slots
            for opening in _openings(slot, now)
            if all(abs(opening.due - moment) >= NEAR for moment in taken)
        }
        return tuple(found[due] for due in sorted(found)[:count])


def _openings(slot: Slot, now: datetime) -> list[Opening]:
    today = wall_time(now, slot.zone).date()
    first = today + timedelta(days=(slot.weekday - today.weekday()) % 7)
    walls = (datetime.combine(first + timedelta(weeks=week), slot.clock) for week in range(AHEAD // 7 + 1))
    meant = [(wall, readings(wall, slot.zone)) for wall in walls]
    return [
        Opening(wall=wall, zone=slot.zone, due=one[0].due)
        for wall, one in meant
        if len(one) == 1 and one[0].due > now
    ]


def _moment(delivery: Delivery) -> datetime:
    return delivery.sent_at or delivery.due
