"""The ledger of deliveries: every step is on the disk before the next one is taken."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import groupby

from app.errors import TakenElsewhere
from app.model.delivery import BUSY, CLAIMABLE, NEXT, Delivery, State
from app.model.post import Post
from app.store.database import Database, known_moment, to_moment, to_text
from app.store.delivery_rows import delivery_of
from app.store.drafting.draft_columns import article_column
from app.store.parts import PART_COLUMNS, PartStore, part_of
from app.store.posts import PostStore
from app.store.scheduling.pauses import NOT_PAUSED
from app.store.scheduling.rehearsals import to_rehearsal_column

_ACCOUNT_IS_FREE = """NOT EXISTS (SELECT 1 FROM deliveries AS other
    WHERE other.account_id = deliveries.account_id AND other.id != deliveries.id
    AND other.state IN ('claimed', 'preparing', 'sending') AND other.lease_until >= ?)"""


def _always() -> bool:
    return True


class Ledger:
    """Keeps deliveries. A step succeeds only from the state that the caller believes it to be in."""

    def __init__(self, database: Database) -> None:
        """Keep deliveries in `database`."""
        self._database = database
        self._posts = PostStore(database)
        self._parts = PartStore(database)

    def add(
        self, deliveries: Iterable[Delivery], now: datetime, provided: Callable[[], bool] = _always
    ) -> bool:
        """Write new deliveries, all or none; return whether that was done.

        They are written only where `provided`, which may write itself, says yes in the same transaction.
        Raises StoreError.
        """
        with self._database.transaction():
            if not provided():
                return False
            for delivery in deliveries:
                self._database.execute(
                    """INSERT INTO deliveries (id, draft_id, account_id, text, digest, wall, zone, due, key,
                        if_late, late_within_s, state, reason, override, intent, language, warning,
                        visibility, article, fold, rehearsal, series_id, occurrence)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    delivery.id,
                    delivery.draft_id,
                    delivery.account_id,
                    delivery.text,
                    delivery.digest,
                    delivery.wall.isoformat(),
                    delivery.zone,
                    to_text(delivery.due),
                    delivery.parts[0].key,
                    delivery.policy.if_late.value,
                    delivery.policy.within.total_seconds(),
                    delivery.state.value,
                    delivery.reason,
                    delivery.override,
                    delivery.intent,
                    delivery.language,
                    delivery.warning,
                    delivery.visibility,
                    article_column(delivery.article),
                    delivery.wall.fold,
                    to_rehearsal_column(delivery.rehearsal),
                    delivery.series_id,
                    delivery.occurrence,
                )
                self._parts.add(delivery)
                self._note(delivery, now, delivery.override)
        return True

    def get(self, delivery_id: str, owner: str | None = None) -> Delivery | None:
        """Return one delivery, where an `owner` is named only if that publisher still has it; or None."""
        found = self._read("id = ? AND (? IS NULL OR lease_owner = ?)", delivery_id, owner, owner)
        return found[0] if found else None

    def all(self, since: datetime | None = None) -> tuple[Delivery, ...]:
        """Return the deliveries that are not over, and those that were due `since`, by their time."""
        return self._read(
            "state NOT IN ('sent', 'cancelled', 'taken back') OR ? IS NULL OR due >= ?",
            to_text(since),
            to_text(since),
        )

    def waiting(self) -> tuple[Delivery, ...]:
        """Return what waits for its moment, by its time."""
        return self._read("state = 'waiting'")

    def awaiting(self, account_id: str | None = None) -> tuple[Delivery, ...]:
        """Return what awaits a sign-in, an account or the keyring and is not under way, by its time."""
        return self._read(
            """awaits != '' AND state IN ('waiting', 'held', 'unknown') AND (? IS NULL OR account_id = ?)""",
            account_id,
            account_id,
        )

    def unsettled(self, now: datetime) -> tuple[Delivery, ...]:
        """Return what is unknown, and what a publisher held that has not renewed its lease by `now`."""
        marks = ", ".join("?" * len(BUSY))
        return self._read(
            f"state = 'unknown' OR (state IN ({marks}) AND lease_until < ?)",
            *(state.value for state in BUSY),
            to_text(now),
        )

    def accounts_in_use(self, now: datetime) -> frozenset[str]:
        """Return the ids of the accounts that a publisher with a valid lease is using."""
        rows = self._database.rows(
            """SELECT DISTINCT account_id FROM deliveries
            WHERE state IN ('claimed', 'preparing', 'sending') AND lease_until >= ?""",
            to_text(now),
        )
        return frozenset(row["account_id"] for row in rows)

    def lease_ends(self) -> datetime | None:
        """Return when the first lease ends that a publisher holds now, or None."""
        rows = self._database.rows(
            """SELECT min(lease_until) AS first FROM deliveries
            WHERE state IN ('claimed', 'preparing', 'sending')"""
        )
        return to_moment(rows[0]["first"])

    def last_sent(self, account_id: str) -> datetime | None:
        """Return when this account last sent a post of ours."""
        return self._parts.last_sent(account_id)

    def taken(self, account_id: str, key: str) -> frozenset[str]:
        """Return the remote ids that belong to the account's other posts than that with this key."""
        return self._parts.taken(account_id, key)

    def claim(self, delivery: Delivery, owner: str, now: datetime, lease: timedelta) -> Delivery | None:
        """Take a waiting or unsettled delivery for `owner` until `lease` has passed.

        Returns the delivery as claimed, or None where another publisher was quicker, the account is in use
        by one or paused, or the delivery is no longer as the caller knows it (the writer moved it, say). One
        that was sending or unknown is sending: whether it went out is not known, and a pause keeps nobody
        from asking. Raises ValueError for a delivery that is over or set aside, StoreError.
        """
        if delivery.state not in CLAIMABLE:
            raise ValueError(f"a delivery that is {delivery.state} cannot be claimed")
        claimed = (
            State.CLAIMED
            if delivery.state in {State.WAITING, State.CLAIMED, State.PREPARING}
            else State.SENDING
        )
        with self._database.transaction():
            changed = self._database.execute(
                f"""UPDATE deliveries SET state = ?, lease_owner = ?, lease_until = ?
                WHERE id = ? AND state = ? AND due = ? AND not_before IS ? AND attempts = ?
                AND (lease_until IS NULL OR lease_until < ?) AND {_ACCOUNT_IS_FREE}
                AND (state IN ('sending', 'unknown') OR {NOT_PAUSED})""",  # noqa: S608 - our own words
                claimed.value,
                owner,
                to_text(now + lease),
                delivery.id,
                delivery.state.value,
                to_text(delivery.due),
                to_text(delivery.not_before),
                delivery.attempts,
                to_text(now),
                to_text(now),
            )
            if not changed:
                return None
            # What the caller knows may be older: a part may have gone out since.
            taken = self._read("id = ?", delivery.id)[0]
            self._note(taken, now, f"by {owner}")
            return taken

    def step(
        self,
        delivery: Delivery,
        now: datetime,
        *,
        expected: State,
        owner: str | None = None,
        lease: timedelta | None = None,
        post: Post | None = None,
        due: datetime | None = None,
    ) -> Delivery:
        """Write `delivery`, which was `expected` before, and with it the `post` that it became.

        `due` is when it was due before, where that changes. `owner` is the publisher that holds the lease
        (None: nobody holds it, as with the writer's own decisions); `lease` renews it, otherwise it ends
        here.

        Raises:
            TakenElsewhere: the delivery is no longer in `expected`, or due then, or another publisher has it;
                or a lease that had run out cannot be renewed, since the account is in use by now.
            StoreError: the disk failed.
            ValueError: there is no way from `expected` to the new state.
        """
        if delivery.state is not expected and delivery.state not in NEXT[expected]:
            raise ValueError(f"a delivery cannot go from {expected} to {delivery.state}")
        with self._database.transaction():
            changed = self._database.execute(
                f"""UPDATE deliveries SET state = ?, reason = ?, attempts = ?, not_before = ?,
                    wall = ?, fold = ?, zone = ?, due = ?, if_late = ?, late_within_s = ?, override = ?,
                    rehearsal = ?, awaits = ?, lease_owner = ?, lease_until = ?
                WHERE id = ? AND state = ? AND due = ? AND lease_owner IS ?
                AND (? IS NULL OR {_ACCOUNT_IS_FREE})""",  # noqa: S608 - our own words
                delivery.state.value,
                delivery.reason,
                delivery.attempts,
                to_text(delivery.not_before),
                delivery.wall.isoformat(),
                delivery.wall.fold,
                delivery.zone,
                to_text(delivery.due),
                delivery.policy.if_late.value,
                delivery.policy.within.total_seconds(),
                delivery.override,
                to_rehearsal_column(delivery.rehearsal),
                delivery.awaits.value,
                owner if lease else None,
                to_text(now + lease) if lease else None,
                delivery.id,
                expected.value,
                to_text(due or delivery.due),
                owner,
                to_text(now + lease) if lease else None,
                to_text(now),
            )
            if not changed:
                raise TakenElsewhere("This post has just been taken up elsewhere; look at it again.")
            self._parts.keep(delivery)
            self._note(delivery, now, delivery.reason or delivery.place_words)
            if post is not None:
                self._posts.put(post)
        return delivery

    def renew(self, delivery: Delivery, owner: str, now: datetime, lease: timedelta) -> None:
        """Hold `delivery` for `lease` more; where somebody else took it meanwhile, the next step tells."""
        self._database.execute(
            "UPDATE deliveries SET lease_until = ? WHERE id = ? AND lease_owner = ? AND lease_until >= ?",
            to_text(now + lease),
            delivery.id,
            owner,
            to_text(now),
        )

    def steps(self, delivery_id: str) -> tuple[tuple[datetime, State, str], ...]:
        """Return when the delivery came into which state, and why, the oldest first."""
        rows = self._database.rows("SELECT * FROM steps WHERE delivery_id = ? ORDER BY rowid", delivery_id)
        return tuple((known_moment(row["at"]), State(row["state"]), row["note"]) for row in rows)

    def _note(self, delivery: Delivery, now: datetime, note: str) -> None:
        self._database.execute(
            "INSERT INTO steps (delivery_id, at, state, note) VALUES (?, ?, ?, ?)",
            delivery.id,
            to_text(now),
            delivery.state.value,
            note,
        )

    def _read(self, which: str, *values: object) -> tuple[Delivery, ...]:
        """Return the deliveries for which the SQL condition `which` holds, by their time."""
        # One query: another program may take a step between two.
        rows = self._database.rows(
            f"""SELECT deliveries.*, {PART_COLUMNS} FROM deliveries JOIN parts ON delivery_id = id
            WHERE {which} ORDER BY due, deliveries.rowid, number""",  # noqa: S608 - our own words
            *values,
        )
        chains = (tuple(chain) for _, chain in groupby(rows, lambda row: row["id"]))
        return tuple(delivery_of(chain[0], tuple(map(part_of, chain))) for chain in chains)
