"""What is handed to the coach: one text and what is known about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from coach.advice import Intent


class Kind(StrEnum):
    """Whether a text opens a conversation or goes on with one."""

    POST = "post"
    REPLY = "reply"


class Instead(NamedTuple):
    """What goes out on one network in place of a handle, because it belongs to another one."""

    handle: str  # as it is written, with its @, in small letters
    network: str
    said: str  # the same person's handle there, or their name


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One text to be read by the coach."""

    text: str
    kind: Kind = Kind.POST
    networks: tuple[str, ...] = ()  # names such as "bluesky"; the counts follow them
    limits: tuple[tuple[str, int], ...] = ()  # limits read from a server, by network; they win over the table
    alt: tuple[str, ...] = ()  # one alt text per picture, "" where none was written
    reply_to: str | None = None  # the text that is being answered
    reply_to_at: datetime | None = None  # when that was written, aware; None: unknown
    author: str | None = None
    account: str = ""  # whose mix is looked at; "" means the person as a whole
    at: datetime | None = None  # when it is to appear, aware; None: unknown
    instead: tuple[Instead, ...] = ()  # handles that do not go out everywhere as they are written
    title: str = ""  # of an article; "" where what is published is no article
    excerpt: str = ""  # of an article
    intent: Intent | None = None  # what the writer says that it does; None: let the coach decide
