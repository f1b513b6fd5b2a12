"""Nothing that a reader could take away.

No fact, no help, no story, no feeling, no question, no name. "That was pretty interesting" may be true,
but nobody would miss it. One detail makes the difference: what was it, and what did it do to you?
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot, quoted
from coach.texts.phrases import lexicon
from coach.texts.text import Text

MISSED_BY_NOBODY = 0.5  # of the low-value signal
OFFHAND = 10  # words; a longer remark has room for something


def _find(post: Reading) -> Iterable[Spot]:
    if post.is_reply:
        return ()
    if offhand := _offhand(post):
        return (offhand,)
    bar = post.threshold("unremarkable", "MISSED_BY_NOBODY", MISSED_BY_NOBODY)
    if not post.shows("low_value", bar):
        return ()
    return (Spot(evidence=_missing(post.text)),)


def _missing(text: Text) -> tuple[str, ...]:
    """Return what a reader could have taken away and does not find, as one sentence."""
    present = (
        ("no fact in numbers", text.numbers),
        ("no question", text.questions),
        ("nobody by name", text.mentions),
        ("no link", text.urls),
        ("no “I” or “we”", text.says_i_or_we),
        ("no “you”", text.says_you),
    )
    missing = [name for name, found in present if not found]
    return (f"There is {', '.join(missing)}.",) if missing else ()


def _offhand(post: Reading) -> Spot | None:
    text = post.text
    found = text.find(lexicon("offhand"))
    if (
        not found
        or len(text.words) > post.threshold("unremarkable", "OFFHAND", OFFHAND)
        or text.urls
        or text.mentions
        or text.numbers
        or text.hashtags
        or text.questions
    ):
        return None
    return Spot(span=found[0], evidence=quoted(text, found[:1], "is all that it says."))


RULE = Rule(
    id="unremarkable",
    family=Family.LOW_VALUE,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    message="What would a reader take away from this?",
    why="People keep following those whose posts leave something behind: a fact, a laugh, a question.",
    suggestion="Add the one detail that made you want to write: a name, a scene, a number, a doubt.",
    bad=(
        "That movie [[was pretty interesting]].",
        "[[Just another day]].",
    ),
    good=(
        "That film follows a lighthouse keeper who writes letters to ships. I cried at the third one.",
        "Which film stayed with you longest?",
        "The ferry is cancelled until noon because of fog.",
    ),
    source="Measured on posts that three readers had labelled by “would you miss it?”.",
    exceptions="Answers: “thanks!” is enough there.",
)
