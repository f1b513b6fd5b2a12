"""What is paused now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

EVERYTHING = ""  # in the place of an account's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """Since when publishing is paused, for everything and for single accounts."""

    everything: datetime | None = None  # UTC; None: it is not paused
    accounts: Mapping[str, datetime] = field(default_factory=dict[str, datetime])  # by id

    def stops(self, account_id: str) -> bool:
        """Return whether nothing goes out for this account now."""
        return self.everything is not None or account_id in self.accounts
