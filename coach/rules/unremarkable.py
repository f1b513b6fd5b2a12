"""Nothing that a reader could take away.

No fact, no help, no story, no feeling, no question, no name. "That was pretty interesting" may be true,
but nobody would miss it. One detail makes the difference: what was it, and what did it do to you?
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot

MISSED_BY_NOBODY = 0.5  # of the low-value signal


def _find(post: Reading) -> Iterable[Spot]:
    if post.is_reply or not post.shows(
        "low_value", post.threshold("unremarkable", "MISSED_BY_NOBODY", MISSED_BY_NOBODY)
    ):
        return ()
    signal = next(signal for signal in post.signals if signal.name == "low_value")
    reasons = tuple(one.name for one in signal.evidence if one.share > 0)
    return (Spot(evidence=reasons[:3]),)


RULE = Rule(
    id="unremarkable",
    family=Family.LOW_VALUE,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    message="What would a reader take away from this?",
    why="People keep following those whose posts leave something behind: a fact, a laugh, a question, a picture.",
    suggestion="Add the one detail that made you want to write: a name, a scene, a number, a doubt.",
    bad=(
        "That movie was pretty interesting.",
        "Just another day.",
    ),
    good=(
        "That film follows a lighthouse keeper who writes letters to ships. I cried at the third one.",
        "Which film stayed with you longest?",
        "The ferry is cancelled until noon because of fog.",
    ),
    source="The labelled posts' guide: a post is low in value if the reader would miss nothing without it.",
    exceptions="Answers: “thanks!” is enough there.",
)
