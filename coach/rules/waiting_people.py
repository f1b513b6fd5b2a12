"""People wait for an answer, and this is another broadcast.

Somebody took the time to write to you. To them, every new post says that you were there and did not
answer. Three short answers first, and the new post meets people who know that somebody is at home.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from coach.advice import Family, Intent, Weight
from coach.earlier.history import History, Waiting
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, shortened

PATIENCE_H = 1  # hours; whoever wrote within the last hour is not waiting yet
SHOWN = 3  # people, those who have waited longest


def _find(post: Reading) -> Iterable[Spot]:
    if not post.history.waiting or post.is_reply:
        return ()
    if post.intent is Intent.TALK or not (post.intent is Intent.PROMOTE or post.shows("one_way")):
        return ()
    at = post.entry.at
    patience = timedelta(hours=post.threshold("waiting-people", "PATIENCE_H", PATIENCE_H))
    waiting = [one for one in post.history.waiting if at is None or at - one.since >= patience]
    if not waiting:
        return ()
    waiting.sort(key=lambda one: one.since)
    people = "Somebody waits" if len(waiting) == 1 else f"{len(waiting)} people wait"
    shown = tuple(
        f"{one.who}, since {one.since:%d %b %H:%M}: {shortened(one.text)}" for one in waiting[:SHOWN]
    )
    more = len(waiting) - len(shown)
    return (
        Spot(
            message=f"{people} for your answer, since {waiting[0].since:%d %b}, and this talks to nobody.",
            evidence=(*shown, f"{more} more.") if more else shown,
        ),
    )


_MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
_TWO_WAIT = History(
    waiting=(
        Waiting(who="@robin", text="Which soil do you use for the pots?", since=_MONDAY),
        Waiting(who="@kim", text="Is the shed open to visitors?", since=_MONDAY - timedelta(days=2)),
    )
)
_NEXT_DAY = _MONDAY + timedelta(days=1)

RULE = Rule(
    id="waiting-people",
    family=Family.ONE_WAY,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    message="People wait for your answer, and this talks to nobody.",
    why="Whoever wrote to you sees that you post and do not answer. An answer costs less than a new reader.",
    suggestion="Answer the one who has waited longest first; this post can go out afterwards.",
    bad=(
        Example("Spring catalogue published. https://example.com/spring", history=_TWO_WAIT, at=_NEXT_DAY),
        Example(
            "Shop now: our new pots are on sale. https://example.com/pots", history=_TWO_WAIT, at=_NEXT_DAY
        ),
    ),
    good=(
        Example("Which soil would you take for tomatoes on a balcony?", history=_TWO_WAIT, at=_NEXT_DAY),
        Example("We use peat-free soil, @robin.", history=_TWO_WAIT, at=_NEXT_DAY, reply_to="Which soil?"),
        Example(
            "Spring catalogue published. https://example.com/spring",
            history=History(waiting=_TWO_WAIT.waiting[:1]),
            at=_MONDAY + timedelta(minutes=20),
        ),
        "Spring catalogue published. https://example.com/spring",
    ),
    source="Sprout Social Index 2016: people expect an answer within four hours and wait for ten.",
    exceptions="Answers, posts that ask or talk, and people who wrote within the last hour.",
    needs=("waiting",),
)
