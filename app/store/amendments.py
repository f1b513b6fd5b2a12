"""Second thoughts about posts that are out, on the disk before anything is asked of a network."""

import sqlite3  # noqa: TID251 - the database's own floor
from datetime import datetime, timedelta

from app.model.amendment import Amendment, AmendmentState, Wish
from app.model.delivery import Delivery, digest
from app.store.database import Database, known_moment, to_moment, to_text


class AmendmentStore:
    """Keeps amendments; of those that wait there is one for each delivery at most."""

    def __init__(self, database: Database) -> None:
        """Keep amendments in `database`."""
        self._database = database

    def put(self, amendment: Amendment) -> None:
        """Write `amendment` as it is now. Raises StoreError."""
        self._database.execute(
            """INSERT INTO amendments (id, delivery_id, wish, due, text, part, state, attempts, reason,
                said_before)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET due = excluded.due, state = excluded.state,
                attempts = excluded.attempts, reason = excluded.reason""",
            amendment.id,
            amendment.delivery_id,
            amendment.wish.value,
            to_text(amendment.due),
            amendment.text,
            amendment.part,
            amendment.state.value,
            amendment.attempts,
            amendment.reason,
            amendment.said_before,
        )

    def waiting(self, delivery_id: str) -> Amendment | None:
        """Return what is wished of a delivery and not done yet, or None."""
        found = self._read("state = 'waiting' AND delivery_id = ?", delivery_id)
        return found[0] if found else None

    def due(self, now: datetime) -> tuple[Amendment, ...]:
        """Return what is to be done by `now`, the longest due first."""
        return self._read("state = 'waiting' AND due <= ? ORDER BY due", to_text(now))

    def next_moment(self) -> datetime | None:
        """Return when something is to be done next, or None."""
        rows = self._database.rows("SELECT min(due) AS first FROM amendments WHERE state = 'waiting'")
        return to_moment(rows[0]["first"])

    def claim(self, amendment: Amendment, now: datetime, lease: timedelta) -> bool:
        """Take a due amendment until `lease` has passed; False where somebody else has, or it was dropped."""
        changed = self._database.execute(
            """UPDATE amendments SET due = ?, attempts = attempts + 1
            WHERE id = ? AND state = 'waiting' AND due = ?""",
            to_text(now + lease),
            amendment.id,
            to_text(amendment.due),
        )
        return bool(changed)

    def drop(self, amendment: Amendment) -> bool:
        """Forget a wish of which nothing has been tried; False where it is too late."""
        changed = self._database.execute(
            """UPDATE amendments SET state = 'dropped'
            WHERE id = ? AND state = 'waiting' AND attempts = 0""",
            amendment.id,
        )
        return bool(changed)

    def reword(self, done: Amendment, delivery: Delivery, now: datetime, note: str) -> None:
        """Write that `done` is done: what `delivery` and its parts say now, and a step that tells it."""
        with self._database.transaction():
            self.put(done)
            self._database.execute(
                "UPDATE deliveries SET text = ?, digest = ?, reason = ? WHERE id = ?",
                delivery.text,
                digest(delivery.text),
                delivery.reason,
                delivery.id,
            )
            for number, part in enumerate(delivery.parts, 1):
                self._database.execute(
                    "UPDATE parts SET text = ? WHERE delivery_id = ? AND number = ?",
                    part.text,
                    delivery.id,
                    number,
                )
            self._database.execute(
                "INSERT INTO steps (delivery_id, at, state, note) VALUES (?, ?, ?, ?)",
                delivery.id,
                to_text(now),
                delivery.state.value,
                note,
            )

    def _read(self, which: str, *values: object) -> tuple[Amendment, ...]:
        rows = self._database.rows(f"SELECT * FROM amendments WHERE {which}", *values)  # noqa: S608 - our own words
        return tuple(map(_amendment, rows))


def _amendment(row: sqlite3.Row) -> Amendment:
    return Amendment(
        id=row["id"],
        delivery_id=row["delivery_id"],
        wish=Wish(row["wish"]),
        due=known_moment(row["due"]),
        text=row["text"],
        part=row["part"],
        state=AmendmentState(row["state"]),
        attempts=row["attempts"],
        reason=row["reason"],
        said_before=row["said_before"],
    )
