"""More posts in a day than readers of this network forgive.

A feed is shared with everybody else whom your readers follow. Past a handful a day each further post
is read by fewer of them, and some of them leave.
"""

from collections.abc import Iterable
from datetime import MAXYEAR, UTC, datetime, timedelta

from coach.advice import Family, Weight
from coach.earlier.history import History, PastPost
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, shortened

# Posts in 24 hours, this one included. X, Facebook and Instagram: Hootsuite 2023, the upper end. LinkedIn:
# between the one of Buffer and SumAll and the five of Hootsuite. The others have no study; as on X, and
# where every post reaches people as a message or a mail, fewer.
X = 5
BLUESKY = 5
MASTODON = 5
THREADS = 5
FACEBOOK = 2
INSTAGRAM = 1
LINKEDIN = 2
YOUTUBE = 1
WORDPRESS = 2
TELEGRAM = 3
DISCORD = 3
ELSEWHERE = 5  # on a network that is not in the table
DAY = timedelta(hours=24)
MOST_COUNTED = 100  # posts; whoever writes more in a day needs no exact number


def _find(post: Reading) -> Iterable[Spot]:
    at, entry = post.entry.at, post.entry
    if at is None or post.is_reply or not post.history.posts:
        return ()
    earlier: list[PastPost] | None = None
    found: list[Spot] = []
    for network in entry.networks:
        most = _most(post, network)
        if earlier is None:
            recent = post.past.before(at, MOST_COUNTED, entry.account)
            earlier = [past for past in recent if at - past.at < DAY and past.text != post.text.raw]
        here = [past for past in earlier if past.network == network]
        if len(here) + 1 > most:
            found.append(_spot(network, max(0, int(most)), here))
    return found


def _most(post: Reading, network: str) -> float:
    """Return how many posts in 24 hours are forgiven on `network`."""
    name, usual = {
        "x": ("X", X),
        "bluesky": ("BLUESKY", BLUESKY),
        "mastodon": ("MASTODON", MASTODON),
        "threads": ("THREADS", THREADS),
        "facebook": ("FACEBOOK", FACEBOOK),
        "instagram": ("INSTAGRAM", INSTAGRAM),
        "linkedin": ("LINKEDIN", LINKEDIN),
        "youtube": ("YOUTUBE", YOUTUBE),
        "wordpress": ("WORDPRESS", WORDPRESS),
        "telegram": ("TELEGRAM", TELEGRAM),
        "discord": ("DISCORD", DISCORD),
    }.get(network, ("ELSEWHERE", ELSEWHERE))
    return post.threshold("too-often", name, usual)


def _spot(network: str, most: int, here: list[PastPost]) -> Spot:
    name = network.capitalize()
    # In the last year of the calendar there may be no next day.
    leaves = here[len(here) - most].at if most else None
    free = leaves + DAY if leaves and leaves.year < MAXYEAR else None
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
    needs=("earlier",),
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
