"""A long text, read paragraph by paragraph: after a key stroke only the paragraph around it is read again."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import Any

from coach.texts.once import once
from coach.texts.phrases import INDEX, Phrases
from coach.texts.scan import REPOST
from coach.texts.span import Match, Span, Token
from coach.texts.text import Text, read

LONG_FROM = 4000  # code points; a shorter text is read anew faster than it is put together
KNOWN = 1024  # paragraphs that are kept: one long article and the versions of what is being written

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


class Paragraph(Text):
    """One paragraph, with what was found in it kept for the next reading."""

    def __init__(self, raw: str) -> None:
        super().__init__(raw)
        self.kept: dict[str, tuple[Any, tuple[Any, ...]]] = {}  # what local rules found here, and for whom
        self.quotes_to_the_end = REPOST.search(self.folded) is not None
        self._asked = 0  # the lexicons, by their bits, that `lacking` was asked for
        self._found: dict[Phrases, tuple[Match, ...]] = {}
        self._places: dict[frozenset[str], tuple[Span, ...]] = {}

    def find(self, phrases: Phrases) -> tuple[Match, ...]:
        """Return where `phrases` stand, as Text does, looked for once."""
        found = self._found.get(phrases)
        if found is None:
            found = self._found[phrases] = super().find(phrases)
        return found

    def places_of(self, words: frozenset[str]) -> tuple[Span, ...]:
        """Return where any of the single `words` stands, as Text does, looked for once."""
        found = self._places.get(words)
        if found is None:
            found = self._places[words] = super().places_of(words)
        return found

    def ask_all_lexicons(self) -> Iterator[int]:
        """Yield the bits of the lexicons that may have a phrase here, those read since included."""
        if self._asked != INDEX.known:
            self._asked = INDEX.known
            for outdated in ("lacking", "_beginning"):
                self.__dict__.pop(outdated, None)
        bits = self._asked & ~self.lacking
        while bits:
            lowest = bits & -bits
            yield lowest
            bits ^= lowest


@lru_cache(maxsize=KNOWN)
def _paragraph(raw: str) -> Paragraph:
    return Paragraph(raw)


def reread(raw: str) -> Text:
    """Return the reading of `raw`, the same that `read` gives; known paragraphs are not read again."""
    if len(raw) < LONG_FROM or "İ" in raw:  # this letter is lowered into two signs, which changes how all are
        return read(raw)
    parts = [(match.start(), _paragraph(match[0])) for match in _PARAGRAPH.finditer(raw)]
    if len(parts) < 2 or any(part.quotes_to_the_end for _, part in parts):
        return read(raw)
    return Article(raw, parts)


class Article(Text):
    """A text put together from its paragraphs; every answer is the one that Text would give."""

    def __init__(self, raw: str, parts: Sequence[tuple[int, Paragraph]]) -> None:
        self.raw = raw
        self._parts = parts
        texts = [part for _, part in parts]
        self._texts = texts
        self.folded = self._between([part.folded for part in texts])
        self.entities = list(self._moved([part.entities for part in texts]))
        self.urls = self._moved([part.urls for part in texts])
        self.mentions = self._moved([part.mentions for part in texts])
        self.hashtags = self._moved([part.hashtags for part in texts])
        self.emoji = self._moved([part.emoji for part in texts])
        self.numbers = self._moved([part.numbers for part in texts])
        self.quotes = self._moved([part.quotes for part in texts])
        self.words = tuple(chain.from_iterable([part.words for part in texts]))
        self.all_words = (
            tuple(chain.from_iterable([part.all_words for part in texts])) if self.quotes else self.words
        )

    @property
    def parts(self) -> Sequence[tuple[int, Paragraph]]:
        """The paragraphs, each with the place where it begins."""
        return self._parts

    def _between(self, pieces: Iterable[str]) -> str:
        """Return `pieces`, one for each paragraph, with what stands between the paragraphs."""
        joined: list[str] = []
        at = 0
        for (start, _), piece in zip(self._parts, pieces, strict=True):
            joined += (self.raw[at:start], piece)
            at = start + len(piece)
        return "".join(joined) + self.raw[at:]

    def _moved(self, found: Iterable[Iterable[tuple[int, int]]]) -> tuple[Span, ...]:
        """Return the places `found` in each paragraph as places in the whole text."""
        return tuple(
            [
                Span(begin + start, end + start)
                for (start, _), places in zip(self._parts, found, strict=True)
                if places
                for begin, end in places
            ]
        )

    @once
    def words_only(self) -> str:
        """The text with all but words and numbers blanked out."""
        return self._between([part.words_only for part in self._texts])

    @once
    def masked(self) -> str:
        """The text with every link, name, tag, emoji, number and quote replaced sign by sign."""
        return self._between([part.masked for part in self._texts])

    @once
    def word_set(self) -> frozenset[str]:
        """The writer's words, each once."""
        return frozenset[str]().union(*[part.word_set for part in self._texts])

    @once
    def places(self) -> list[tuple[int, int]]:
        """Where each of the writer's words begins and ends."""
        return list(self._moved([part.places for part in self._texts]))

    @once
    def tokens(self) -> tuple[Token, ...]:
        """The writer's words with their places."""
        return tuple(
            [
                Token(word, begin + start, end + start)
                for start, part in self._parts
                for word, begin, end in part.tokens
            ]
        )

    @once
    def _first_words(self) -> list[int]:
        """How many words stand before each paragraph, and at the end how many there are."""
        return list(accumulate([len(part.words) for part in self._texts], initial=0))

    @once
    def positions(self) -> Mapping[str, Sequence[int]]:
        """For each word, where it stands in `words`."""
        return _Positions(self.word_set, self._texts, self._first_words)

    def word_span(self, first: int, last: int | None = None) -> Span:
        """Return the place of the words from `first` to `last`, both included and counted in `words`."""
        start = self._place(first).start
        return Span(start, self._place(first if last is None else last).end)

    def _place(self, word: int) -> Span:
        number = bisect_right(self._first_words, word) - 1
        start, part = self._parts[number]
        begin, end = part.word_span(word - self._first_words[number])
        return Span(begin + start, end + start)

    @once
    def _by_lexicon(self) -> tuple[int, Mapping[int, Sequence[tuple[int, Paragraph]]]]:
        """The lexicons that every paragraph was asked for, and for each the paragraphs that may have it."""
        known = INDEX.known
        found: dict[int, list[tuple[int, Paragraph]]] = {}
        for place in self._parts:
            for bit in place[1].ask_all_lexicons():
                found.setdefault(bit, []).append(place)
        return known, found

    @once
    def lacking(self) -> int:
        """The lexicons, by their bits, that surely have no phrase here; later ones are not among them."""
        known, by_lexicon = self._by_lexicon
        return known & ~sum(by_lexicon)

    def _asked(self, phrases: Phrases) -> Sequence[tuple[int, Paragraph]]:
        known, by_lexicon = self._by_lexicon
        return by_lexicon.get(phrases.bit, ()) if phrases.bit & known else self._parts

    def has(self, phrases: Phrases) -> bool:
        """Tell whether any of `phrases` stands in the writer's own words."""
        return any(part.find(phrases) for _, part in self._asked(phrases))

    def find(self, phrases: Phrases) -> tuple[Match, ...]:
        """Return where `phrases` stand, in order; of several that begin together the longest."""
        return tuple(
            [
                Match(begin + start, end + start, phrase)
                for start, part in self._asked(phrases)
                for begin, end, phrase in part.find(phrases)
            ]
        )

    def places_of(self, words: frozenset[str]) -> tuple[Span, ...]:
        """Return where any of the single `words` stands, in order."""
        if words.isdisjoint(self.word_set):
            return ()
        return self._moved([part.places_of(words) for part in self._texts])

    @once
    def sentence_lengths(self) -> tuple[int, ...]:
        """How many of the writer's words each sentence has; sentences without words do not count."""
        return tuple(chain.from_iterable([part.sentence_lengths for part in self._texts]))

    @once
    def sentences(self) -> tuple[Span, ...]:
        """The sentences that contain anything but space; a line break ends one."""
        return self._moved([part.sentences for part in self._texts])

    @once
    def questions(self) -> tuple[Span, ...]:
        """The writer's own sentences that end with a question mark."""
        return self._moved([part.questions for part in self._texts]) if "?" in self.raw else ()

    @once
    def exclamations(self) -> int:
        """How many exclamation marks the writer set."""
        return sum([part.exclamations for part in self._texts])


class _Positions(Mapping[str, Sequence[int]]):
    """Where each word of an article stands, looked for when somebody asks for that word."""

    def __init__(self, words: frozenset[str], texts: Sequence[Text], first_words: Sequence[int]) -> None:
        self._words = words
        self._texts = texts
        self._first_words = first_words

    def __getitem__(self, word: str) -> Sequence[int]:
        if word not in self._words:
            raise KeyError(word)
        return [
            first + at
            for first, part in zip(self._first_words, self._texts, strict=False)
            if word in part.word_set
            for at in part.positions[word]
        ]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)
