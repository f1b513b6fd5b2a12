"""Phrases that are looked up by their first word, so that a thousand of them cost next to nothing.

A phrase is written in lower case with plain apostrophes and without hyphens. `0` stands for any number, `*`
for any one word (not in the first place), and `a/b` for either: "we/i are/am the best" is four phrases.
"""

from collections.abc import Iterable, Iterator, KeysView
from functools import cache, lru_cache
from itertools import islice, pairwise, product
from operator import contains
from sys import intern

from resources.finder import resource_text


class Phrases:
    """A compiled lexicon: its phrases by their first words, each line of several phrases as it is written.

    The two hundred lines of a large lexicon are thousands of phrases, of which a text has one or two.
    """

    __slots__ = ("_table", "bit")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._table: dict[str, tuple[str, ...]] = {}
        for phrase in phrases:
            parts = _parts(phrase)
            line = " ".join(parts)
            for first in parts[0].split("/"):
                self._table[first] = (*self._table.get(first, ()), line)
        self.bit = 0  # its own in the index of all lexicons; 0: it is not in there

    @property
    def first_words(self) -> KeysView[str]:
        """The words that a phrase may begin with."""
        return self._table.keys()

    def enter(self, index: "Index") -> None:
        """Let one look-up for all lexicons tell whether this one may have a phrase in a text."""
        alone: set[str] = set()
        pairs: set[tuple[str, str]] = set()
        for lines in self._table.values():
            for line in lines:
                firsts, *seconds = (part.split("/") for part in islice(line.split(), 2))
                if not seconds or "*" in seconds[0]:
                    alone.update(firsts)
                if seconds:
                    pairs.update(pair for pair in product(firsts, seconds[0]) if pair[1] != "*")
        self.bit = index.add(alone, pairs)

    def standing_at(self, words: tuple[str, ...], at: int) -> list[tuple[str, ...]]:
        """Return the phrases that stand in `words` at `at`, where a first word of ours stands.

        Those with a `*` come first, then the others; among each the longest.
        """
        following = words[at + 1] if at + 1 < len(words) else ""
        found = [
            phrase
            for line in self._table[words[at]]
            if following in line or "*" in line or " " not in line  # most of the others end here
            for phrase in _fitting(line, words, at)
        ]
        return sorted(found, key=_by_precedence) if len(found) > 1 else found


def _by_precedence(phrase: tuple[str, ...]) -> tuple[bool, int, tuple[str, ...]]:
    return "*" not in phrase, -len(phrase), phrase


def _fitting(line: str, words: tuple[str, ...], at: int) -> Iterable[tuple[str, ...]]:
    """Return the phrases that `line` stands for and that stand in `words` at `at`."""
    parts = _read(line)
    piece = words[at : at + len(parts)]
    if len(piece) < len(parts):
        return ()
    if "*" in line:
        choices = (
            [one for one in part if one in ("*", word)] for part, word in zip(parts, piece, strict=True)
        )
        return product(*choices)
    return (piece,) if all(map(contains, parts, piece)) else ()


@lru_cache(maxsize=512)  # lines whose first two words were met
def _read(line: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.split("/")) for part in line.split())


def _parts(phrase: str) -> list[str]:
    return phrase.lower().replace("-", " ").split()


def spellings(phrase: str) -> Iterator[str]:
    """Yield every phrase that `phrase` stands for, as `Text.find` names it."""
    return map(" ".join, product(*(part.split("/") for part in _parts(phrase))))


class Index:
    """Which lexicons may have a phrase in a text: one look-up for each word and pair serves all of them.

    Every lexicon has a bit of its own, so that several are one number.
    """

    def __init__(self) -> None:
        self._by_word: dict[str, int] = {}
        self._by_pair: dict[tuple[str, ...], int] = {}
        self.known = 0  # the bits of all lexicons that were added

    def add(self, words: Iterable[str], pairs: Iterable[tuple[str, str]]) -> int:
        """Take in a lexicon that begins with any of `words` or `pairs`, and return its bit."""
        bit = self.known + 1  # every lower bit is taken
        for word in words:
            others = self._by_word.get(word)
            self._by_word[word] = bit if others is None else others | bit
        for pair in pairs:
            others = self._by_pair.get(pair)
            if others is None:
                self._by_pair[intern(pair[0]), intern(pair[1])] = bit
            else:
                self._by_pair[pair] = others | bit
        self.known |= bit
        return bit

    def beginning_in(self, words: tuple[str, ...]) -> list[int]:
        """Return for each of `words` the lexicons of which a phrase may begin there, by two words alone."""
        by_word, by_pair = self._by_word.get, self._by_pair.get
        found = [by_word(pair[0], 0) | by_pair(pair, 0) for pair in pairwise(words)]
        if words:
            found.append(by_word(words[-1], 0))
        return found


INDEX = Index()  # of all lexicons that were read


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
