"""The lexicons of the signals: which group of words a word or a phrase belongs to."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources.abc import Traversable
from typing import cast

from resources.finder import resource

FOLDER = ("lexicons", "en", "signals")
BEGINS = "begins: "  # before a group's name: what it is called where a post begins with a word of it

Groups = tuple[str, ...]  # their names
Phrase = tuple[tuple[str, ...], Groups]  # its words, its groups

# What begins with one word, by the second: the groups of these two words alone where they are all that begins
# so, as mostly, and else every phrase.
Behind = dict[str, Groups | list[Phrase]]

# The groups of a word itself, and what begins with it. Words that are in the same groups and begin nothing
# share one. A plain tuple: a named one is taken apart three times as slowly.
Opening = tuple[Groups, Behind | None]


def groups_in(file: Traversable) -> dict[str, tuple[str, ...]]:
    """Return the words and phrases of each group in `file`, by what the group says of a post."""
    tables = tomllib.loads(file.read_text(encoding="utf-8")).values()
    return {cast("str", table["says"]): tuple(cast("list[str]", table["words"])) for table in tables}


def read_groups() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what each group that counts wherever it stands says of a post, with its words and phrases.

    Raises:
        ValueError: two groups say the same.
    """
    known: set[str] = set()
    for file in sorted(resource(*FOLDER).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            more = groups_in(file)
            if twice := known & more.keys():
                raise ValueError(f"two groups say {sorted(twice)}")
            known |= more.keys()
            yield from more.items()


class _Compiler:
    """Enters one phrase after the other, so that no second copy of all of them is ever in memory."""

    def __init__(self) -> None:
        self.table: dict[str, Opening] = {}
        self._words: dict[str, str] = {}  # equal words, sets of groups and openings are one object
        self._groups: dict[Groups, Groups] = {}
        self._openings: dict[Groups, Opening] = {}

    def enter(self, words: tuple[str, ...], says: str) -> None:
        """Enter the phrase `words` of the group that `says` something."""
        words = tuple([self._words.setdefault(word, word) for word in words])
        first = words[0]
        groups, behind = self.table.get(first, ((), None))
        if len(words) == 1:
            groups = self._with(groups, says)
        else:
            behind = behind if behind is not None else {}
            self._enter_behind(behind, words, says)
        self.table[first] = (groups, behind) if behind else self._openings.setdefault(groups, (groups, None))

    def _enter_behind(self, behind: Behind, words: tuple[str, ...], says: str) -> None:
        known = behind.get(words[1])
        if len(words) == 2 and not isinstance(known, list):
            behind[words[1]] = self._with(known or (), says)
            return
        phrases = known if isinstance(known, list) else [(words[:2], known)] if known else []
        for at, (phrase, groups) in enumerate(phrases):
            if phrase == words:
                phrases[at] = (phrase, self._with(groups, says))
                break
        else:
            phrases.append((words, self._with((), says)))
        behind[words[1]] = phrases

    def _with(self, groups: Groups, says: str) -> Groups:
        more = groups if says in groups else (*groups, says)
        return self._groups.setdefault(more, more)


@cache
def openings() -> dict[str, Opening]:
    """Return what each first word may begin, compiled once."""
    compiler = _Compiler()
    for says, phrases in read_groups():
        for phrase in phrases:
            compiler.enter(tuple(phrase.lower().replace("-", " ").split()), says)
    return compiler.table


def note_groups(words: tuple[str, ...], tags: Sequence[str], found: dict[str, str]) -> None:
    """Add to `found` the groups that `words`, the phrases in them and the hashtags `tags` belong to."""
    table = openings()
    for at, (word, following, opening) in enumerate(
        zip(words, (*words[1:], ""), map(table.get, words), strict=False)
    ):
        if opening is None:
            continue
        groups, behind = opening
        for group in groups:
            if group not in found:
                found[group] = word
        if behind is not None and following in behind:
            phrases = behind[following]
            if isinstance(phrases, tuple):
                spelled = f"{word} {following}"
                for group in phrases:
                    found[group] = spelled
                continue
            for phrase, groups in phrases:
                if words[at : at + len(phrase)] == phrase:
                    spelled = " ".join(phrase)
                    for group in groups:
                        found[group] = spelled
    for tag in tags:
        if tag in table:
            for group in table[tag][0]:
                if group not in found:
                    found[group] = tag
    if words and words[0] in table:
        for group in table[words[0]][0]:
            found[BEGINS + group] = words[0]
