"""What the coach says of one post: findings, signals, intent, counts, the mix and one verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from coach.earlier.history import PastPost


class Family(StrEnum):
    """The chapter of the coach's book that a rule belongs to."""

    PROMOTION = "promotion"
    ONE_WAY = "one-way"
    LOW_VALUE = "low-value"
    REPLIES = "replies"
    ACCESS = "access"
    PACE = "pace"
    SAFETY = "safety"


class Weight(StrEnum):
    """How much a finding matters, apart from how certain its rule is."""

    HINT = "hint"  # a question or a nudge; never changes the verdict by itself
    WARNING = "warning"
    STOP = "stop"  # one of them is enough for a hold


class Verdict(StrEnum):
    """One word for the whole post."""

    QUIET = "quiet"  # too little text, or a language the coach does not know
    READY = "ready"
    LOOK_AGAIN = "look again"
    HOLD = "hold"


class Intent(StrEnum):
    """What a post mainly does for whom."""

    GIVE = "give"
    TALK = "talk"
    PROMOTE = "promote"


class Safety(StrEnum):
    """How a fix may be applied."""

    SAFE = "safe"  # one click; afterwards the rule is silent
    OFFERED = "offered"  # shown as an edit that the writer confirms


class Field(StrEnum):
    """Where the words of a finding stand."""

    TEXT = ""
    TITLE = "title"  # of an article
    EXCERPT = "excerpt"  # of an article


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """Replace the code points from `start` to `end` by `replacement`."""

    safety: Safety
    label: str  # what the button says, such as "Keep three hashtags"
    start: int
    end: int
    replacement: str
    field: Field = Field.TEXT


class Finding(NamedTuple):
    """One thing to look at, with the words it is about, why, and a way out.

    A named tuple, as Spot and Review are: they are made for every post, three times as fast as dataclasses.
    """

    rule: str
    family: Family
    weight: Weight
    start: int | None  # code points into the text, or into `field`; None: the whole post
    end: int | None
    message: str
    why: str
    suggestion: str
    evidence: tuple[str, ...] = ()  # what was counted, which earlier posts
    fixes: tuple[Fix, ...] = ()
    underlined: bool = True  # False: a weightier finding underlines some of the same words
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One readable reason behind a signal; `share` is what it adds to (or, negative, takes from) the sum."""

    name: str
    share: float
    words: str = ""  # the words of the post that carry it, "" where it is about the whole


class Signal(NamedTuple):
    """How strongly a post shows one trait, 0 to 1; 0.5 and more is flagged.

    A named tuple, not a dataclass: every post has ten, and they are made three times as fast.
    """

    name: str
    value: float
    evidence: Sequence[Evidence] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How much of one network's limit a text uses, in that network's own unit."""

    network: str
    used: int
    limit: int  # 0: no limit in practice
    unit: str  # graphemes, code points, UTF-16 units, bytes, weighted characters or characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Readability:
    """Information, never a judgement; only for two sentences or 25 words and more."""

    sentences: int
    words: int
    longest_sentence: int  # words
    grade: float  # years of school, Flesch-Kincaid


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """How often the counted posts give, talk and promote, against the writer's goal."""

    give: int
    talk: int
    promote: int
    counted: tuple[PastPost, ...]  # the very posts, newest last
    promote_goal: float  # the largest share of promotion that the writer wants, 0 to 1
    give_goal: float = 0.0  # the least share of giving, and below of talk; 0: any share will do
    talk_goal: float = 0.0

    @property
    def total(self) -> int:
        """Return how many posts were counted."""
        return self.give + self.talk + self.promote

    @property
    def promote_share(self) -> float:
        """Return the share of promoting posts, 0 to 1 (0 where nothing was counted)."""
        return self.promote / self.total if self.total else 0.0

    @property
    def missing(self) -> Intent | None:
        """Return which of giving and talk is further below its goal; None where neither is."""
        if not self.total:
            return None
        give, talk = self.give_goal - self.give / self.total, self.talk_goal - self.talk / self.total
        if max(give, talk) <= 0:
            return None
        return Intent.GIVE if give >= talk else Intent.TALK


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A better order: this post and a planned one that comes later take each other's place."""

    post: PastPost  # the planned one
    here: Mix  # at this post's slot, with `post` in it
    there: Mix  # at `post`'s slot, with this post in it
    within_goal: bool  # whether the goal is kept at every slot that the swap touches


class Review(NamedTuple):
    """Everything that the coach has to say of one post."""

    verdict: Verdict
    intent: Intent
    intent_reasons: Sequence[str]  # the weightiest first; put into words when somebody looks at them
    signals: Sequence[Signal]  # put together when somebody looks at them
    findings: tuple[Finding, ...]
    strengths: tuple[str, ...]  # such as "You ask a real question."
    counts: tuple[Count, ...]
    readability: Readability | None
    mix_before: Mix
    mix_after: Mix
    swap: Swap | None = None  # a better order, where this post promotes too much for its slot
    broken_rules: tuple[str, ...] = ()  # rules that crashed on this text: one grey line

    def signal(self, name: str) -> float:
        """Return the value of the signal `name`; raises KeyError for an unknown name."""
        for signal in self.signals:
            if signal.name == name:
                return signal.value
        raise KeyError(name)
