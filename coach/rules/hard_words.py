"""Several long words in a row.

"Organisational transformation methodology" has no picture in it. Whoever listens, reads in a second
language or is tired has to take it apart. Short words, or a verb between the long ones, let them follow.
"""

from collections.abc import Iterable, Iterator

from coach.advice import Family, Weight
from coach.readability import syllables
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.text import Text

ROW = 3  # long words side by side
SYLLABLES = 3  # in each
TOGETHER = 11  # syllables in three of them; "completely different traditions" has fewer
SIGNS = 9  # letters; shorter ones are not looked up


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    words = text.words
    row = max(2, int(post.threshold("hard-words", "ROW", ROW)))
    if sum(map(SIGNS.__le__, map(len, words))) < row:
        return ()
    long = [at for at, word in enumerate(words) if len(word) >= SIGNS]
    if not any(last - first == row - 1 for first, last in zip(long, long[row - 1 :], strict=False)):
        return ()
    least = post.threshold("hard-words", "SYLLABLES", SYLLABLES)
    together = post.threshold("hard-words", "TOGETHER", TOGETHER)
    found: list[Spot] = []
    for first, last in _rows(text):
        if last - first + 1 < row:
            continue
        counts = [syllables(word) for word in words[first : last + 1]]
        if min(counts) >= least and sum(counts) * ROW >= together * len(counts):
            evidence = (f"{len(counts)} words with {sum(counts)} syllables side by side.",)
            found.append(Spot(span=text.word_span(first, last), evidence=evidence))
    return found


def _rows(text: Text) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of the long words, counted in `words`, that stand side by side."""
    first: int | None = None
    for at, word in enumerate(text.words):
        long = len(word) >= SIGNS and text.raw[text.tokens[at].start].islower()
        if first is not None and not (long and _follows(text, at)):
            yield first, at - 1
            first = None
        if long and first is None:
            first = at
    if first is not None:
        yield first, len(text.words) - 1


def _follows(text: Text, at: int) -> bool:
    """Tell whether nothing but a space or a hyphen stands before the word `at`."""
    return text.raw[text.tokens[at - 1].end : text.tokens[at].start] in (" ", "-")


RULE = Rule(
    id="hard-words",
    family=Family.ACCESS,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    local=True,
    message="Can this be said in shorter words?",
    why="Long words in a row have to be taken apart, and readers leave where it gets hard.",
    suggestion="Put a verb between them, or say what it is in a word that you would use at a table.",
    bad=(
        "Our team offers [[organisational transformation methodology]] to everyone.",
        "We talk about [[environmental sustainability communication]] tonight. Will you come?",
    ),
    good=(
        "We help teams to change how they work.",
        "The university, unfortunately, investigated nothing.",
        "The Environmental Sustainability Association meets on Monday.",
        "Two completely different traditions meet in this kitchen.",
        "Here international youngsters communicate by drawing.",
        "A beautiful September morning, everything considered.",
    ),
    source="Flesch 1948: long words, beside long sentences, are what makes a text hard.",
    exceptions="Names in capitals, and long words with a comma between them.",
)
