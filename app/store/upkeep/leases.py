"""Who is working on which delivery at this moment, for whoever asks how things stand."""

from dataclasses import dataclass
from datetime import datetime

from app.store.database import Database, known_moment, to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """A publisher's hold on one delivery."""

    delivery_id: str
    account_id: str
    owner: str  # host, process and a mark of its own
    until: datetime  # UTC


def leases(database: Database, now: datetime) -> tuple[Lease, ...]:
    """Return the leases that are valid `now`. Raises StoreError."""
    rows = database.rows(
        """SELECT id, account_id, lease_owner, lease_until FROM deliveries
        WHERE state IN ('claimed', 'preparing', 'sending') AND lease_until >= ? ORDER BY lease_until""",
        to_text(now),
    )
    return tuple(
        Lease(
            delivery_id=row["id"],
            account_id=row["account_id"],
            owner=row["lease_owner"],
            until=known_moment(row["lease_until"]),
        )
        for row in rows
    )
