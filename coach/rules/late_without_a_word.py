"""Answering after days as if no time had passed.

The other side has waited, looked again, and perhaps given up. Half a sentence about the wait shows that
you know, and costs nothing.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot
from coach.texts.phrases import lexicon

LATE = 48.0  # hours; over a weekend nobody is surprised

_HOUR = 3600  # seconds
_DAY = 24  # hours


def _find(post: Reading) -> Iterable[Spot]:
    entry = post.entry
    if entry.reply_to_at is None or entry.at is None or not post.is_reply:
        return ()
    waited = (entry.at - entry.reply_to_at).total_seconds() / _HOUR
    if waited < post.threshold("late-without-a-word", "LATE", LATE):
        return ()
    if post.text.has(lexicon("about_waiting")):
        return ()
    how_long = f"{waited / _DAY:.0f} days" if waited >= _DAY else f"{waited:.0f} hours"
    return (Spot(evidence=(f"They wrote {how_long} before this answer.",)),)


RULE = Rule(
    id="late-without-a-word",
    family=Family.REPLIES,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    needs=("is_reply",),
    message="They have waited long for this.",
    why="Whoever has waited for days and reads no word about it feels like a number in a queue.",
    suggestion="Begin with half a sentence about the wait: that you know, and if you like, why.",
    bad=(
        Example("Yes, the hall is free on Sunday.", reply_to="Is the hall free on Sunday?", waited=72),
        Example("Use warm water and salt.", reply_to="How do I get wax out?", waited=480),
    ),
    good=(
        Example("Sorry for the wait, I was away. Yes, the hall is free.", reply_to="Is it free?", waited=72),
        Example("I only saw this now! Use warm water and salt.", reply_to="How?", waited=480),
        Example("Yes, the hall is free on Sunday.", reply_to="Is the hall free on Sunday?", waited=5),
        Example("Yes, the hall is free on Sunday.", reply_to="Is the hall free on Sunday?"),
    ),
    source="Maister 1985, “The Psychology of Waiting Lines”: unexplained waits feel longer.",
    exceptions="Answers within two days, or where it is not known when the question came.",
)
