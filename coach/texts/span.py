"""Places in a text, counted in code points."""

from typing import NamedTuple


class Span(NamedTuple):
    """The code points from `start` up to, not including, `end`.

    A named tuple, not a dataclass: a post has some thirty, and they are made five times as fast.
    """

    start: int
    end: int


class Match(NamedTuple):
    """A phrase of a lexicon that was found, and where."""

    start: int
    end: int
    phrase: str  # as the lexicon spells it

    @property
    def span(self) -> Span:
        """Return where the phrase stands."""
        return Span(self.start, self.end)


class Token(NamedTuple):
    """One word in lower case, with plain apostrophes; a number is the word "0"."""

    word: str
    start: int
    end: int
