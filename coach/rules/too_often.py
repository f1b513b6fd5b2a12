"""More posts in a day than readers of this network forgive.

A feed is shared with everybody else whom your readers follow. Past a handful a day each further post
is read by fewer of them, and some of them leave.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from coach.advice import Family, Weight
from coach.history import History, PastPost
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, shortened

# Posts in 24 hours, this one included. X, Facebook and Instagram: Hootsuite 2023, the upper end. LinkedIn:
# between the one of Buffer and SumAll and the five of Hootsuite. The others have no study; as on X, and
# where every post reaches people as a message or a mail, fewer.
PER_DAY: Mapping[str, int] = {
    "x": 5,
    "bluesky": 5,
    "mastodon": 5,
    "threads": 5,
    "facebook": 2,
    "instagram": 1,
    "linkedin": 2,
    "youtube": 1,
    "wordpress": 2,
    "telegram": 3,
    "discord": 3,
}
ELSEWHERE = 5  # posts in 24 hours on a network that the table does not know
DAY = timedelta(hours=24)
MOST_COUNTED = 100  # posts; whoever writes more in a day needs no exact number


def _find(post: Reading) -> Iterable[Spot]:
    at, entry = post.entry.at, post.entry
    if at is None or post.is_reply or not post.history.posts:
        return ()
    earlier: list[PastPost] | None = None
    found: list[Spot] = []
    for network in entry.networks:
        most = post.threshold("too-often", network.upper(), PER_DAY.get(network, ELSEWHERE))
        if earlier is None:
            recent = post.past.before(at, MOST_COUNTED, entry.account)
            earlier = [past for past in recent if at - past.at < DAY and past.text != post.text.raw]
        here = [past for past in earlier if past.network == network]
        if len(here) + 1 > most:
            found.append(_spot(network, int(most), here))
    return found


def _spot(network: str, most: int, here: list[PastPost]) -> Spot:
    name = network.capitalize()
    free = here[len(here) - most].at + DAY if most else None
    return Spot(
        message=f"This would be post number {len(here) + 1} on {name} within 24 hours.",
        evidence=(
            f"{most} a day are forgiven on {name}.",
            *(f"{past.at:%d %b %H:%M}: {shortened(past.text)}" for past in here[-3:]),
        ),
        suggestion=f"Keep it until {free:%d %b %H:%M}, or drop the weakest of the others." if free else "",
    )


_MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
_TEXTS = (
    "The first beans are out.",
    "Rain at last.",
    "The barrels are full.",
    "Who lends us frogs?",
    "The pond is dug.",
)


def _posted(network: str, count: int, hours: float = 2) -> History:
    return History(
        posts=tuple(
            PastPost(id=str(turn), text=text, at=_MONDAY + turn * timedelta(hours=hours), network=network)
            for turn, text in enumerate(_TEXTS[:count])
        )
    )


_EVENING = _MONDAY + timedelta(hours=11)

RULE = Rule(
    id="too-often",
    family=Family.PACE,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    message="This is more than readers of this network forgive in a day.",
    why="Your posts take each other's readers, and who sees you too often looks for the button to leave.",
    suggestion="Keep it for tomorrow, or drop the weakest of today's.",
    bad=(
        Example("Open day on Saturday, with cake.", networks=("x",), history=_posted("x", 5), at=_EVENING),
        Example(
            "Open day on Saturday, with cake.",
            networks=("mastodon", "linkedin"),
            history=_posted("linkedin", 2),
            at=_EVENING,
        ),
    ),
    good=(
        Example("Open day on Saturday, with cake.", networks=("x",), history=_posted("x", 3), at=_EVENING),
        Example(
            "Open day on Saturday, with cake.", networks=("x",), history=_posted("mastodon", 5), at=_EVENING
        ),
        Example(
            "Open day on Saturday, with cake.",
            networks=("linkedin",),
            history=_posted("linkedin", 2),
            at=_MONDAY + timedelta(hours=40),
        ),
        Example(
            "Yes, with cake!",
            networks=("x",),
            history=_posted("x", 5),
            at=_EVENING,
            reply_to="Is there cake?",
        ),
    ),
    source="Hootsuite, “How often to post”, 2023; Buffer and SumAll on where likes begin to drop.",
    exceptions="Answers, and a post of which nobody knows when it will appear.",
    needs_words=False,
)
