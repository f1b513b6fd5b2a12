"""Pauses on the disk, where every publisher of this database obeys them at once."""

from datetime import datetime

from app.model.scheduling.pauses import EVERYTHING, Pauses
from app.store.database import Database, known_moment, to_text

NOT_PAUSED = """NOT EXISTS (SELECT 1 FROM pauses
    WHERE until IS NULL AND pauses.account_id IN ('', deliveries.account_id))"""


class PauseStore:
    """Keeps pauses, those that have ended too."""

    def __init__(self, database: Database) -> None:
        """Keep pauses in `database`."""
        self._database = database

    def now(self) -> Pauses:
        """Return what is paused."""
        rows = self._database.rows("SELECT account_id, since FROM pauses WHERE until IS NULL")
        since = {row["account_id"]: known_moment(row["since"]) for row in rows}
        return Pauses(everything=since.pop(EVERYTHING, None), accounts=since)

    def begin(self, account_id: str, at: datetime) -> bool:
        """Pause an account, or everything; return whether it was not paused before."""
        return bool(
            self._database.execute(
                "INSERT OR IGNORE INTO pauses (account_id, since) VALUES (?, ?)", account_id, to_text(at)
            )
        )

    def end(self, account_id: str, at: datetime) -> bool:
        """End the pause of an account, or that of everything; return whether there was one."""
        return bool(
            self._database.execute(
                "UPDATE pauses SET until = ? WHERE account_id = ? AND until IS NULL", to_text(at), account_id
            )
        )

    def covered(self, account_id: str, moment: datetime) -> bool:
        """Return whether this account was paused at `moment`."""
        return bool(
            self._database.rows(
                """SELECT 1 FROM pauses WHERE account_id IN ('', ?) AND since <= ?
                AND (until IS NULL OR until > ?) LIMIT 1""",
                account_id,
                to_text(moment),
                to_text(moment),
            )
        )
