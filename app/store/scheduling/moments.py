"""Changes to waiting deliveries that time brings: rehearsals, new rules for clocks, a clock put back."""

from datetime import datetime, timedelta

from app.model.delivery import Delivery
from app.model.rehearsal import Rehearsal
from app.store.database import Database, known_moment, to_text
from app.store.scheduling.rehearsals import to_rehearsal_column


class MomentStore:
    """Changes only deliveries that still wait as the caller knows them."""

    def __init__(self, database: Database) -> None:
        """Change deliveries in `database`."""
        self._database = database

    def rehearsed(self, delivery: Delivery, rehearsal: Rehearsal) -> bool:
        """Keep what came of looking at `delivery`; return whether it still waits for the same moment."""
        return bool(
            self._database.execute(
                "UPDATE deliveries SET rehearsal = ? WHERE id = ? AND state = 'waiting' AND due = ?",
                to_rehearsal_column(rehearsal),
                delivery.id,
                to_text(delivery.due),
            )
        )

    def redated(self, delivery: Delivery, due: datetime, reason: str) -> bool:
        """Give `delivery` another instant for the same time on the wall; return whether it still waits."""
        return bool(
            self._database.execute(
                "UPDATE deliveries SET due = ?, reason = ? WHERE id = ? AND state = 'waiting' AND due = ?",
                to_text(due),
                reason,
                delivery.id,
                to_text(delivery.due),
            )
        )

    def clock_put_back(self, now: datetime, by: timedelta, longest_lease: timedelta) -> None:
        """Count pauses and leases anew, which were counted by a clock that was ahead `by`.

        Leases end no later than one that begins now; a retry waits as long as was left of its pause, or less
        where two programs notice the same jump.
        """
        with self._database.transaction():
            self._database.execute(
                "UPDATE deliveries SET lease_until = ? WHERE lease_until > ?",
                to_text(now + longest_lease),
                to_text(now + longest_lease),
            )
            # A pause that ended by the old clock is over by this one.
            self._database.execute(
                "UPDATE deliveries SET not_before = NULL WHERE not_before > ? AND not_before <= ?",
                to_text(now),
                to_text(now + by),
            )
            rows = self._database.rows(
                "SELECT id, not_before FROM deliveries WHERE not_before > ?", to_text(now + by)
            )
            for row in rows:
                self._database.execute(
                    "UPDATE deliveries SET not_before = ? WHERE id = ?",
                    to_text(known_moment(row["not_before"]) - by),
                    row["id"],
                )
