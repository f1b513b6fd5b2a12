"""Holding back the point so that somebody clicks.

"You won't believe what happened next" treats a reader as a mouse in a maze. Say the point at once:
those whom it concerns will click, the others will remember that you told them.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.phrases import lexicon
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot, quoted

TEASING = 0.7  # of the clickbait signal, where no phrase was found; from here on it asks


def _find(post: Reading) -> Iterable[Spot]:
    found = post.text.find(lexicon("teasers"))
    if found:
        return (Spot(span=found[0], evidence=quoted(post.text, found, "holds back the point.")),)
    # News headlines and plain questions show the signal too; only together with hype is it worth a question.
    if post.is_reply or not post.shows("hype"):
        return ()
    if not post.shows("clickbait", post.threshold("clickbait", "TEASING", TEASING)):
        return ()
    return (Spot(weight=Weight.HINT, message="Does this hold back its point?"),)


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
        "Bread stays fresh for a week in a linen bag. Mine does, at least. How do you keep yours?",
    ),
    source="Loewenstein 1994 on the information gap; Chakraborty et al. 2016 on headlines that use it.",
)
