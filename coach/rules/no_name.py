"""An answer from a "we" that nobody signed.

People talk to people. A first name or two letters at the end tell the reader that somebody has read their
words and stands by the answer, and whom to ask next time.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot
from coach.texts.phrases import word_list
from coach.texts.signature import goes_on, presents_itself, signed_at
from coach.texts.stock import stock_phrases

FROM_WORDS = 6  # words; "You're welcome!" needs no name


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    if not post.is_reply or len(text.words) < post.threshold("no-name", "FROM_WORDS", FROM_WORDS):
        return ()
    told = "Your profile says that several people write for it."
    if not post.profile.organisation:
        # Without a profile, only a "we" that speaks in stock phrases is surely an organisation.
        if word_list("we_words").isdisjoint(text.word_set) or not word_list("i_words").isdisjoint(
            text.word_set
        ):
            return ()
        if not stock_phrases(text):
            return ()
        told = "It says “we” and never “I”."
    if signed_at(text) is not None or presents_itself(text) or goes_on(text):
        return ()
    return (Spot(evidence=(told, "There is no name at its end.")),)


RULE = Rule(
    id="no-name",
    family=Family.REPLIES,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    needs=("is_reply",),
    message="Nobody signed this answer.",
    why="A name tells people that somebody has read their words and stands by the answer.",
    suggestion="End with your first name or your initials.",
    bad=(
        Example("We're sorry about the cold soup, the stove was out.", reply_to="My soup was cold."),
        Example("Please send us a photo so we can find the part for it.", reply_to="The hinge is off."),
    ),
    good=(
        Example("We're sorry about the cold soup, the stove was out. ^Ana", reply_to="My soup was cold."),
        Example("Please send us a photo so we can find the part. – Bo", reply_to="The hinge is off."),
        Example("Bo here. Please send us a photo so we can find the part.", reply_to="The hinge is off."),
        Example("I'm sorry about the cold soup, we had no gas.", reply_to="My soup was cold."),
        Example("We went there last year and the lake was still frozen!", reply_to="Is it warm in May?"),
        "We're sorry about the cold soup, the stove was out.",
    ),
    source="Care teams that sign (“^AB”) do so by long custom; people write more kindly to a name.",
    exceptions="Whoever says “I”, parts of a longer answer, and very short ones.",
)
