"""A post that comes again and again, with the words and pictures that it had when the series began."""

from dataclasses import dataclass
from datetime import datetime

from app.model.delivery import LatePolicy
from app.model.draft import Draft
from app.model.scheduling.recurrence import Recurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series. Each time is planned ahead as deliveries of its own."""

    id: str
    draft: Draft  # as it was when the series began; its accounts are those that get it
    override: str  # why the writer began it in spite of a hold
    policy: LatePolicy
    recurrence: Recurrence
    next: int = 0  # the first time that is not planned yet
    trouble: str = ""  # why it cannot be planned on, in a sentence
    paused_at: datetime | None = None  # UTC; None: it is not paused
    ended_at: datetime | None = None  # UTC; None: it goes on
