"""Nothing in the post can be answered.

No question, no "you", no name, no thanks, no opinion or feeling that calls for one back: a reader can
only scroll on. Often half a sentence at the end is enough to open the door.
"""

from collections.abc import Iterable

from coach.advice import Family, Intent, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.phrases import lexicon

CLOSED = 0.5  # of the one-way signal, where the post promotes
CLOSED_GIVING = 0.9  # for a post that gives: news and tips may stand by themselves


def _find(post: Reading) -> Iterable[Spot]:
    if post.is_reply:
        return ()
    if post.intent is Intent.PROMOTE:
        closed = post.threshold("no-invitation", "CLOSED", CLOSED)
    else:
        closed = post.threshold("no-invitation", "CLOSED_GIVING", CLOSED_GIVING)
    if not post.shows("one_way", closed):
        return ()
    text = post.text
    if post.shows("question") or text.has(lexicon("invitations")):
        return ()  # whatever else speaks for one way, this can be answered
    present = (
        ("no question", text.questions),
        ("nobody by name", text.mentions),
        ("no “you”", text.says_you),
        ("no “I” or “we”", text.says_i_or_we),
        ("no thanks", text.has(lexicon("thanks"))),
    )
    missing = [name for name, found in present if not found]
    return (Spot(evidence=(f"There is {', '.join(missing)}.",) if missing else ()),)


RULE = Rule(
    id="no-invitation",
    family=Family.ONE_WAY,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    message="What could a reader answer to this?",
    why="A post that nobody can answer starts no conversation, and people come back for those.",
    suggestion="Ask what readers think or have seen themselves, or say what you make of it.",
    bad=(
        "New spring collection available in all stores. https://example.com",
        "Acme Tools launches its third showroom in the north of the city. https://example.com",
    ),
    good=(
        "We open a third showroom in the north. What should we put in the window?",
        "Tell us what you think of the new summer lamps, in all stores now. https://example.com/lamps #lamps",
        "Thank you for the help with the move, Sam!",
        "I still think the old logo was better. Am I alone?",
    ),
    source="On labelled posts, none of these at all meant “talks to nobody” in 99 of 100 cases.",
    exceptions="Answers, and news or tips that stand by themselves.",
)
