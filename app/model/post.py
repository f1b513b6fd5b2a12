"""Something published, by us or imported: what the coach counts."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One published post."""

    account_id: str
    remote_id: str
    text: str
    at: datetime  # UTC
    address: str
    intent: str | None = None  # give, talk or promote, where the writer said so
