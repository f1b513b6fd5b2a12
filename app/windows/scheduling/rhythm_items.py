"""Slots and series in the plain values that their cards show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.model.account import Account
from app.model.delivery import Delivery, State
from app.model.scheduling.pauses import Pauses
from app.model.scheduling.recurrence import end_words
from app.model.scheduling.series import Series
from app.model.scheduling.slot import Opening, Slot
from app.windows.scheduling.series_words import series_words
from app.windows.time_words import moment_words
from widgets.planning.series_card import SeriesItem
from widgets.planning.slot_card import SlotsItem
from widgets.planning.slot_form import SlotItem

EXCERPT = 120  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the engine says about the weeks to come."""

    accounts: Mapping[str, Account]  # removed ones too
    slots: Mapping[str, tuple[Slot, ...]]  # of each account that is not removed, by its id
    openings: Mapping[str, tuple[Opening, ...]]  # the next free slot of each, if there is one
    series: tuple[Series, ...]
    deliveries: tuple[Delivery, ...]
    pauses: Pauses


def slots_item(account_id: str, known: Known, now: datetime, zone: str) -> SlotsItem:
    """Return the slots of an account as its card shows them, on the clock of `zone`."""
    account, openings = known.accounts[account_id], known.openings[account_id]
    free = f"Next free: {moment_words(openings[0].due, now, zone)}." if openings else ""
    taken = "None is free in the next two months." if known.slots[account_id] and not openings else ""
    return SlotsItem(
        account_id=account_id,
        handle=account.handle,
        network=account.network,
        slots=tuple(shown(slot) for slot in known.slots[account_id]),
        free_text=free or taken,
        paused=account_id in known.pauses.accounts,
    )


def series_item(series: Series, known: Known, now: datetime, zone: str) -> SeriesItem:
    """Return a series as its card shows it."""
    handles = [known.accounts[one].handle for one in series.draft.accounts if one in known.accounts]
    waiting = [
        one.due for one in known.deliveries if one.series_id == series.id and one.state is State.WAITING
    ]
    line = " ".join(series.draft.text.split())
    until = end_words(series.recurrence)
    return SeriesItem(
        id=series.id,
        rhythm_text=series_words(series),
        text=line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1].rstrip()}…",
        accounts=", ".join(handles) or "a removed account",
        next_text=f"Next: {moment_words(min(waiting), now, zone)}." if waiting else "",
        end_text=f"({until})" if until else "",
        trouble=series.trouble,
        paused=series.paused_at is not None,
    )


def shown(slot: Slot) -> SlotItem:
    """Return a slot as the window shows it."""
    return SlotItem(weekday=slot.weekday, clock=slot.clock, zone=slot.zone)


def meant(item: SlotItem) -> Slot:
    """Return the slot that `item` shows."""
    return Slot(weekday=item.weekday, clock=item.clock, zone=item.zone)
