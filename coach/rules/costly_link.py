"""A link that makes the post cost many times more.

X takes money for every post that a program sends, and many times as much for one with a link in it. A
post without a link costs next to nothing, and is read by more people there.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot

# Dollars for each post that is sent, since February 2026.
PLAIN_POST = 0.015
POST_WITH_LINK = 0.20


def _find(post: Reading) -> Iterable[Spot]:
    # What a link costs in an answer is not stated.
    if not post.text.urls or post.is_reply or "x" not in post.entry.networks:
        return ()
    plain = post.threshold("costly-link", "PLAIN_POST", PLAIN_POST)
    linked = post.threshold("costly-link", "POST_WITH_LINK", POST_WITH_LINK)
    if linked <= plain:
        return ()
    times = f", {linked / plain:.0f} times as much" if plain > 0 else ""
    return (
        Spot(
            span=post.text.urls[0],
            evidence=(f"${linked:.2f} with a link and ${plain:.3f} without{times}.",),
        ),
    )


RULE = Rule(
    id="costly-link",
    family=Family.SAFETY,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    needs=("links",),
    message="On X this link costs more than the post.",
    why="X charges programs for every post, and many times as much for one with a link in it.",
    suggestion="For X, say the point in words and leave the link to the other networks.",
    bad=(
        Example("How we repaired the roof: [[https://example.com/roof]]", networks=("x",)),
        Example("Our map is on [[example.com/map]] now, what is missing?", networks=("mastodon", "x")),
    ),
    good=(
        Example("How we repaired the roof: https://example.com/roof", networks=("mastodon", "bluesky")),
        Example("How we repaired the roof: with larch, and with patience", networks=("x",)),
        Example("It is here: https://example.com/roof", networks=("x",), reply_to="Where is the report?"),
        "How we repaired the roof: https://example.com/roof",
    ),
    source="docs.x.com/x-api/getting-started/pricing, read in November 2026.",
    exceptions="Answers, and posts that do not go to X.",
    needs_words=False,
)
