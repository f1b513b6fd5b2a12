"""Traits of the clauses that begin with a command: read, join, buy, share."""

import re
from collections.abc import Iterator
from functools import cache

from coach.signals.lexicon import FOLDER, groups_in
from resources.finder import resource

MOST_SIGNS = 3000  # code points in which commands are looked for
FIRST = "commands in the first clause"
LATER = "commands in a later clause"
BEHIND_A_COMMA = "may command behind a comma"

# A clause begins behind one of these signs; a few more signs, a space or an emoji may stand between.
_CLAUSE = re.compile(
    r"([,.!?:…\n;|)>👉➡→✅🔥–—-])\W{1,6}(?!rt [@<])([a-z][a-z'-]{1,11})\b(?: ([a-z][a-z'-]{1,11})\b)?"
)
# Nothing is given back (*+): a row of names would take forever otherwise.
_OPENING = re.compile(
    r"(?:[.]?[@#<][\w.>-]*+[\s,:]*+)*+\W{0,6}(?!rt [@<])([a-z][a-z'-]{1,11})\b(?: ([a-z][a-z'-]{1,11})\b)?"
)
_SOFTENED = frozenset(
    (
        "please",
        "pls",
        "plz",
        "so",
        "and",
        "then",
        "now",
        "just",
        "also",
        "guys",
        "hey",
        "but",
        "to",
        "hi",
        "kindly",
        "do",
    )
)
_PLEASE = ("please", "pls", "plz", "kindly")
_ANY_PLEASE = frozenset(_PLEASE)


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for says, words in groups_in(resource(*FOLDER, "clauses", "commands.toml")).items():
        for word in words:
            found[word] = (*found.get(word, ()), says)
    return found


def note_commands(folded: str, words: tuple[str, ...], found: dict[str, str]) -> None:
    """Add to `found` which commands stand at the head of a clause of `folded`, or behind a please."""
    verbs = _verbs()
    told: list[str] = []
    if len(folded) > MOST_SIGNS:
        folded = folded[:MOST_SIGNS]
    if opening := _OPENING.match(folded):
        first, second = opening.groups()
        verb = second if first in _SOFTENED and second else first
        if verb in verbs:
            found[FIRST] = verb
            told.append(verb)
    for sign, first, second in _CLAUSE.findall(folded):
        verb = second if first in _SOFTENED and second else first
        if verb in verbs:
            if sign == ",":  # it may as well go on with a row of things that somebody does
                found[BEHIND_A_COMMA] = verb
                continue
            found[LATER] = verb
            told.append(verb)
    if not _ANY_PLEASE.isdisjoint(words):
        told += _asked_politely(words, found)
    for verb in told:
        for name in verbs[verb]:
            found[name] = verb
    if len(told) > 1:
        found["commands twice or more"] = ""


def _asked_politely(words: tuple[str, ...], found: dict[str, str]) -> Iterator[str]:
    for please in _PLEASE:
        if please in words:
            at = words.index(please) + 1
            if at < len(words) and words[at] in _verbs():
                found["says please and commands"] = words[at]
                yield words[at]
