"""What the coach knows of the past and of the plan: a frozen snapshot that somebody else keeps current."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPost:
    """One published or planned post of the writer's."""

    id: str
    text: str
    at: datetime  # aware
    account: str = ""
    network: str = ""
    intent: str | None = None  # give, talk or promote as the writer corrected it; None: let the coach decide
    planned: bool = False
    is_reply: bool = False
    answers: int = 0  # that it got from others
    answered: int = 0  # of those, by the writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Somebody who wrote and has had no answer yet."""

    who: str
    text: str
    since: datetime  # aware


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class History:
    """The writer's posts, oldest first, planned ones included, and who is waiting."""

    posts: Sequence[PastPost] = ()  # a tuple, or Shelves where snapshots follow one another
    waiting: tuple[Waiting, ...] = ()
