"""You asked, people answered, and you left it there.

A question is a promise to listen. Those who answered the last one and heard nothing will not answer
the next. Go back to it: thank, pick up one thought, tell what you made of the answers.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from coach.advice import Family, Weight
from coach.earlier.history import History, PastPost
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, shortened
from coach.weighed.judging import judge_past

LOOKS_BACK = 20  # posts; whoever answered an older one no longer waits
LEFT = 2  # answers left alone; one may have slipped through


def _find(post: Reading) -> Iterable[Spot]:
    if post.is_reply or not post.history.posts:
        return ()
    back = int(post.threshold("asked-never-answered", "LOOKS_BACK", LOOKS_BACK))
    least = post.threshold("asked-never-answered", "LEFT", LEFT)
    left = [
        past
        for past in post.past.before(post.entry.at, back, post.entry.account)
        if past.answers >= least
        and not past.answered
        and not past.planned
        and judge_past(past.text, False).shows("question")
    ]
    if not left:
        return ()
    answers = sum(past.answers for past in left)
    asks_again = post.shows("question")
    return (
        Spot(
            message=f"You asked on {left[-1].at:%d %b}, {left[-1].answers} people answered, "
            f"and none of them heard from you{'. Now you ask again' if asks_again else ''}.",
            evidence=(
                *(f"{past.at:%d %b}, {past.answers} answers: {shortened(past.text)}" for past in left[-3:]),
                *((f"{answers} answers to {len(left)} questions were left alone.",) if len(left) > 1 else ()),
            ),
            weight=Weight.WARNING if asks_again else None,
        ),
    )


_MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
_TUESDAY = _MONDAY + timedelta(days=1)


def _asked(text: str, answers: int, answered: int) -> History:
    return History(posts=(PastPost(id="1", text=text, at=_MONDAY, answers=answers, answered=answered),))


RULE = Rule(
    id="asked-never-answered",
    family=Family.ONE_WAY,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    needs=("earlier",),
    message="You asked, people answered, and none of them heard from you.",
    why="A question is a promise to listen. Who was left alone once will not answer the next one.",
    suggestion="Go back to it: thank those who answered, and say what you made of it.",
    bad=(
        Example(
            "The new beds are planted, and the first beans are out.",
            history=_asked("What grows on your balcony?", 4, 0),
            at=_TUESDAY,
        ),
        Example(
            "Which pots do you use for herbs?",
            history=_asked("How do you water your plants while you are away?", 2, 0),
            at=_TUESDAY,
        ),
    ),
    good=(
        Example(
            "The new beds are planted, and the first beans are out.",
            history=_asked("What grows on your balcony?", 4, 2),
            at=_TUESDAY,
        ),
        Example(
            "The new beds are planted, and the first beans are out.",
            history=_asked("What grows on your balcony?", 0, 0),
            at=_TUESDAY,
        ),
        Example(
            "Thank you, mint it is!",
            history=_asked("What grows on your balcony?", 4, 0),
            at=_TUESDAY,
            reply_to="Mint grows everywhere.",
        ),
        Example(
            "The new beds are planted, and the first beans are out.",
            history=_asked("Opening hours this week: nine to five.", 3, 0),
            at=_TUESDAY,
        ),
    ),
    source="Kent and Taylor 1998, “Building dialogic relationships”: a loop that stays open is no dialogue.",
    exceptions="Answers, a single answer that slipped through, and questions of which one was taken up.",
)
