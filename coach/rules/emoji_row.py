"""A row of emoji.

A screen reader says each of them by its full name: five hearts are five times "red heart". One emoji at
the end of a sentence says as much, and nobody has to sit it out.
"""

from collections.abc import Iterable, Iterator

from coach.advice import Family, Fix, Safety, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.span import Span
from coach.texts.text import Text

ROW = 4  # emoji side by side; three are still said in a breath
KEPT = 1  # of a row that is cut


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    if len(text.emoji) <= KEPT:
        return ()
    least = max(KEPT + 1, int(post.threshold("emoji-row", "ROW", ROW)))
    if len(text.emoji) < least:
        return ()
    return tuple(_spot(row) for row in _rows(text) if len(row) >= least)


def _rows(text: Text) -> Iterator[list[Span]]:
    """Yield the emoji of `text` in rows that nothing but space interrupts."""
    row = [text.emoji[0]]
    for emoji in text.emoji[1:]:
        if text.raw[row[-1].end : emoji.start].strip(" \t\u200b\u2063\ufe0f"):
            yield row
            row = []
        row.append(emoji)
    yield row


def _spot(row: list[Span]) -> Spot:
    span = Span(row[0].start, row[-1].end)
    cut = Fix(
        safety=Safety.SAFE,
        label="Keep the first one",
        start=row[KEPT - 1].end,
        end=span.end,
        replacement="",
    )
    return Spot(span=span, evidence=(f"{len(row)} emoji side by side.",), fixes=(cut,))


RULE = Rule(
    id="emoji-row",
    family=Family.ACCESS,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    needs=("emoji",),
    message="This row of emoji is read out one by one.",
    why="Whoever listens to your post hears the full name of each, and waits for the words behind them.",
    suggestion="Keep one, at the end of the sentence.",
    bad=(
        "The lake is open for swimming again [[🏊🌊☀️🎉]]",
        "[[❤️ ❤️ ❤️ ❤️ ❤️]] for everyone who carried chairs last night",
        "We won the village cup [[⚽⚽⚽⚽⚽]] and the cake [[🍰🍰🍰🍰]] was gone by six",
    ),
    good=(
        "The lake is open for swimming again 🏊🌊",
        "Bread 🍞, cheese 🧀, apples 🍎, wine 🍷: what did I forget?",
        "My daughter's whole family 👨‍👩‍👧‍👦 came to stay",
        "That is what the recipe says 😂😂😂",
    ),
    source="Accessibility guides for social media: few emoji, at the end, never in rows.",
    exceptions="Emoji with words between them.",
    needs_words=False,
)
