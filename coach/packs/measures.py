"""What a rule of one's own can count in a post: words, links, hashtags and so on, or phrases of its own."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from coach.counting.measures import graphemes
from coach.texts.phrases import Phrases
from coach.texts.text import Text

Measure = Callable[[Text], int]

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "words": lambda text: len(text.words),
        "sentences": lambda text: len(text.sentence_lengths),
        "paragraphs": lambda text: len(text.paragraphs),
        "characters": lambda text: graphemes(text.raw),
        "links": lambda text: len(text.urls),
        "mentions": lambda text: len(text.mentions),
        "hashtags": lambda text: len(text.hashtags),
        "emoji": lambda text: len(text.emoji),
        "numbers": lambda text: len(text.numbers),
        "questions": lambda text: len(text.questions),
        "exclamations": lambda text: text.exclamations,
    }
)


def measure_of(phrases: Phrases) -> Measure:
    """Return what counts how often any of `phrases` stands in a post."""
    return lambda text: len(text.find(phrases))
