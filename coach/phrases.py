"""Phrases that are looked up by their first word, so that a thousand of them cost next to nothing.

A phrase is written in lower case with plain apostrophes and without hyphens. `0` stands for any number, `*`
for any one word (not in the first place), and `a/b` for either: "we/i are/am the best" is four phrases.
"""

from collections.abc import Iterable
from functools import cache
from itertools import product

from resources.finder import resource_text


class Phrases:
    """A compiled lexicon."""

    __slots__ = ("first_words", "size", "table")

    def __init__(self, phrases: Iterable[str]) -> None:
        table: dict[str, set[tuple[str, ...]]] = {}
        for phrase in phrases:
            for words in product(*(part.split("/") for part in phrase.lower().replace("-", " ").split())):
                table.setdefault(words[0], set()).add(words)
        # The longest phrase comes first: it is the one that is meant.
        self.table = {
            first: tuple(sorted(found, key=lambda words: (-len(words), words)))
            for first, found in table.items()
        }
        self.first_words = frozenset(table)
        self.size = sum(map(len, table.values()))


def read_lines(text: str) -> tuple[str, ...]:
    """Return the entries of a lexicon file: one a line, `#` begins a remark, empty lines do not count."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


@cache
def lexicon(name: str, language: str = "en") -> Phrases:
    """Return the lexicon `name` of `language`, compiled once.

    Raises:
        FileNotFoundError: there is no such lexicon.
    """
    return Phrases(read_lines(resource_text("lexicons", language, f"{name}.txt")))


@cache
def word_list(name: str, language: str = "en") -> frozenset[str]:
    """Return the single words of the lexicon `name`; raises FileNotFoundError where there is none."""
    return frozenset(read_lines(resource_text("lexicons", language, f"{name}.txt")))
