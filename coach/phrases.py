"""Phrases that are looked up by their first word, so that a thousand of them cost next to nothing.

A phrase is written in lower case with plain apostrophes and without hyphens. `0` stands for any number, `*`
for any one word (not in the first place), and `a/b` for either: "we/i are/am the best" is four phrases.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from resources.finder import resource_text


class Lengths(NamedTuple):
    """The phrases that begin with one word: those of one length in a set, the longest first."""

    exact: tuple[tuple[int, frozenset[tuple[str, ...]]], ...]
    open: tuple[tuple[str, ...], ...]  # with a `*`; they must be compared word by word


class Phrases:
    """A compiled lexicon."""

    __slots__ = ("_alone", "_pairs", "first_words", "number", "size", "table")

    def __init__(self, phrases: Iterable[str]) -> None:
        found: dict[str, set[tuple[str, ...]]] = {}
        for phrase in phrases:
            for words in product(*(part.split("/") for part in phrase.lower().replace("-", " ").split())):
                found.setdefault(words[0], set()).add(words)
        self.table = {first: _by_length(alike) for first, alike in found.items()}
        self.first_words = frozenset(found)
        self.size = sum(map(len, found.values()))

        every = [words for alike in found.values() for words in alike]
        self._pairs = frozenset(words[:2] for words in every if len(words) > 1 and words[1] != "*")
        self._alone = frozenset(words[0] for words in every if len(words) == 1 or words[1] == "*")
        self.number: int | None = None  # its place in the index of all lexicons; None: it is not in there

    def may_be_in(self, words: frozenset[str], pairs: frozenset[tuple[str, str]]) -> bool:
        """Tell, at next to no cost, whether a text of these words and pairs of words may have a phrase."""
        return not (self._alone.isdisjoint(words) and self._pairs.isdisjoint(pairs))

    def enter(self, index: "Index") -> None:
        """Let one look-up for all lexicons tell whether this one may have a phrase in a text."""
        self.number = index.add(self._alone, self._pairs)

    def standing_at(self, words: tuple[str, ...], at: int) -> Iterator[tuple[str, ...]]:
        """Yield the phrases that stand in `words` at `at`, where a first word of ours stands.

        Those with a `*` come first, then the others; among each the longest.
        """
        exact, open_phrases = self.table[words[at]]
        for phrase in open_phrases:
            if len(phrase) <= len(words) - at and _fits(phrase, words, at):
                yield phrase
        for length, alike in exact:
            if (piece := words[at : at + length]) in alike:
                yield piece


class Index:
    """Which lexicons may have a phrase in a text: one look-up for each word and pair serves all of them."""

    def __init__(self) -> None:
        self._by_word: dict[str, tuple[int, ...]] = {}
        self._by_pair: dict[tuple[str, str], tuple[int, ...]] = {}
        self.size = 0

    def add(self, words: frozenset[str], pairs: frozenset[tuple[str, str]]) -> int:
        """Take in a lexicon that begins with any of `words` or `pairs`, and return its number."""
        number = self.size
        for word in words:
            self._by_word[word] = (*self._by_word.get(word, ()), number)
        for pair in pairs:
            self._by_pair[pair] = (*self._by_pair.get(pair, ()), number)
        self.size = number + 1
        return number

    def may_be_in(self, words: frozenset[str], pairs: Iterable[tuple[str, str]]) -> frozenset[int]:
        """Return the numbers of all lexicons, of those added before, that may have a phrase there."""
        by_word, by_pair = self._by_word, self._by_pair
        found: set[int] = set()
        for word in words:
            if word in by_word:
                found.update(by_word[word])
        for pair in pairs:
            if pair in by_pair:
                found.update(by_pair[pair])
        return frozenset(found)


INDEX = Index()  # of all lexicons that were read


def _by_length(alike: set[tuple[str, ...]]) -> Lengths:
    plain = [words for words in alike if "*" not in words]
    lengths = sorted({len(words) for words in plain}, reverse=True)
    return Lengths(
        exact=tuple((size, frozenset(words for words in plain if len(words) == size)) for size in lengths),
        open=tuple(sorted(alike.difference(plain), key=lambda words: (-len(words), words))),
    )


def _fits(phrase: tuple[str, ...], words: tuple[str, ...], at: int) -> bool:
    return all(part in ("*", words[at + offset]) for offset, part in enumerate(phrase))


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
    phrases = Phrases(read_lines(resource_text("lexicons", language, f"{name}.txt")))
    phrases.enter(INDEX)
    return phrases


@cache
def word_list(name: str, language: str = "en") -> frozenset[str]:
    """Return the single words of the lexicon `name`; raises FileNotFoundError where there is none."""
    return frozenset(read_lines(resource_text("lexicons", language, f"{name}.txt")))
