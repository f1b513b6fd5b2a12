"""Whole stretches in capitals.

CAPITALS ARE READ AS SHOUTING, they are slower to read because every word has the same shape, and some
screen readers spell them out.
"""

import re
from collections.abc import Iterable

from coach.advice import Family, Fix, Safety, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.phrases import word_list
from coach.texts.span import Span

ROW = 4  # words in capitals side by side; fewer are a name, a heading or one word with weight
LETTERS = 12  # in the row; four short abbreviations are not a shout

# One or more capital words with what stands between them, all on one line.
_ROW = re.compile(r"[A-Z][A-Z'’]*(?:[ ,;:!?.&/…–—-]{1,4}[A-Z][A-Z'’]*)*(?![^\W_])")
_WORD = re.compile(r"[A-Z'’]+")
# All but capitals, apostrophes and what signs beyond ASCII become: it tells quickly that a text is not loud.
_QUIET = bytes(set(range(128)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ'?"))
_LOUD = re.compile(r"[A-Z][A-Z'’]")  # at least once in every loud word


def _find(post: Reading) -> Iterable[Spot]:
    raw = post.text.raw
    letters = post.threshold("shouting", "LETTERS", LETTERS)
    if len(raw.encode("ascii", "replace").translate(None, _QUIET)) < letters:
        return ()
    row = post.threshold("shouting", "ROW", ROW)
    if len(_LOUD.findall(raw)) < row or sum(map(str.isupper, raw.split())) < row:
        return ()
    found: list[Spot] = []
    for stretch in _ROW.finditer(raw):
        start = stretch.start()
        if start and (raw[start - 1].isalnum() or raw[start - 1] in "#@_/<"):
            continue
        words = list(_WORD.finditer(stretch[0]))
        loud = [word for word in words if len(word[0]) > 1]
        if (
            not loud
            or len(loud) < row
            or sum([len(word[0]) for word in loud]) < letters
            or post.text.in_quote(start)
        ):
            continue
        # Small words tell a sentence from a list of abbreviations.
        if not word_list("stop_words").isdisjoint([word[0].lower() for word in words]):
            # A lone "I" or "A" at the end mostly begins the next sentence.
            found.append(_spot(raw, Span(start, start + loud[-1].end()), len(words)))
    return found


def _spot(raw: str, span: Span, count: int) -> Spot:
    words = raw[span.start : span.end]
    quieter = words[0] + re.sub(r"\bi\b", "I", words[1:].lower())
    fix = Fix(
        safety=Safety.OFFERED,
        label="Say it in small letters",
        start=span.start,
        end=span.end,
        replacement=quieter,
    )
    return Spot(span=span, evidence=(f"{count} words in capitals.",), fixes=(fix,))


RULE = Rule(
    id="shouting",
    family=Family.ACCESS,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    local=True,
    message="This reads as shouting.",
    why="Words in capitals all have the same shape, are slow to read, and sound angry or like a poster.",
    suggestion="Write it in small letters; one word in capitals is enough weight for a post.",
    bad=(
        "[[THE LIBRARY IS OPEN AGAIN]] and the tea is free",
        "Good morning. [[DO NOT FORGET YOUR BOOTS]], it rained all night!",
        "[[THE FROG IS BACK]]. I saw it in the pond",
        "[[WHO TOOK THE LADDER, PLEASE BRING IT BACK]]",
    ),
    good=(
        "The library is OPEN again and the tea is free",
        "NASA, ESA and JAXA met in Rome. Which mission would you fly?",
        "Members so far: NASA, ESA, JAXA, CNES, INPE. Who is missing?",
        "BREAKING NEWS: the bakery has plums",
        "THE GREENHOUSE OPENS tomorrow at nine",
        "SO IT IS ON, and the soup is hot",
        "The sign said “PLEASE DO NOT FEED THE DUCKS” and the ducks had read it too.",
    ),
    source="Plain-language guides and WCAG techniques advise against text in capitals only.",
    exceptions="A few words, abbreviations, and quotations.",
    needs_words=False,
)
