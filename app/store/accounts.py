"""Accounts on the disk, without their secrets."""

import json
import sqlite3  # noqa: TID251 - the database's own floor
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, cast

from app.model.account import Account, Kept, Limits, SignIn, Way
from app.model.media import AltUnit, MediaLimits
from app.store.database import Database, to_moment, to_text

USE_EVERY = timedelta(minutes=1)  # one post takes the secret out several times; each note costs a write


class AccountStore:
    """Keeps accounts. A removed one stays as a name for what was published with it."""

    def __init__(self, database: Database) -> None:
        """Keep accounts in `database`."""
        self._database = database

    def all(self) -> tuple[Account, ...]:
        """Return every account that is not removed, in the order in which they came."""
        return tuple(
            map(
                _account,
                self._database.rows("SELECT * FROM accounts WHERE removed_at IS NULL ORDER BY rowid"),
            )
        )

    def get(self, account_id: str) -> Account | None:
        """Return one account that is not removed, or None."""
        rows = self._database.rows("SELECT * FROM accounts WHERE id = ? AND removed_at IS NULL", account_id)
        return _account(rows[0]) if rows else None

    def named(self) -> dict[str, Account]:
        """Return every account by its id, removed ones included: receipts name them for ever."""
        return {row["id"]: _account(row) for row in self._database.rows("SELECT * FROM accounts")}

    def put(self, account: Account) -> None:
        """Write `account`, but for when it was last used; one that was removed is back."""
        self._database.execute(
            """INSERT INTO accounts
                (id, network, server, handle, remote_id, limits, secret_place, name, sign_in, checked_at,
                way, kept, may, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET server = excluded.server, handle = excluded.handle,
                remote_id = excluded.remote_id, limits = excluded.limits,
                secret_place = excluded.secret_place, name = excluded.name, sign_in = excluded.sign_in,
                checked_at = excluded.checked_at, way = excluded.way, kept = excluded.kept,
                may = excluded.may, expires_at = excluded.expires_at, removed_at = NULL""",
            account.id,
            account.network,
            account.server,
            account.handle,
            account.remote_id,
            json.dumps(asdict(account.limits)),
            account.secret_place,
            account.name,
            account.sign_in.value,
            to_text(account.checked_at),
            account.way.value,
            account.kept.value,
            account.may,
            to_text(account.expires_at),
        )

    def used(self, account_id: str, at: datetime) -> None:
        """Note that the secret was taken out; of several times within `USE_EVERY` the first is kept."""
        self._database.execute(
            """UPDATE accounts SET used_at = ?
            WHERE id = ? AND (used_at IS NULL OR used_at <= ? OR used_at > ?)""",
            to_text(at),
            account_id,
            to_text(at - USE_EVERY),
            to_text(at),  # a clock may have been put back
        )

    def begin_renewal(self, account_id: str, now: datetime, until: datetime) -> bool:
        """Let one program alone renew the token `until` then; return False while another one does."""
        return bool(
            self._database.execute(
                """UPDATE accounts SET renewing_until = ?
                WHERE id = ? AND (renewing_until IS NULL OR renewing_until <= ?)""",
                to_text(until),
                account_id,
                to_text(now),
            )
        )

    def end_renewal(self, account_id: str, until: datetime) -> None:
        """Let others renew again, unless the time that ended at `until` is over and another has begun."""
        self._database.execute(
            "UPDATE accounts SET renewing_until = NULL WHERE id = ? AND renewing_until = ?",
            account_id,
            to_text(until),
        )

    def same(self, network: str, remote_id: str, server: str) -> str | None:
        """Return the id under which this identity is or was known, or None."""
        rows = self._database.rows(
            "SELECT id FROM accounts WHERE network = ? AND remote_id = ? AND server = ?",
            network,
            remote_id,
            server,
        )
        return rows[0]["id"] if rows else None

    def remove(self, account_id: str, at: datetime) -> None:
        """Mark an account as removed."""
        self._database.execute("UPDATE accounts SET removed_at = ? WHERE id = ?", to_text(at), account_id)


def _account(row: sqlite3.Row) -> Account:
    return Account(
        id=row["id"],
        network=row["network"],
        server=row["server"],
        handle=row["handle"],
        remote_id=row["remote_id"],
        limits=_limits(json.loads(row["limits"])),
        secret_place=row["secret_place"],
        name=row["name"],
        sign_in=SignIn(row["sign_in"]),
        checked_at=to_moment(row["checked_at"]),
        way=Way(row["way"]),
        kept=Kept(row["kept"]),
        may=row["may"],
        expires_at=to_moment(row["expires_at"]),
        used_at=to_moment(row["used_at"]),
    )


def _limits(told: dict[str, Any]) -> Limits:
    media: Any = told.get("media")
    return Limits(
        text=told["text"],
        characters_per_link=told.get("characters_per_link"),
        # An older version wrote a number here; the next check with the server tells the rest.
        media=_media_limits(cast("dict[str, Any]", media)) if isinstance(media, dict) else MediaLimits(),
    )


def _media_limits(told: dict[str, Any]) -> MediaLimits:
    read: dict[str, Any] = dict(told)
    for name in ("picture_types", "video_types"):
        read[name] = tuple(told[name])
    read["alt_unit"] = AltUnit(told["alt_unit"])
    return MediaLimits(**read)
