"""A long paragraph without a break.

On a small screen it fills everything at once, and the eye finds no place to rest. An empty line where a
new thought begins costs nothing.
"""

from collections.abc import Iterable

from coach.advice import Family, Fix, Safety, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.scan import WORD
from coach.texts.span import Span
from coach.texts.text import Text

WALL = 120  # words; about twenty lines on a telephone
SIGNS_A_WORD = 3  # with the space after it; no wall is shorter than that, which saves counting its words


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    wall = post.threshold("wall-of-text", "WALL", WALL)
    if len(text.raw) < wall * SIGNS_A_WORD or len(text.words) < wall:
        return ()
    return tuple(
        _spot(text, span, words)
        for span in text.paragraphs
        if span.end - span.start >= wall * SIGNS_A_WORD
        and "\n" not in text.slice(span)
        and (words := len(WORD.findall(text.folded, *span))) >= wall
    )


def _spot(text: Text, span: Span, words: int) -> Spot:
    return Spot(span=span, evidence=(f"{words} words without a break.",), fixes=_in_two(text, span))


def _in_two(text: Text, wall: Span) -> tuple[Fix, ...]:
    """Return the edit that puts an empty line before the sentence nearest to the middle."""
    middle = (wall.start + wall.end) // 2
    starts = [sentence.start for sentence in text.sentences if wall.start < sentence.start < wall.end]
    if not starts:
        return ()
    at = min(starts, key=lambda start: abs(start - middle))
    before = len(text.raw[:at].rstrip())
    return (
        Fix(safety=Safety.OFFERED, label="Break it in the middle", start=before, end=at, replacement="\n\n"),
    )


_WALL = (
    "The first bus left at six and I was on it with a bag of bread. Nobody spoke. The fog lay on the fields "
    "and the driver hummed a song that I knew from school. At the second stop an old man came in with a "
    "goose under his arm. He paid for both. The goose looked out of the window all the way as if it knew "
    "the road. At the bridge we stood for half an hour because of the ice. The driver shared his tea and "
    "the old man told us how he had found the goose in a ditch after the storm. When the sun came out we "
    "went on. I missed my train and my meeting and I did not mind at all. I had tea and a story and a seat "
    "by the window next to a goose."
)

RULE = Rule(
    id="wall-of-text",
    family=Family.ACCESS,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    local=True,
    message="This paragraph is a wall.",
    why="On a telephone it fills the screen without a place to rest, and many scroll past.",
    suggestion="Put an empty line where a new thought begins.",
    bad=(
        f"[[{_WALL}]]",
        f"A story from this morning.\n\n[[{_WALL}]]\n\nWhat was yours?",
    ),
    good=(
        f"{_WALL[:370]}\n\n{_WALL[370:]}",
        "A short paragraph never is a wall.",
        "\n".join(f"{number}. Take the path along the river as far as it goes." for number in range(12)),
    ),
    source="WCAG technique G153 and plain-language guides: short paragraphs, one thought each.",
    exceptions="Lists and poems: a line break within the paragraph is a break.",
)
