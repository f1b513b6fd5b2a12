"""The same words on every network, again and again.

Once is convenient. As a habit it shows: the hashtags of one network, the length of another, and nobody
at home to answer on three of five. One sentence written for each place is enough.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from coach.advice import Family, Weight
from coach.earlier.history import History, PastPost
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, shortened

HABIT = 4  # posts with this one that went everywhere in the same words; a tic speaks on repetition
PLACES = 2  # networks
LOOKS_BACK = 40  # deliveries; ten posts to four networks


def _find(post: Reading) -> Iterable[Spot]:
    here = post.entry.networks
    if len(set(here)) < PLACES or post.is_reply or not post.history.posts:
        return ()
    back = int(post.threshold("same-everywhere", "LOOKS_BACK", LOOKS_BACK))
    earlier = post.past.before(post.entry.at, back, post.entry.account)
    habit = _copied(past for past in earlier if past.text != post.text.raw)
    if len(habit) + 1 < post.threshold("same-everywhere", "HABIT", HABIT):
        return ()
    return (
        Spot(
            message=f"This is text number {len(habit) + 1} in a row that goes to several networks unchanged.",
            evidence=(
                f"This one: {', '.join(here)}.",
                *(f"{', '.join(places)}: {shortened(text)}" for text, places in habit[:3]),
            ),
        ),
    )


def _copied(posts: Iterable[PastPost]) -> Sequence[tuple[str, tuple[str, ...]]]:
    """Return the texts, newest first, that went to several networks, up to the first that did not."""
    places: dict[str, list[str]] = {}
    for past in posts:
        places.setdefault(past.text, []).append(past.network)
    found: list[tuple[str, tuple[str, ...]]] = []
    for text, networks in reversed(places.items()):
        different = tuple(dict.fromkeys(name for name in networks if name))
        if len(different) < PLACES:
            break
        found.append((text, different))
    return found


_MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
_TEXTS = (
    "The first beans are out, two weeks early.",
    "We moved the compost, and the neighbours cheered.",
    "Rain at last, and the barrels are full.",
)


def _sent(*networks: str) -> History:
    return History(
        posts=tuple(
            PastPost(id=f"{day} {name}", text=text, at=_MONDAY + timedelta(days=day), network=name)
            for day, text in enumerate(_TEXTS)
            for name in networks
        )
    )


_NEXT = _MONDAY + timedelta(days=5)
_BOTH = ("mastodon", "linkedin")

RULE = Rule(
    id="same-everywhere",
    family=Family.ONE_WAY,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    needs=("earlier",),
    message="Again the same words for every network.",
    why="Each network has its own tone, and people who follow you in two places read everything twice.",
    suggestion="Rewrite the first sentence for each place, or choose the one place where this belongs.",
    bad=(
        Example("The pond is dug. Who lends us frogs?", networks=_BOTH, history=_sent(*_BOTH), at=_NEXT),
        Example(
            "Open day on Saturday, with cake.",
            networks=("x", "bluesky"),
            history=_sent("x", "bluesky", "mastodon"),
            at=_NEXT,
        ),
    ),
    good=(
        Example(
            "The pond is dug. Who lends us frogs?", networks=("mastodon",), history=_sent(*_BOTH), at=_NEXT
        ),
        Example("The pond is dug. Who lends us frogs?", networks=_BOTH, history=_sent("mastodon"), at=_NEXT),
        Example("The pond is dug. Who lends us frogs?", networks=_BOTH),
    ),
    source="Hootsuite and Buffer on cross-posting: adapt a text to each network, or leave networks out.",
    exceptions="The first three times, and answers.",
)
