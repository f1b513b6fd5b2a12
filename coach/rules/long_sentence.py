"""One very long sentence.

By the fortieth word many readers have lost the first. Two sentences of twenty say the same and need
no second reading.
"""

import re
from collections.abc import Iterable, Iterator

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.scan import WORD
from coach.texts.span import Span
from coach.texts.text import EMOJI_MASK, Text

LONG = 40  # words; twice what plain-language guides advise
LIST = 8  # commas and semicolons; so many belong to a list, which is read piece by piece

# What ends a sentence beside a full stop: a stop within closing quotes, an emoji, a double mark.
_STOP = re.compile(rf"[.!?…][\"'”’)\]]+(?=\s)|{EMOJI_MASK}+|[‼⁉]+")


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    long = post.threshold("long-sentence", "LONG", LONG)
    if len(text.words) < long or max(text.sentence_lengths, default=0) < long:
        return ()
    return tuple(
        _spot(span, words) for span, words in _pieces(text) if words >= long and _is_told(text, span)
    )


def _pieces(text: Text) -> Iterator[tuple[Span, int]]:
    """Yield the parts of the sentences between emoji and closing quotes, each with its number of words."""
    # In the masked text somebody else's words are no words.
    hidden = text.masked
    for sentence in text.sentences:
        start = sentence.start
        for stop in (*_STOP.finditer(hidden, *sentence), None):
            end = stop.end() if stop else sentence.end
            piece = text.raw[start:end]
            span = Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
            if span.start < span.end:
                yield span, len(WORD.findall(hidden, *span))
            start = end


def _is_told(text: Text, span: Span) -> bool:
    """Tell whether `span` is no list; those are read piece by piece."""
    piece = text.slice(span)
    return piece.count(",") + piece.count(";") < LIST


def _spot(span: Span, words: int) -> Spot:
    return Spot(span=span, evidence=(f"{words} words in one sentence.",))


RULE = Rule(
    id="long-sentence",
    family=Family.ACCESS,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    local=True,
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
        "We went up the hill behind the school with all the children and their grandparents to look for the "
        "first snow 🏔 Nobody found any, but on the way home one of the boys discovered a fox that slept "
        "under the old bridge.",
        "Bring boots, gloves, a hat, a cup, a spoon, a knife, a rope, a lamp, a map, two pencils, a blanket "
        "that may get wet, some bread for the way and for the ducks, and whatever you would like to sing "
        "when it gets dark by the lake in the evening.",
    ),
    source="Plain-language guides (GOV.UK, plainlanguage.gov) advise 15 to 25 words for a sentence.",
    exceptions="Lists with many commas, and quotations.",
)
