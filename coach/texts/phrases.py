"""Phrases that are looked up by their first word, so that a thousand of them cost next to nothing.

A phrase is written in lower case with plain apostrophes and without hyphens. `0` stands for any number, `*`
for any one word (not in the first place), and `a/b` for either: "we/i are/am the best" is four phrases.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

from resources.finder import resource_text


class Lengths(NamedTuple):
    """The phrases that begin with one word: those of one length in a set, the longest first."""

    exact: tuple[tuple[int, frozenset[tuple[str, ...]]], ...]
    open: tuple[tuple[str, ...], ...]  # with a `*`; they must be compared word by word


class Phrases:
    """A compiled lexicon."""

    __slots__ = ("_alone", "_pairs", "bit", "first_words", "size", "table")

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
        self.bit = 0  # its own in the index of all lexicons; 0: it is not in there

    def may_be_in(self, words: frozenset[str], pairs: frozenset[tuple[str, str]]) -> bool:
        """Tell, at next to no cost, whether a text of these words and pairs of words may have a phrase."""
        return not (self._alone.isdisjoint(words) and self._pairs.isdisjoint(pairs))

    def enter(self, index: "Index") -> None:
        """Let one look-up for all lexicons tell whether this one may have a phrase in a text."""
        self.bit = index.add(self._alone, self._pairs)

    def may_begin(self, words: tuple[str, ...], at: int) -> bool:
        """Tell, by two words alone, whether a phrase may stand in `words` at `at`."""
        pair = words[at : at + 2]
        return pair in self._pairs or pair[0] in self._alone

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
    """Which lexicons may have a phrase in a text: one look-up for each word and pair serves all of them.

    Every lexicon has a bit of its own, so that several are one number.
    """

    def __init__(self) -> None:
        self._by_word: dict[str, int] = {}
        self._by_pair: dict[tuple[str, str], int] = {}
        self._words: set[str] = set()  # those of `_by_word`: sets meet faster than one looks up word by word
        self._pairs: set[tuple[str, str]] = set()
        self.known = 0  # the bits of all lexicons that were added

    def add(self, words: frozenset[str], pairs: frozenset[tuple[str, str]]) -> int:
        """Take in a lexicon that begins with any of `words` or `pairs`, and return its bit."""
        bit = self.known + 1  # every lower bit is taken
        for word in words:
            self._by_word[word] = self._by_word.get(word, 0) | bit
        for pair in pairs:
            self._by_pair[pair] = self._by_pair.get(pair, 0) | bit
        self._words |= words
        self._pairs |= pairs
        self.known |= bit
        return bit

    def lacking_in(self, words: tuple[str, ...]) -> int:
        """Return the lexicons, of those added before, that surely have no phrase in `words`."""
        found = 0
        for word in self._words.intersection(words):
            found |= self._by_word[word]
        for pair in self._pairs.intersection(pairwise(words)):
            found |= self._by_pair[pair]
        return self.known & ~found


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
