"""Two posts within the hour.

The second pushes the first out of sight before those who read it have answered. Give each an hour, and
be there for what comes back.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from coach.advice import Family, Weight
from coach.earlier.history import History, PastPost
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, shortened

APART_MIN = 60  # minutes
MOST_COUNTED = 20  # posts within these two hours


def _find(post: Reading) -> Iterable[Spot]:
    at, entry = post.entry.at, post.entry
    if at is None or post.is_reply or not post.history.posts:
        return ()
    try:
        apart = timedelta(minutes=post.threshold("same-hour", "APART_MIN", APART_MIN))
        begin, end, _ = at - apart, at + apart, at + 2 * apart
    except OverflowError:  # the first or the last hours of the calendar
        return ()
    near = [
        past
        for past in post.past.since(begin, MOST_COUNTED, entry.account)
        if begin < past.at < end
        and past.text != post.text.raw
        and (not entry.networks or not past.network or past.network in entry.networks)
    ]
    if not near:
        return ()
    nearest = min(near, key=lambda past: abs(past.at - at))
    minutes = int(abs(nearest.at - at).total_seconds() // 60)
    when = "before" if nearest.at <= at else "after"
    return (
        Spot(
            message=f"Another post of yours stands {_words(minutes)} {when} this one.",
            evidence=tuple(f"{past.at:%d %b %H:%M}: {shortened(past.text)}" for past in near[:3]),
            suggestion=f"Move this one to {near[-1].at + apart:%d %b %H:%M} or later.",
        ),
    )


_MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def _one(network: str = "", *, planned: bool = False) -> History:
    return History(
        posts=(PastPost(id="1", text="The pond is dug.", at=_MONDAY, network=network, planned=planned),)
    )


def _words(minutes: int) -> str:
    return "right" if minutes == 0 else "a minute" if minutes == 1 else f"{minutes} minutes"


RULE = Rule(
    id="same-hour",
    family=Family.PACE,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    needs=("earlier",),
    message="Another post of yours stands within the same hour.",
    why="The second post pushes the first out of sight before those who read it could answer.",
    suggestion="Move this one to the next free hour.",
    bad=(
        Example("Who lends us frogs?", history=_one(), at=_MONDAY + timedelta(minutes=20)),
        Example(
            "Who lends us frogs?",
            history=_one("mastodon", planned=True),
            networks=("mastodon", "x"),
            at=_MONDAY - timedelta(minutes=59),
        ),
    ),
    good=(
        Example("Who lends us frogs?", history=_one(), at=_MONDAY + timedelta(minutes=60)),
        Example("Who lends us frogs?", history=_one("x"), networks=("mastodon",), at=_MONDAY),
        Example("The pond is dug.", history=_one("x"), networks=("mastodon", "x"), at=_MONDAY),
        Example("Frogs, yes!", history=_one(), at=_MONDAY, reply_to="Do you need frogs?"),
    ),
    source="A rule of thumb: most of the answers to a post come within its first hours.",
    exceptions="Answers, the same words on another network, and posts on different networks.",
    needs_words=False,
)
