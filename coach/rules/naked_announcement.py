"""An announcement with nothing in it for the reader.

"We are excited to announce" tells how you feel. What is it, for whom, from when, and what can they do
with it? If the answer is "nothing yet", it can wait until there is something.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot, quoted
from coach.texts.phrases import lexicon, word_list

ROOM = 30  # words; a longer text has room for what it means to the reader


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    found = text.find(lexicon("announcements"))
    if not found or post.is_reply or text.numbers or text.says_you or text.questions:
        return ()
    if len(text.words) > post.threshold("naked-announcement", "ROOM", ROOM) or "how" in text.word_set:
        return ()
    if text.has(lexicon("help")) or not word_list("for_readers").isdisjoint(text.word_set):
        return ()
    return (
        Spot(
            span=found[0],
            evidence=(
                *quoted(text, found, "announces."),
                "There is no “you”, no date or number, no help and no question.",
            ),
        ),
    )


RULE = Rule(
    id="naked-announcement",
    family=Family.PROMOTION,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    message="What is in this announcement for a reader?",
    why="That you are excited is about you. People stop for what it changes for them, and from when.",
    suggestion="Start with what a reader can do, see or have now, and from when; leave out the excitement.",
    bad=(
        "We are [[excited to announce]] our new brand identity!",
        "[[Big news]] from our workshop. Stay tuned! https://example.com",
        "[[Thrilled to share]] that Acme Tools has entered into a strategic partnership with Other Tools.",
    ),
    good=(
        "Excited to announce our repair evening: first Tuesday, 18:00, bring what is broken.",
        "Happy to share how we cut the queue in half: we ask one question at the door.",
        "Big news for your lunch break: the kitchen takes orders online.",
        "The kitchen is open again.",
    ),
    source="The inverted pyramid of newsrooms: what is new, for whom and from when comes first.",
    exceptions="Answers, and texts of more than thirty words.",
    needs=(lexicon("announcements"),),
)
