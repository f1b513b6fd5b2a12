"""The parts of deliveries on the disk: what was once learnt of one is never forgotten again."""

import sqlite3  # noqa: TID251 - the database's own floor
from datetime import datetime

from app.model.delivery import Delivery
from app.model.part import Part
from app.store.database import Database, to_moment, to_text
from app.store.drafting.draft_columns import attachments, to_column

PART_COLUMNS = """parts.text AS part_text, parts.key AS part_key, media, payload, remote_id, version,
    address, sent_at, taken_back_at"""


class PartStore:
    """Keeps parts for the ledger, which holds the transaction around every change."""

    def __init__(self, database: Database) -> None:
        """Keep parts in `database`."""
        self._database = database

    def add(self, delivery: Delivery) -> None:
        """Write the parts of a new delivery."""
        for number, part in enumerate(delivery.parts, 1):
            self._database.execute(
                "INSERT INTO parts (delivery_id, number, text, media, key) VALUES (?, ?, ?, ?, ?)",
                delivery.id,
                number,
                part.text,
                to_column(part.media),
                part.key,
            )
        self.keep(delivery)

    def keep(self, delivery: Delivery) -> None:
        """Write what is known of the parts by now; a receipt on the disk is never taken back."""
        for number, part in enumerate(delivery.parts, 1):
            self._database.execute(
                """UPDATE parts SET payload = coalesce(?, payload), remote_id = coalesce(?, remote_id),
                    version = coalesce(nullif(?, ''), version), address = coalesce(nullif(?, ''), address),
                    sent_at = coalesce(?, sent_at), taken_back_at = coalesce(?, taken_back_at)
                WHERE delivery_id = ? AND number = ?""",
                part.payload,
                part.remote_id,
                part.version,
                part.address,
                to_text(part.sent_at),
                to_text(part.taken_back_at),
                delivery.id,
                number,
            )

    def delivery_at(self, address: str) -> str:
        """Return the id of the delivery with a part that can be read at `address`, or ""."""
        rows = self._database.rows(
            "SELECT delivery_id FROM parts WHERE address = ? AND address != ''", address
        )
        return str(rows[0]["delivery_id"]) if rows else ""

    def last_sent(self, account_id: str) -> datetime | None:
        """Return when this account last sent a post of ours."""
        rows = self._database.rows(
            """SELECT max(parts.sent_at) AS last FROM deliveries JOIN parts ON delivery_id = id
            WHERE account_id = ?""",
            account_id,
        )
        return to_moment(rows[0]["last"])

    def taken(self, account_id: str, key: str) -> frozenset[str]:
        """Return the remote ids of the account's posts but the one with this key."""
        rows = self._database.rows(
            """SELECT remote_id FROM deliveries JOIN parts ON delivery_id = id
            WHERE account_id = ? AND remote_id IS NOT NULL AND parts.key != ?""",
            account_id,
            key,
        )
        return frozenset(row["remote_id"] for row in rows)


def part_of(row: sqlite3.Row) -> Part:
    """Return the part in a row that has `PART_COLUMNS`."""
    return Part(
        text=row["part_text"],
        key=row["part_key"],
        media=attachments(row["media"]),
        payload=row["payload"],
        remote_id=row["remote_id"],
        version=row["version"],
        address=row["address"],
        sent_at=to_moment(row["sent_at"]),
        taken_back_at=to_moment(row["taken_back_at"]),
    )
