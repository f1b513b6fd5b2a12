"""The lexicons of the signals: which group of words a word or a phrase belongs to."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources.abc import Traversable
from typing import cast

from resources.finder import resource

FOLDER = ("lexicons", "en", "signals")

Phrase = tuple[tuple[str, ...], tuple[str, ...]]  # its words, its groups


# What may begin with one word: the groups of the word itself, the same as they are named where a post begins
# with it, and phrases by their second word. A plain tuple: a named one is taken apart three times as slowly.
Opening = tuple[tuple[str, ...], tuple[str, ...], dict[str, tuple[Phrase, ...]] | None]


def groups_in(file: Traversable) -> dict[str, tuple[str, ...]]:
    """Return the words and phrases of each group in `file`, by what the group says of a post."""
    tables = tomllib.loads(file.read_text(encoding="utf-8")).values()
    return {cast("str", table["says"]): tuple(cast("list[str]", table["words"])) for table in tables}


def read_groups() -> dict[str, tuple[str, ...]]:
    """Return the groups that count wherever they stand.

    Raises:
        ValueError: two groups say the same.
    """
    groups: dict[str, tuple[str, ...]] = {}
    for file in sorted(resource(*FOLDER).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            more = groups_in(file)
            if twice := groups.keys() & more.keys():
                raise ValueError(f"two groups say {sorted(twice)}")
            groups |= more
    return groups


@cache
def openings() -> dict[str, Opening]:
    """Return what each first word may begin, compiled once."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for says, phrases in read_groups().items():
        for phrase in phrases:
            words = tuple(phrase.lower().replace("-", " ").split())
            found.setdefault(words, {})[says] = None
    longer: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words, says in found.items():
        seconds = longer.setdefault(words[0], {})
        if len(words) > 1:
            phrase = (words, shared.setdefault(tuple(says), tuple(says)))
            seconds[words[1]] = (*seconds.get(words[1], ()), phrase)
    once: dict[
        tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]]
    ] = {}  # few words have groups of their own
    table: dict[str, Opening] = {}
    for first, seconds in longer.items():
        groups = tuple(found.get((first,), ()))
        table[first] = (*once.setdefault(groups, (groups, _beginning(groups))), seconds or None)
    return table


def _beginning(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Return what `groups` are called where a post begins with a word of theirs."""
    return tuple(f"begins: {group}" for group in groups)


def note_groups(words: tuple[str, ...], tags: Sequence[str], found: dict[str, str]) -> None:
    """Add to `found` the groups that `words`, the phrases in them and the hashtags `tags` belong to."""
    table = openings()
    for at, (word, following, opening) in enumerate(
        zip(words, (*words[1:], ""), map(table.get, words), strict=False)
    ):
        if opening is None:
            continue
        groups, _, phrases = opening
        for group in groups:
            if group not in found:
                found[group] = word
        if phrases is not None and following in phrases:
            for phrase, groups in phrases[following]:
                if len(phrase) == 2 or words[at : at + len(phrase)] == phrase:
                    spelled = " ".join(phrase)
                    for group in groups:
                        found[group] = spelled
    for tag in tags:
        if tag in table:
            for group in table[tag][0]:
                if group not in found:
                    found[group] = tag
    if words and words[0] in table:
        for name in table[words[0]][1]:
            found[name] = words[0]
