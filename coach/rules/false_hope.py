"""A promise without who, what and when.

"We'll look into it" sounds kind and commits nobody. The other side waits, asks again, and is more upset
than by a plain no. "Ana calls you tomorrow before noon" can be kept, and checked.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, quoted
from coach.texts.phrases import lexicon, word_list


def _find(post: Reading) -> Iterable[Spot]:
    if not post.is_reply:
        return ()
    text = post.text
    promises = text.find(lexicon("open_promises"))
    if not promises or not word_list("when_words").isdisjoint(text.word_set):
        return ()
    return (Spot(span=promises[0], evidence=quoted(text, promises, "has no day and no hour.")),)


RULE = Rule(
    id="false-hope",
    family=Family.REPLIES,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    needs=("is_reply",),
    message="When will they hear from you, and from whom?",
    why="A promise without a time cannot be kept; people wait, ask again, and stop believing.",
    suggestion="Say who does what by when, or say plainly that you cannot do it.",
    bad=(
        Example("Thanks, [[we'll look into]] it.", reply_to="The lift is broken again."),
        Example(
            "[[We will get back to you]] about the chairs.", reply_to="Two chairs are missing from the box."
        ),
        Example("[[Our team is]] on it, sorry for the trouble!", reply_to="The page will not load."),
    ),
    good=(
        Example("Ana looks at the lift tomorrow at nine and writes to you after.", reply_to="It is broken."),
        Example("We'll get back to you by Friday, with a date for the chairs.", reply_to="Two are missing."),
        Example("I'm afraid we cannot repair this one.", reply_to="Can you repair it?"),
        "We'll look into the stars on Saturday, come along!",
    ),
    source="Conversations with customers: a stated time is what makes waiting bearable (Maister 1985).",
    exceptions="Any word that says when.",
)
