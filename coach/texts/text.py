"""A post as the coach reads it: words, links, names, tags, emoji, numbers and quotes told apart, once.

Every rule and every signal shares one `Text`. Whatever costs something is computed when first asked for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from coach.texts.language import guess_language
from coach.texts.once import once
from coach.texts.phrases import INDEX, Phrases, word_list
from coach.texts.scan import Scan, blanked, find_quotes, fold, word_in
from coach.texts.span import Match, Span, Token

# Private-use signs, one for each kind, so that a masked text is as long as the raw one.
URL_MASK, MENTION_MASK, HASHTAG_MASK, EMOJI_MASK, NUMBER_MASK, QUOTE_MASK = map(chr, range(0xE000, 0xE006))

FEW = 80  # words; in so few a word is found sooner by looking than by an index of all

_BREAK = re.compile(r"[!?\n]|\.\s")  # a phrase does not reach across one
_SENTENCE_END = re.compile(r"[.!?…\n]+(?:(?<=\n)|(?=\s|$))")  # begins with one set of signs: fast to look for
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.](?=\S)[^.!?…\n]*)*[.!?…]*|[.!?…]+")


class Text:
    """One reading of one post. `words` and `tokens` are the writer's own; `all_words` has quoted ones too."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.folded = fold(raw)  # lower case, plain apostrophes, same length as `raw`
        scan = Scan(self.folded)
        self.entities = scan.entities
        self.urls = tuple(scan.urls)
        self.mentions = tuple(scan.mentions)
        self.hashtags = tuple(scan.hashtags)
        self.emoji = tuple(scan.emoji)
        self.numbers = tuple(scan.numbers)
        self.quotes = find_quotes(self.folded)
        self.words_only = blanked(scan.words_only, self.quotes) if self.quotes else scan.words_only
        self.words = _words(self.words_only)
        self.all_words = _words(scan.words_only) if self.quotes else self.words

    @property
    def parts(self) -> "Sequence[tuple[int, Text]]":
        """The texts that were read on their own, each with the place where it begins."""
        return ((0, self),)

    def in_quote(self, index: int) -> bool:
        """Tell whether the code point at `index` belongs to somebody else's words."""
        return any(start <= index < end for start, end in self.quotes)

    def slice(self, span: Span | Match | Token) -> str:
        """Return the raw words of `span`."""
        return self.raw[span.start : span.end]

    @once
    def masked(self) -> str:
        """The text with every link, name, tag, emoji, number and quote replaced sign by sign."""
        return self._covered(
            (self.numbers, NUMBER_MASK),
            (self.emoji, EMOJI_MASK),
            (self.hashtags, HASHTAG_MASK),
            (self.mentions, MENTION_MASK),
            (self.urls, URL_MASK),
            (self.quotes, QUOTE_MASK),
        )

    @once
    def prose(self) -> str:
        """The text without links, mentions, hashtags and emoji: what readability is about."""
        blank = self._covered(
            (self.urls, " "),
            (self.mentions, " "),
            (self.hashtags, " "),
            (self.emoji, " "),
            (self.entities, " "),
        )
        return "\n".join(" ".join(line.split()) for line in blank.splitlines()).strip()

    def _covered(self, *layers: tuple[tuple[Span, ...] | list[Span], str]) -> str:
        signs = list(self.raw)
        for spans, mask in layers:
            for start, end in spans:
                signs[start:end] = mask * (end - start)
        return "".join(signs)

    @once
    def places(self) -> list[tuple[int, int]]:
        """Where each of the writer's words begins and ends."""
        return [found.span() for found in word_in(self.words_only).finditer(self.words_only)]

    @once
    def word_set(self) -> frozenset[str]:
        """The writer's words, each once."""
        return frozenset(self.words)

    @once
    def tokens(self) -> tuple[Token, ...]:
        """The writer's words with their places."""
        return tuple(Token(word, *place) for word, place in zip(self.words, self.places, strict=True))

    @once
    def positions(self) -> Mapping[str, Sequence[int]]:
        """For each word, where it stands in `words`."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            found.setdefault(word, []).append(at)
        return found

    def word_span(self, first: int, last: int | None = None) -> Span:
        """Return the place of the words from `first` to `last`, both included and counted in `words`."""
        return Span(self.places[first][0], self.places[first if last is None else last][1])

    def has(self, phrases: Phrases) -> bool:
        """Tell whether any of `phrases` stands in the writer's own words."""
        return not phrases.bit & self.lacking and any(True for _ in self._matches(phrases))

    def find(self, phrases: Phrases) -> tuple[Match, ...]:
        """Return where `phrases` stand, in order; of several that begin together the longest."""
        if phrases.bit & self.lacking:
            return ()
        return tuple(
            sorted(
                [
                    Match(*self.word_span(at, at + len(phrase) - 1), " ".join(phrase))
                    for at, phrase in self._matches(phrases)
                ]
            )
        )

    @once
    def _beginning(self) -> tuple[int, list[int]]:
        """All lexicons that were read by now, by their bits, and for each word those that may begin there."""
        return INDEX.known, INDEX.beginning_in(self.words)

    @once
    def lacking(self) -> int:
        """The lexicons, by their bits, that surely have no phrase here; later ones are not among them."""
        known, beginning = self._beginning
        for there in set(beginning):
            known &= ~there
        return known

    def _matches(self, phrases: Phrases) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield which of `words` a phrase begins with, and the phrase."""
        words = self.words
        known, beginning = self._beginning
        if bit := phrases.bit & known:
            places = [at for at, lexicons in enumerate(beginning) if bit & lexicons]
        else:
            places = [at for first in phrases.first_words & self.word_set for at in self._places_of(first)]
        for at in places:
            for phrase in phrases.standing_at(words, at):
                if len(phrase) == 1 or not _BREAK.search(self.raw, *self.word_span(at, at + len(phrase) - 1)):
                    yield at, phrase
                    break

    def _places_of(self, word: str) -> Sequence[int]:
        """Return where `word` stands in `words`."""
        if len(self.words) > FEW:
            return self.positions[word]
        at = -1
        return [at := self.words.index(word, at + 1) for _ in range(self.words.count(word))]

    @once
    def sentence_lengths(self) -> tuple[int, ...]:
        """How many of the writer's words each sentence has; sentences without words do not count."""
        words_in = word_in(self.words_only).findall
        pieces = _SENTENCE_END.split(self.words_only)
        return tuple([length for piece in pieces if (length := len(words_in(piece)))])

    @once
    def sentences(self) -> tuple[Span, ...]:
        """The sentences that contain anything but space; a line break ends one."""
        hidden = self.masked
        found = (Span(match.start(), match.end()) for match in _SENTENCE.finditer(hidden))
        return tuple(trimmed for span in found if (trimmed := self._trim(span)).end > trimmed.start)

    @once
    def paragraphs(self) -> tuple[Span, ...]:
        """The blocks between empty lines."""
        found: list[Span] = []
        begin: int | None = None
        at = 0
        for line in self.raw.split("\n"):
            if line.strip():
                begin = at if begin is None else begin
            elif begin is not None:
                found.append(self._trim(Span(begin, at)))
                begin = None
            at += len(line) + 1
        if begin is not None:
            found.append(self._trim(Span(begin, len(self.raw))))
        return tuple(found)

    def _trim(self, span: Span) -> Span:
        words = self.raw[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))

    @once
    def questions(self) -> tuple[Span, ...]:
        """The writer's own sentences that end with a question mark."""
        if "?" not in self.raw:
            return ()
        return tuple(
            span for span in self.sentences if "?" in self.masked[span.start : span.end].rstrip(".!…")[-2:]
        )

    @once
    def exclamations(self) -> int:
        """How many exclamation marks the writer set."""
        return self.masked.count("!") if "!" in self.raw else 0

    def places_of(self, words: frozenset[str]) -> tuple[Span, ...]:
        """Return where any of the single `words` stands, in order."""
        found = words & self.word_set
        return tuple(self.word_span(at) for at in sorted(at for word in found for at in self.positions[word]))

    @property
    def says_i_or_we(self) -> bool:
        """Whether I, we, our or their like stand there."""
        return not (
            word_list("i_words").isdisjoint(self.word_set) and word_list("we_words").isdisjoint(self.word_set)
        )

    @property
    def says_you(self) -> bool:
        """Whether you, your or their like stand there."""
        return not word_list("you_words").isdisjoint(self.word_set)

    @once
    def hashtag_words(self) -> tuple[str, ...]:
        """The hashtags in lower case, without their sign."""
        return tuple(self.folded[start + 1 : end] for start, end in self.hashtags)

    @once
    def language(self) -> str:
        """ "en", or "" for a language that the coach does not know."""
        return guess_language(self.words, self.word_set)


def _words(words_only: str) -> tuple[str, ...]:
    found = word_in(words_only).findall(words_only)
    if " '" in words_only or " n't" in words_only:
        return tuple(word.replace(" ", "") for word in found)
    return tuple(found)


def read(raw: str) -> Text:
    """Return the coach's reading of `raw`; any text will do, it never fails."""
    return Text(raw)
