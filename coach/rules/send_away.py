"""Sending somebody elsewhere without helping first.

They asked here, where everybody can read the answer. "Please call us" makes them begin again, and the
next person with the same question finds nothing. Say what you can say, then name the other way.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, quoted
from coach.texts.phrases import lexicon, word_list
from coach.texts.stock import own_words

HELPED = 4  # words about the matter; whoever says more has begun to help


def _find(post: Reading) -> Iterable[Spot]:
    if not post.is_reply:
        return ()
    text = post.text
    away = text.find(lexicon("send_away"))
    if not away or not word_list("private_matters").isdisjoint(text.word_set):
        return ()
    if text.has(lexicon("open_door")):
        return ()
    own = own_words(text)
    if len(own) > post.threshold("send-away", "HELPED", HELPED):
        return ()
    evidence = (*quoted(text, away, "leads elsewhere."), f"{len(own)} words are about the matter itself.")
    return (Spot(span=away[0], evidence=evidence),)


RULE = Rule(
    id="send-away",
    family=Family.REPLIES,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    needs=("is_reply",),
    message="Can you help here before you send them elsewhere?",
    why="They have to begin again, and the next one with the same question finds no answer here.",
    suggestion="Say what you can say in public first; then name the other way, and why it is needed.",
    bad=(
        Example("[[Please contact our]] service team.", reply_to="How do I clean the filter?"),
        Example("Sorry to hear that! [[Send us a message]] so we can help.", reply_to="It hums."),
        Example("Hi Sam, [[visit our website]] for more.", reply_to="Is the path open?"),
    ),
    good=(
        Example(
            "Rinse the filter under cold water and let it dry overnight. If it still smells, call us.",
            reply_to="How do I clean the filter?",
        ),
        Example("Please send us a message with your order number.", reply_to="Where is my parcel?"),
        Example("Yes, the path is open until six.", reply_to="Is the path open?"),
        Example("You're welcome! Message us if you need more of it.", reply_to="Thank you for the seeds!"),
        "Please contact our service team.",
    ),
    source="Dixon, Freeman and Toman 2010, “Stop Trying to Delight Your Customers”: switching costs most.",
    exceptions="What rightly is private (numbers, addresses, orders), and “if it does not help, call us”.",
)
