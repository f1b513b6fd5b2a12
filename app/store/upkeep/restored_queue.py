"""The queue of a restored database: what may have gone out since the backup does not go out again."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.store.database import Database, to_text

_OVER = "('sent', 'cancelled')"
_ASIDE = "('held', 'refused', 'missed', 'cancelled', 'sent')"  # none of these goes out by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of the posts that were not over when the backup was made."""

    sent: int  # they have gone out since, as the ledger that was here knows
    waiting: int  # they waited here as well, and go out as planned
    held: int  # nobody here knows of them


def settle_queue(restored: Path, present: Path | None, now: datetime, made_at: datetime) -> Settled:
    """Compare the queue in `restored` with that of `present`, the ledger that was here until now.

    Receipts of `present` are taken over. What it does not know as waiting is held: a backup cannot say
    what has gone out since. Without a `present` that is everything. Both are of this version.

    Raises StoreError.
    """
    with closing(Database(restored)) as database:
        database.execute("ATTACH DATABASE ? AS present", ":memory:" if present is None else str(present))
        if present is None:
            database.execute("CREATE TABLE present.deliveries (id TEXT, state TEXT, due TEXT, awaits TEXT)")
        with database.transaction():
            sent = 0 if present is None else _take_receipts(database, now)
            held = _hold(database, now, made_at)
            _pause(database, now, alone=present is None)
            waiting = int(
                database.rows("SELECT count(*) AS many FROM main.deliveries WHERE state = 'waiting'")[0][
                    "many"
                ]
            )
        return Settled(sent=sent, waiting=waiting, held=held)


def _pause(database: Database, now: datetime, *, alone: bool) -> None:
    """Let pauses of the ledger that was here hold on, and ends of series.

    Without one, `alone`, all is paused where something comes again and again.

    Another computer may go on with the same series, and nobody here knows.
    """
    if not alone:
        database.execute(
            """INSERT OR IGNORE INTO main.pauses (account_id, since)
            SELECT account_id, since FROM present.pauses WHERE until IS NULL"""
        )
        database.execute(
            """UPDATE main.series SET ended_at = coalesce(series.ended_at, known.ended_at),
                paused_at = coalesce(series.paused_at, known.paused_at)
            FROM present.series AS known WHERE known.id = series.id"""
        )
    elif database.rows("SELECT id FROM main.series WHERE ended_at IS NULL"):
        database.execute("INSERT OR IGNORE INTO main.pauses (account_id, since) VALUES ('', ?)", to_text(now))


def _take_receipts(database: Database, now: datetime) -> int:
    """Take over what `present` knows of posts that are out or under way; return how many are out."""
    database.execute(
        """UPDATE main.parts SET payload = coalesce(known.payload, parts.payload),
            remote_id = coalesce(known.remote_id, parts.remote_id),
            version = coalesce(nullif(known.version, ''), parts.version),
            address = coalesce(nullif(known.address, ''), parts.address),
            sent_at = coalesce(known.sent_at, parts.sent_at)
        FROM present.parts AS known
        WHERE known.delivery_id = parts.delivery_id AND known.number = parts.number
            AND known.key = parts.key"""
    )
    database.execute(
        f"""INSERT INTO steps (delivery_id, at, state, note)
        SELECT id, ?, 'sent', 'It went out after the backup was made.' FROM main.deliveries
        WHERE state NOT IN {_OVER} AND id IN (SELECT id FROM present.deliveries WHERE state = 'sent')""",  # noqa: S608 - our own words
        to_text(now),
    )
    sent = database.execute(
        f"""UPDATE main.deliveries SET state = 'sent', reason = '', not_before = NULL
        WHERE state NOT IN {_OVER} AND id IN (SELECT id FROM present.deliveries WHERE state = 'sent')"""  # noqa: S608 - our own words
    )
    # What was on its way when the ledger was put aside: the network is asked before anything else.
    database.execute(
        f"""UPDATE main.deliveries SET state = 'unknown', not_before = NULL, lease_owner = NULL,
            lease_until = NULL, reason = 'It was on its way when a backup was restored.'
        WHERE state NOT IN {_OVER} AND id IN
            (SELECT id FROM present.deliveries WHERE state IN ('sending', 'unknown'))"""  # noqa: S608 - our own words
    )
    database.execute(
        """INSERT OR IGNORE INTO main.posts SELECT * FROM present.posts
        WHERE account_id IN (SELECT id FROM main.accounts)"""
    )
    return sent


def _hold(database: Database, now: datetime, made_at: datetime) -> int:
    """Hold what would go out by itself though nobody knows that it has not; return how many are held."""
    reason = (
        f"It comes from a backup of {made_at:%d %B %Y}, and may have gone out since. "
        "Look at the account before you publish it."
    )
    # What is held until somebody signs in again goes out by itself then, just like what waits.
    doubtful = f"""(state NOT IN {_ASIDE} OR state = 'held' AND awaits != '')
        AND state NOT IN ('unknown', 'sending') AND NOT EXISTS (
        SELECT 1 FROM present.deliveries AS known WHERE known.id = main.deliveries.id
        AND known.state = main.deliveries.state AND known.due = main.deliveries.due
        AND (known.state = 'waiting' OR known.state = 'held' AND known.awaits = main.deliveries.awaits))"""  # noqa: S608 - our own words
    database.execute(
        f"""INSERT INTO steps (delivery_id, at, state, note)
        SELECT id, ?, 'held', ? FROM main.deliveries WHERE {doubtful}""",  # noqa: S608 - our own words
        to_text(now),
        reason,
    )
    return database.execute(
        f"""UPDATE main.deliveries SET state = 'held', reason = ?, not_before = NULL, awaits = '',
            lease_owner = NULL, lease_until = NULL WHERE {doubtful}""",  # noqa: S608 - our own words
        reason,
    )
