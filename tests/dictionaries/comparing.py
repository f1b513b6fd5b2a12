"""Compares our verdicts with Hunspell's: of every word, of slips, of stems with wrong affixes, of posts."""

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from app.services.language.accepted_words import accepted_by
from app.services.language.spelling import open_dictionary
from app.services.language.spelling_words import words_to_judge
from tests.dictionaries.expanding import affixes_of, entries_of, files_of

SLIPS = 300_000
LETTERS = "abcdefghijklmnopqrstuvwxyz'éèñü"


class Compared(NamedTuple):
    """How many words were looked at, and those of which the verdicts differ."""

    words: int
    differ: Sequence[str]


def compare(dictionary: str, words: Iterable[str], texts: Iterable[Path]) -> Iterator[tuple[str, Compared]]:
    """Yield, for `dictionary`, which accepts `words`, each kind of words and what came of it."""
    every = sorted(words)
    yield "every word", verdicts(dictionary, in_capitals(every))
    yield "slips of the finger", verdicts(dictionary, in_capitals(slips(every, SLIPS, seed=1)))
    yield "wrong prefixes and suffixes", verdicts(dictionary, wrong_affixes(dictionary, every))
    for text in texts:
        yield text.name, verdicts(dictionary, in_capitals(sorted(words_of(text))))


def verdicts(dictionary: str, words: Iterable[str]) -> Compared:
    """Compare what is said of those of `words` that spelling would ask about at all."""
    hunspell = open_dictionary(dictionary)
    ours = accepted_by(dictionary)
    asked = [word for word in words if may_be_asked(word)]
    return Compared(len(asked), [word for word in asked if ours.accept(word) != hunspell.spell(word)])


def in_capitals(words: Iterable[str]) -> Iterator[str]:
    """Yield each of `words` as it is, small, and with a capital; what comes to the same, once."""
    for word in words:
        yield from {word, word.lower(), word[:1].upper() + word[1:].lower()}


def may_be_asked(word: str) -> bool:
    """Tell whether `word` is of the form that spelling asks for: only its first letter may be a capital."""
    return bool(word) and word.replace("'", "").isalpha() and word[1:] == word[1:].lower()


def slips(words: Sequence[str], number: int, *, seed: int) -> Iterator[str]:
    """Yield `number` of `words` with one letter dropped, doubled, swapped, replaced or put in."""
    dice = random.Random(seed)
    for _ in range(number):
        word = dice.choice(words)
        at = dice.randrange(len(word))
        letter = dice.choice(LETTERS)
        yield dice.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
                word[:at] + letter + word[at + 1 :],
                word[:at] + letter + word[at:],
            )
        )


def wrong_affixes(dictionary: str, words: Sequence[str]) -> Iterator[str]:
    """Yield its stems with every suffix and `words` with every prefix, whether they may have them or not."""
    aff, dic = files_of(dictionary)
    prefixes, suffixes = (
        [affix for alike in affixes.values() for affix in alike] for affixes in affixes_of(aff)
    )
    for word, _ in entries_of(dic):
        yield from {word.removesuffix(affix.strip) + affix.add for affix in suffixes}
    yield from (affix.add + word for affix in prefixes for word in words)


def words_of(text: Path) -> set[str]:
    """Return the words of the file `text` that spelling would judge."""
    lines = text.read_text(encoding="utf-8").splitlines()
    found = {line[span.start : span.end] for line in lines for span in words_to_judge(line)}
    return {word.replace("’", "'") for word in found}
