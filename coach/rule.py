"""What a rule is: an id, a reason, examples that are its tests, and a function that finds places."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from coach.advice import Family, Fix, Weight
from coach.earlier.history import History
from coach.entry import Kind
from coach.needs import Need
from coach.profile import Profile
from coach.reading import Reading
from coach.texts.span import Match, Span
from coach.texts.text import Text


class Certainty(StrEnum):
    """How often a rule is right, which says how it may speak."""

    SURE = "sure"  # precision 0.9 and more: it may warn or stop
    ASKS = "asks"  # 0.7 to 0.9: it asks a question
    GUESSES = "guesses"  # below: off unless the profile asks for previews


class Spot(NamedTuple):
    """One place that a rule found. Where a word is left empty, the rule's own is said."""

    span: Span | Match | None = None  # None: the whole post
    message: str = ""
    suggestion: str = ""
    evidence: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
    weight: Weight | None = None  # None: the rule's own


@dataclass(frozen=True, slots=True)
class Example:
    """A post with what must be known about it; `[[marked]]` words are the ones to underline."""

    text: str
    before: tuple[str, ...] = ()  # the writer's earlier posts, an hour apart, oldest first
    kind: Kind = Kind.POST
    alt: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    reply_to: str | None = None
    waited: float = 0.0  # hours since that was written; 0: unknown
    said: tuple[str, ...] = ()  # the writer's earlier replies, an hour apart, before the posts
    history: History | None = None  # in place of `before` and `said`, where more than the words matters
    at: datetime | None = None  # None: an hour after the last of those before
    profile: Profile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that the coach looks for. Its file's docstring is its help page."""

    id: str
    family: Family
    weight: Weight
    certainty: Certainty
    message: str
    why: str
    suggestion: str
    find: Callable[[Reading], Iterable[Spot]]
    bad: tuple[str | Example, ...]
    good: tuple[str | Example, ...]
    source: str  # where the reason comes from
    exceptions: str = ""  # when it stays silent on purpose
    local: bool = False  # what it finds in a paragraph depends on that paragraph and its thresholds alone
    needs: tuple[Need, ...] = ()  # without any of these in a post it finds nothing; (): nothing in particular
    needs_words: bool = True  # False: speaks on few words and in unknown languages too


def quoted(text: Text, places: Iterable[Span | Match], remark: str = "") -> tuple[str, ...]:
    """Return the words at `places` as evidence, each with `remark` after it."""
    return tuple(f"“{text.slice(place)}” {remark}".rstrip() for place in places)


def shortened(text: str, most: int = 80) -> str:
    """Return `text` on one line and no longer than `most` signs, to show as evidence."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
