"""Something published, by us or imported: what the coach counts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PostKind(StrEnum):
    """What a post is to those who read it."""

    POST = "post"  # it opens a conversation
    REPLY = "reply"  # it answers somebody
    PART = "part"  # a further part of a thread of one's own, whose first part is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One published post."""

    account_id: str
    remote_id: str
    text: str
    at: datetime  # UTC
    address: str
    intent: str | None = None  # give, talk or promote, where the writer said so
    kind: PostKind = PostKind.POST
