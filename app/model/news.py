"""Frozen events that come up from the engine: whoever listens shows them, nobody answers them."""

from dataclasses import dataclass

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
class Trouble:
    """Something went wrong out of sight; `sentence` tells it."""

    sentence: str


News = DeliveriesChanged | AccountsChanged | DraftsChanged | PeopleChanged | HistoryRead | Trouble
