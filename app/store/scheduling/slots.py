"""Slots on the disk."""

from datetime import time

from app.model.scheduling.slot import Slot
from app.store.database import Database


class SlotStore:
    """Keeps the slots of each account."""

    def __init__(self, database: Database) -> None:
        """Keep slots in `database`."""
        self._database = database

    def of(self, account_id: str) -> tuple[Slot, ...]:
        """Return the slots of an account, in the order of the week."""
        rows = self._database.rows(
            "SELECT * FROM slots WHERE account_id = ? ORDER BY weekday, clock, zone", account_id
        )
        return tuple(
            Slot(weekday=row["weekday"], clock=time.fromisoformat(row["clock"]), zone=row["zone"])
            for row in rows
        )

    def add(self, account_id: str, slot: Slot) -> bool:
        """Write a slot; return whether it was new."""
        key = _key(account_id, slot)
        return bool(self._database.execute("INSERT OR IGNORE INTO slots VALUES (?, ?, ?, ?)", *key))

    def remove(self, account_id: str, slot: Slot) -> bool:
        """Forget a slot; return whether there was one."""
        return bool(
            self._database.execute(
                "DELETE FROM slots WHERE account_id = ? AND weekday = ? AND clock = ? AND zone = ?",
                *_key(account_id, slot),
            )
        )


def _key(account_id: str, slot: Slot) -> tuple[object, ...]:
    return account_id, slot.weekday, slot.clock.isoformat("minutes"), slot.zone
