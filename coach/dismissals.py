"""Advice that the writer waved away: this once, in this draft, or for good, and how it is known again.

A finding is known by its rule and, for "this once", by a hash of its words with the three words before them:
edits elsewhere in the text leave that alone, and other words make the coach speak again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coach.advice import Finding, Weight
from coach.texts.text import fold

WORDS_BEFORE = 3  # enough to tell "great" here from "great" there
SIGNS_BEFORE = 200  # in which those words are looked for; a long text is not split for each finding
RUNNING = 5  # dismissals of one rule in a row, after which it offers to switch itself off
REASON_LENGTH = 8  # characters; "because" alone is no reason


class Reach(StrEnum):
    """How far a dismissal goes."""

    ONCE = "once"  # these words in this draft
    HERE = "here"  # the rule in this draft
    ALWAYS = "always"  # the rule everywhere


class ReasonNeeded(ValueError):
    """A finding that stops a post is dismissed with a written reason only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """One piece of advice that was waved away."""

    rule: str
    reach: Reach
    draft: str = ""  # the draft's id; "" for a rule that is switched off everywhere
    context: str = ""  # the hash of the words, for "this once"; "": the whole post
    words: str = ""  # the words themselves, to show
    said: str = ""  # what the coach had said
    reason: str = ""  # the writer's, if any
    at: datetime

    @property
    def key(self) -> str:
        """Return what this dismissal is known by: the same advice waved away twice is one dismissal."""
        return _hash(self.rule, self.reach, self.draft, self.context)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissals:
    """Everything that was waved away, as seen from one draft."""

    draft: str = ""
    all: tuple[Dismissal, ...] = ()

    def cover(self, finding: Finding, text: str) -> bool:
        """Tell whether `finding` in `text` has been waved away.

        What stops a post is only covered by a dismissal with a reason, even if its rule was milder then.
        """
        return any(self._covers(one, finding, text) for one in self.all if one.rule == finding.rule)

    def _covers(self, one: Dismissal, finding: Finding, text: str) -> bool:
        if finding.weight is Weight.STOP and not is_reason(one.reason):
            return False
        if one.reach is Reach.ALWAYS:
            return True
        if one.draft != self.draft:
            return False
        return one.reach is Reach.HERE or one.context == context_of(finding, text)

    def concerning(self) -> tuple[Dismissal, ...]:
        """Return what was waved away in this draft and everywhere, the latest first."""
        found = [one for one in self.all if one.reach is Reach.ALWAYS or one.draft == self.draft]
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def dismiss(
    finding: Finding, text: str, *, reach: Reach, draft: str, at: datetime, reason: str = ""
) -> Dismissal:
    """Return the dismissal of `finding` in the `text` of `draft`.

    Raises:
        ReasonNeeded: the finding stops the post, and `reason` is too short to be one.
    """
    if finding.weight is Weight.STOP and not is_reason(reason):
        raise ReasonNeeded("This advice stops the post. Say in a few words why it may be left aside.")
    return Dismissal(
        rule=finding.rule,
        reach=reach,
        draft="" if reach is Reach.ALWAYS else draft,
        context=context_of(finding, text) if reach is Reach.ONCE else "",
        words="" if finding.start is None else text[finding.start : finding.end],
        said=finding.message,
        reason=reason.strip(),
        at=at,
    )


def is_reason(words: str) -> bool:
    """Tell whether `words` are enough to be a reason."""
    return len(words.strip()) >= REASON_LENGTH


def dead(dismissals: Iterable[Dismissal], text: str) -> frozenset[str]:
    """Return the keys of those `dismissals` whose words are gone from `text`."""
    about_words = [one for one in dismissals if one.reach is Reach.ONCE and one.words]
    flat = " ".join(_words(text)) if about_words else ""
    return frozenset(one.key for one in about_words if " ".join(_words(one.words)) not in flat)


def context_of(finding: Finding, text: str) -> str:
    """Return the hash by which the words of `finding` are known again; "" for the whole post."""
    if finding.start is None or finding.end is None:
        return ""
    near = text[max(0, finding.start - SIGNS_BEFORE) : finding.start]
    before = _words(near)[-WORDS_BEFORE:]
    return _hash(*before, finding.field, *_words(text[finding.start : finding.end]))


def offers_to_go(running: int) -> bool:
    """Tell whether a rule that was dismissed `running` times in a row should offer to switch itself off."""
    return running > 0 and running % RUNNING == 0


def _words(text: str) -> list[str]:
    return fold(text).split()


def _hash(*parts: str) -> str:
    import hashlib  # brings OpenSSL, 4 MB; a window in which nothing is left aside needs none of it

    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()


def fingerprint(finding: Finding, text: str) -> str:
    """Return by what `finding` in `text` is known again after edits elsewhere: its rule and its words."""
    return _hash(finding.rule, context_of(finding, text))
