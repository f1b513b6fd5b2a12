"""The last posts in a row talk to nobody.

A single announcement is fine. A row of posts that answer, ask, thank or name nobody turns a feed into
a notice board.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot
from coach.weighed.judging import judge_past

STREAK = 5  # posts with this one; a working week without a word to anybody


def _find(post: Reading) -> Iterable[Spot]:
    if post.is_reply or not post.history.posts or not post.shows("one_way"):
        return ()
    wanted = int(post.threshold("one-way-streak", "STREAK", STREAK))
    earlier = post.past.before(post.entry.at, max(wanted, post.profile.mix_window), post.entry.account)
    streak = 1
    for past in reversed(earlier):
        if not judge_past(past.text, False).shows("one_way"):
            break
        streak += 1
    if streak < wanted:
        return ()
    since = earlier[len(earlier) - streak + 1].at
    return (
        Spot(
            message=f"This is post number {streak} in a row that talks to nobody.",
            evidence=(f"Since {since:%d %b} no post asks, answers, thanks or names anybody.",),
        ),
    )


_NOTICES = (
    "Spring catalogue published. https://example.com/spring",
    "Opening hours over the holidays: nine to five. https://example.com/hours",
    "Annual report released today. https://example.com/report",
    "New branch opened on Market Street. https://example.com/branch",
)

RULE = Rule(
    id="one-way-streak",
    family=Family.ONE_WAY,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    needs=("earlier",),
    message="Your last posts talk to nobody.",
    why="A feed without a word to anybody is a notice board, and people don't answer notice boards.",
    suggestion="Answer somebody, thank somebody, or ask one real question before this one goes out.",
    bad=(
        Example("Autumn catalogue published. https://example.com/autumn", before=_NOTICES),
        Example(
            "Winter catalogue published. https://example.com/winter",
            before=("What do you think of our catalogue?", *_NOTICES),
        ),
    ),
    good=(
        Example(
            "Autumn catalogue published. https://example.com/autumn",
            before=(*_NOTICES, "What do you want to see in the next one?"),
        ),
        Example("Which page of the catalogue do you like best?", before=_NOTICES),
        "Autumn catalogue published. https://example.com/autumn",
    ),
    source="The length is a rule of thumb; the signal finds such posts with a precision above 0.9.",
    exceptions="Answers count for themselves and are not part of the row.",
)
