"""Words that promise more than anybody can keep.

"Game-changing", "guaranteed", "miracle": a reader has heard them for toothpaste. The plain fact that
made you want to use the word is stronger than the word.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot, quoted
from coach.texts.phrases import lexicon

FORGIVEN = 1  # glowing words; everybody is amazed now and then, a tic speaks on repetition


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    promises = text.find(lexicon("hype_promises"))
    glowing = text.find(lexicon("hype_words"))
    if not promises and not glowing:
        return ()
    sells, pushes = post.shows("promotion"), post.shows("hype")
    evidence = quoted(text, (*promises, *glowing))
    if promises and (sells or pushes or len(evidence) > 1):
        return (Spot(span=promises[0], evidence=evidence),)
    if len(glowing) > post.threshold("hype", "FORGIVEN", FORGIVEN) and sells and pushes:
        return (Spot(span=glowing[:2][-1], evidence=evidence, message="Are these words too big?"),)
    return ()


RULE = Rule(
    id="hype",
    family=Family.LOW_VALUE,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    message="Is this more than anybody can keep?",
    why="Big words make readers careful: they look for the catch instead of the point.",
    suggestion="Put the fact in place of the word: what changed, for whom, by how much?",
    bad=(
        "Our [[game-changing]] app gives guaranteed results for every team!",
        "Discover [[the secret to]] effortless sales with our revolutionary course: https://example.com",
    ),
    good=(
        "The best birthday ever. Thank you all for the songs and the cake!",
        "Boiling water instantly turns to snow at minus thirty. We tried it on the roof.",
        "The view from the tower is amazing in the morning. Who wants to come along?",
        "The new build takes four minutes instead of eleven: no file is compiled twice now.",
    ),
    source="The labelled posts call it hype when it exaggerates or pushes; a lone big word was seldom meant.",
    needs=(lexicon("hype_promises"), lexicon("hype_words")),
)
