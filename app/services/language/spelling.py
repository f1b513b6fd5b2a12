"""Spelling, offline, by Hunspell's English dictionaries, which come along, and the writer's own words."""

import asyncio
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import as_file
from pathlib import Path
from typing import Protocol, cast

from app.services.language.accepted_words import accepted_by
from app.services.language.spelling_words import swapped, words_to_judge
from app.settings.own_words import read_own_words, write_own_words
from coach.texts.phrases import word_list
from coach.texts.span import Span
from resources.finder import resource, resource_text

BRITISH, AMERICAN = "en-GB", "en-US"
MOST_SUGGESTIONS = 6
MOST_REMEMBERED = 5_000  # words, some 150 bytes each; 50,000 characters hold 2,000 different ones
BREATH = 20  # lines that are checked in one go, before the engine may do something else


class Dictionary(Protocol):
    """What we use of `hunspell.Hunspell`, which comes without types."""

    def spell(self, word: str) -> bool:
        """Tell whether `word` is right; the tests hold our own verdicts against it."""
        ...

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first."""
        ...


def dictionary_for(language: str, english: str) -> str:
    """Return which dictionary judges `language` (BCP 47); "" where there is none.

    Plain "en" is judged by `english`; Americans have their own, everybody else writes British.
    """
    tongue, _, rest = language.replace("_", "-").partition("-")
    if tongue.lower() != "en":
        return ""
    if not rest:
        return english
    return AMERICAN if rest.upper() == "US" else BRITISH


class Spelling:
    """Judges words by a list; Hunspell itself is loaded when the first suggestions are wanted, not before."""

    def __init__(self, *, own_words: Path, known: Iterable[str] = ()) -> None:
        """Use the list in `own_words`, and take the words in `known`, such as names, to be right."""
        self._path = own_words
        self._own: dict[str, None] | None = None  # a set that keeps its order
        self._judged: dict[tuple[str, str], bool] = {}
        self.know(known)

    def know(self, known: Iterable[str]) -> None:
        """Take the words in `known` to be right from now on, instead of those before."""
        self._known = frozenset(word.casefold() for phrase in known for word in phrase.split())
        self._judged.clear()

    async def check(self, lines: Sequence[str], dictionary: str) -> tuple[tuple[Span, ...], ...]:
        """Return for each of `lines` where words stand that `dictionary` does not know.

        Raises:
            InputError: the writer's own list cannot be read.
        """
        found: list[tuple[Span, ...]] = []
        for nth, line in enumerate(lines):
            if nth % BREATH == BREATH - 1:
                await asyncio.sleep(0)
            spans = words_to_judge(line)
            found.append(tuple(s for s in spans if not self._is_right(line[s.start : s.end], dictionary)))
        return tuple(found)

    async def suggest(self, word: str, dictionary: str) -> tuple[str, ...]:
        """Return what may have been meant by `word`, the likeliest first; often there is nothing."""
        small = [one for one in swapped(word.casefold()) if one in word_list("stop_words")]
        meant = [one.capitalize() if word[0].isupper() else one for one in small]
        return tuple(dict.fromkeys([*meant, *open_dictionary(dictionary).suggest(word)]))[:MOST_SUGGESTIONS]

    async def learn(self, word: str) -> None:
        """Put `word` into the writer's own list. Raises StoreError or InputError."""
        self._write({**self._mine(), word.replace("’", "'"): None})

    async def unlearn(self, word: str) -> None:
        """Take `word` out of the writer's own list. Raises StoreError or InputError."""
        self._write({one: None for one in self._mine() if one != word.replace("’", "'")})

    def _write(self, words: dict[str, None]) -> None:
        write_own_words(self._path, words)
        self._own = words
        self._judged.clear()

    def _mine(self) -> dict[str, None]:
        if self._own is None:
            self._own = dict.fromkeys(read_own_words(self._path))
        return self._own

    def _is_right(self, word: str, dictionary: str) -> bool:
        key = (dictionary, word)
        right = self._judged.get(key)
        if right is None:
            if len(self._judged) >= MOST_REMEMBERED:
                self._judged.clear()
            right = self._judged[key] = self._judge(word.replace("’", "'"), dictionary)
        return right

    def _judge(self, word: str, dictionary: str) -> bool:
        if accepted_by(dictionary).accept(word):
            return True
        folded = word.casefold()
        forms = {folded, folded.removesuffix("'s"), folded.removesuffix("'")}
        if not forms.isdisjoint(self._known | _of_today() | {one.casefold() for one in self._mine()}):
            return True
        if word[0].isupper():  # somebody's name, unless quick fingers exchanged two letters of a small word
            return word_list("stop_words").isdisjoint(swapped(folded))
        return not word.isascii()  # a word of another language


@cache
def open_dictionary(dictionary: str) -> Dictionary:
    """Load `dictionary` into Hunspell: about 50 ms and 6 MB, once."""
    with as_file(resource("dictionaries")) as folder:
        made = import_module("hunspell").Hunspell(
            dictionary.replace("-", "_"), hunspell_data_dir=str(folder), system_encoding="utf-8"
        )
    return cast("Dictionary", made)


@cache
def _of_today() -> frozenset[str]:
    lines = resource_text("dictionaries", "of_today.txt").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
