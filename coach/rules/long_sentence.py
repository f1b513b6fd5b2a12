"""One very long sentence.

By the fortieth word many readers have lost the first. Two sentences of twenty say the same and need
no second reading.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.scan import WORD

LONG = 40  # words; twice what plain-language guides advise
LIST = 8  # commas and semicolons; so many belong to a list, which is read piece by piece


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    long = post.threshold("long-sentence", "LONG", LONG)
    if len(text.words) < long or max(text.sentence_lengths, default=0) < long:
        return ()
    found: list[Spot] = []
    for span in text.sentences:
        # Words that stand in a quotation are somebody else's, as `words` has it.
        words = len(WORD.findall(text.masked, *span))
        piece = text.slice(span)
        if words >= long and piece.count(",") + piece.count(";") < LIST:
            found.append(Spot(span=span, evidence=(f"{words} words in one sentence.",)))
    return found


RULE = Rule(
    id="long-sentence",
    family=Family.ACCESS,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    message="This sentence is very long.",
    why="Readers hold about twenty words in mind; in a longer sentence they lose its beginning.",
    suggestion="Cut it in two where an “and”, a “which” or a “because” stands.",
    bad=(
        "[[When the old mill at the end of our street was closed last winter because the roof had come down "
        "in the storm nobody believed that a handful of neighbours with borrowed ladders would ever manage "
        "to open it again before the summer began.]]",
        "Good news. [[The council wrote to us on Monday that the path behind the school which we have been "
        "asking about since the flood of the year before last will be repaired as soon as the ground is dry "
        "enough for the machines that they have to borrow from the next town.]] What do you say?",
    ),
    good=(
        "When the old mill was closed, nobody believed that it would ever open again. A handful of "
        "neighbours with borrowed ladders did it. They began in March. They ended in June. Now there is "
        "bread again at the end of our street, and the wheel turns on Sundays for the children.",
        "Short and clear.",
        "Bring boots, gloves, a hat, a cup, a spoon, a knife, a rope, a lamp, a map, two pencils, a blanket "
        "that may get wet, some bread for the way and for the ducks, and whatever you would like to sing "
        "when it gets dark by the lake in the evening.",
    ),
    source="Plain-language guides (GOV.UK, plainlanguage.gov) advise 15 to 25 words for a sentence.",
    exceptions="Lists with many commas, and quotations.",
)
