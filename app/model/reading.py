"""How far an account's earlier posts have been read back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ReadingState(StrEnum):
    """Where a reading stands."""

    READING = "reading"  # more is to come, now or at the next start
    DONE = "done"  # as far back as we go; what is new is looked for now and then
    STOPPED = "stopped"  # by the writer, or because the server does not tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One account's reading. A new state is a new object."""

    account_id: str
    state: ReadingState = ReadingState.READING
    cursor: str = ""  # the network's own name for the next page; "": the newest
    found: int = 0  # posts and replies that came in by it
    looked_at: datetime | None = None  # UTC, when its network was last asked with success
    trouble: str = ""  # why it does not go on, in a sentence
