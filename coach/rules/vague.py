"""A claim without anything that one could see, count or name.

"Great solutions for a better future" fits a bank, a bakery and a band. One noun that only you could have
written, a number, a name or an example makes it yours.
"""

import re
from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.phrases import lexicon, word_list
from coach.texts.text import Text

ABSTRACT = 2  # words that stand for nothing in particular
SHARE = 0.15  # of all words
SHORTEST = 5  # words; fewer are a caption

_GOES_ON = re.compile(r"[\w,:;&] ?\Z")  # what stands before a capital that begins no sentence


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    found = word_list("abstractions") & text.word_set
    if len(found) < 2 or post.is_reply:
        return ()
    words = len(text.words)
    if (
        len(found) < post.threshold("vague", "ABSTRACT", ABSTRACT)
        or len(found) < post.threshold("vague", "SHARE", SHARE) * words
        or words < post.threshold("vague", "SHORTEST", SHORTEST)
        or text.numbers
        or text.mentions
        or text.quotes
        or text.questions
        or _names(text)
    ):
        return ()
    places = text.places_of(found)
    return (
        Spot(
            span=places[0],
            evidence=(
                f"{len(found)} of {words} words stand for nothing in particular: {', '.join(sorted(found))}.",
                "There is no number, no name and no example.",
            ),
        ),
    )


def _names(text: Text) -> bool:
    """Tell whether a capital stands where a sentence does not ask for one; shouted words are no names."""
    return any(
        text.raw[start].isupper()
        and not text.raw[start + 1 : start + 2].isupper()
        and word[0] != "i"
        and _GOES_ON.search(text.raw, max(0, start - 2), start)
        for word, start, _ in text.tokens
    )


RULE = Rule(
    id="vague",
    family=Family.LOW_VALUE,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    message="Could anybody have written this?",
    why="A claim that fits every house tells nothing about yours, and there is nothing in it to answer.",
    suggestion="Add one noun that only you could have written: a number, a name, a place, an example.",
    bad=(
        "[[Innovative]] solutions for a better future.",
        "Our [[passion]] is quality, our mission is success.",
        "Whatever we do here is built on [[commitment]], on strategy and on a vision that all of us share.",
        "Together we [[transform]] potential into growth and success.",
    ),
    good=(
        "Our oven holds forty loaves, and on Fridays it is full by six.",
        "The best thing about quality control is the broken biscuits. Ask for the bag at the back door.",
        "What does success mean to you, quality or growth?",
        "Passion, innovation and success: Ana's three words for her first lathe.",
    ),
    source="Sadoski, Goetz and Rodriguez 2000: concrete texts are understood, liked and remembered better.",
    exceptions="Answers, questions, quotations, and anything with a number or a name in it.",
    needs=(lexicon("abstractions"),),
)
