"""Holding back the point so that somebody clicks.

"You won't believe what happened next" treats a reader as a mouse in a maze. Say the point at once:
those whom it concerns will click, the others will remember that you told them.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot, quoted
from coach.texts.phrases import lexicon


def _find(post: Reading) -> Iterable[Spot]:
    found = post.text.find(lexicon("teasers"))
    # The signal alone says nothing: news headlines and plain questions show it too.
    if not found or not post.shows("clickbait"):
        return ()
    return (Spot(span=found[0], evidence=quoted(post.text, found, "holds back the point.")),)


RULE = Rule(
    id="clickbait",
    family=Family.LOW_VALUE,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    message="This teases instead of telling.",
    why="Whoever clicks and finds little behind it trusts you less the next time.",
    suggestion="Say the point in the first sentence; the link is for those who want to know more.",
    bad=(
        "[[You won't believe]] what our gardener found under the shed",
        "She opened the box and [[what happened next]] surprised everyone",
        "[[This one trick]] keeps bread fresh for a week",
    ),
    good=(
        "Our gardener found a Roman coin under the shed. The museum will tell us which emperor is on it.",
        "You won't believe it, but the bus was on time today and the driver waited for me.",
        "Bread stays fresh for a week in a linen bag. Mine does, at least. How do you keep yours?",
    ),
    source="Loewenstein 1994 on the information gap; Chakraborty et al. 2016 on headlines that use it.",
    needs=(lexicon("teasers"),),
)
