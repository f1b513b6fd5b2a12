"""Frozen events that come up from the engine: whoever listens shows them, nobody answers them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveriesChanged:
    """At least one delivery has a new state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsChanged:
    """An account came, went or changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftsChanged:
    """A draft came, went or has a new text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleChanged:
    """Somebody is known by another name or handle now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRead:
    """A reading back of earlier posts went on, ended or met trouble."""

    reading: Reading
    new: int  # posts and replies that came in since the news before


@dataclass(frozen=True, slots=True, kw_only=True)
class WentOn:
    """Posts that waited for a sign-in or for the keyring go on; `sentence` tells how many, and how."""

    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StillGood:
    """A credential that was replaced could not be ended at its server; `sentence` tells it."""

    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something went wrong out of sight; `sentence` tells it."""

    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PausesChanged:
    """Publishing was paused or goes on, for everything or for an account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesChanged:
    """A series of posts began, ended or cannot go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalFailed:
    """Something stands in the way of a post that is to go out; there is time to act."""

    delivery_id: str
    account_id: str
    due: datetime  # UTC
    sentence: str  # what stands in the way, and what to do


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockJumped:
    """The clock of this computer was put forward or back, or it slept; `sentence` tells what is done."""

    by: timedelta  # forward; negative: back
    slept: bool
    sentence: str


News = (
    DeliveriesChanged
    | AccountsChanged
    | DraftsChanged
    | PeopleChanged
    | HistoryRead
    | WentOn
    | StillGood
    | Trouble
    | PausesChanged
    | SeriesChanged
    | RehearsalFailed
    | ClockJumped
)
