"""Too much promotion in a row of posts.

One post about your own things is welcome between posts that give or talk. The mix counts the last
posts and this one. When the share of promotion is over your goal, a post for the reader comes first.
"""

from collections.abc import Iterable

from coach.advice import Family, Intent, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, shortened
from coach.weighed.mix import intent_of

ENOUGH = 5  # posts including this one; a share of fewer says little


def _find(post: Reading) -> Iterable[Spot]:
    if post.intent is not Intent.PROMOTE or post.is_reply:
        return ()
    after, before = post.mix_after, post.mix_before
    if (
        after.total < post.threshold("promo-ratio", "ENOUGH", ENOUGH)
        or after.promote_share <= after.promote_goal
    ):
        return ()
    promoting = [past for past in after.counted if intent_of(past) is Intent.PROMOTE]
    return (
        Spot(
            message=f"With this post {after.promote} of your last {after.total} promote; "
            f"your goal is at most {after.promote_goal:.0%}.",
            evidence=(
                f"Before: {before.promote} of {before.total}. With this: {after.promote} of {after.total}.",
                *(f"{past.at:%d %b}: {shortened(past.text)}" for past in promoting[-3:]),
            ),
            suggestion=_better_order(post),
        ),
    )


def _better_order(post: Reading) -> str:
    """Return which planned post should go first, "" where no swap helps."""
    swap = post.swap
    if swap is None:
        return ""
    other = f"“{shortened(swap.post.text, 40)}”, planned for {swap.post.at:%A %d %b}"
    gain = "Then your goal is kept all the way" if swap.within_goal else "Then the mix is nearer to your goal"
    return f"Swap with {other}. {gain}: {swap.there.promote} of {swap.there.total} posts promote by then."


_GIVING = (
    "A tip for sharp knives: hold the blade at fifteen degrees and count to ten.",
    "What do you cook when nobody is watching?",
    "Thank you all for the soup recipes, I tried three of them!",
    "The bridge at the mill is closed until Friday, the path along the river is open.",
    "Here's how to keep basil alive: water from below and never at night.",
)
_SELLING = (
    "Buy now: our new knives are on sale, 20% off with code SHARP. https://example.com",
    "Shop now for our winter aprons! Free shipping today. https://example.com",
)

RULE = Rule(
    id="promo-ratio",
    family=Family.PROMOTION,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    message="With this post, more of your posts promote than you want.",
    why="People stay for what you give and for the talk. Promotion lives on the goodwill that those build.",
    suggestion="Post something that helps or asks first, and keep this one for later.",
    bad=(
        Example(
            "Shop now: our aprons are on sale, 30% off. Buy yours at https://example.com", before=_SELLING * 3
        ),
        Example(
            "Order now and get 10% off our knives! https://example.com", before=_GIVING[:2] + _SELLING * 2
        ),
    ),
    good=(
        Example("Shop now: our aprons are on sale, 30% off. https://example.com", before=_GIVING),
        Example("Which soup did your grandmother make when you were ill?", before=_SELLING * 3),
        "Shop now: our aprons are on sale. https://example.com",
    ),
    source="The 80/20 rule of thumb; the goal is the writer's own (profile: promote_goal).",
    exceptions="Fewer than five posts, and answers.",
    needs=("promotes",),
)
