"""False urgency and scarcity.

"Last chance" and "only a few left" push instead of persuade. Readers have learned that there is always
another last chance. A real date says the same and lets them decide.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot, quoted
from coach.texts.phrases import lexicon
from coach.texts.span import Match
from coach.texts.text import Text

_DUTY = (" to", " must", " should", " we")  # before "act now": a cause calls, nothing is sold


def _find(post: Reading) -> Iterable[Spot]:
    found = tuple(match for match in post.text.find(lexicon("urgency")) if not _is_duty(post.text, match))
    if not found or post.is_reply:
        return ()
    if not (post.shows("promotion") or post.shows("call_to_action") or len(found) > 1):
        return ()
    return (Spot(span=found[0], evidence=quoted(post.text, found, "presses for time.")),)


def _is_duty(text: Text, match: Match) -> bool:
    return match.phrase.startswith("act ") and text.folded[: match.start].rstrip().endswith(_DUTY)


RULE = Rule(
    id="act-now",
    family=Family.PROMOTION,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    message="This presses the reader for time.",
    why="Pressure makes people wary, and the tenth last chance is believed by nobody.",
    suggestion="Name the real date or number, once, and leave the decision to the reader.",
    bad=(
        "[[Hurry up]], our summer tickets are selling fast!",
        "[[Last chance]] to get your seat. Don't miss out!",
        "[[Limited time]] only: join the club today. This won't last long.",
    ),
    good=(
        "The workshop has twelve seats and closes for bookings on 3 May.",
        "I always hurry through breakfast. How do you make time for it?",
        "The elms are dying, and that is why we have to act now. Read how: https://example.com",
        "The last bus leaves at ten, so we end a little earlier tonight.",
    ),
    source="Mathur et al. 2019, “Dark Patterns at Scale”, which lists false scarcity and deadlines.",
    exceptions="Answers to somebody, where a deadline is help.",
    needs=(lexicon("urgency"),),
)
