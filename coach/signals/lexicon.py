"""The lexicons of the signals: which group of words a word or a phrase belongs to."""

import tomllib
from functools import cache
from typing import NamedTuple, cast

from resources.finder import resource

FOLDER = ("lexicons", "en", "signals")


class Opening(NamedTuple):
    """What may begin with one word: the groups of the word itself, and longer phrases with theirs."""

    groups: tuple[str, ...]
    phrases: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]  # words, the same as text, groups


def read_groups() -> dict[str, tuple[str, ...]]:
    """Return every group's words and phrases by what the group says of a post.

    Raises:
        ValueError: two groups say the same.
    """
    groups: dict[str, tuple[str, ...]] = {}
    for file in sorted(resource(*FOLDER).iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".toml"):
            continue
        for table in tomllib.loads(file.read_text(encoding="utf-8")).values():
            says = cast("str", table["says"])
            if says in groups:
                raise ValueError(f"two groups say {says!r}")
            groups[says] = tuple(cast("list[str]", table["words"]))
    return groups


@cache
def openings() -> dict[str, Opening]:
    """Return what each first word may begin, compiled once."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for says, phrases in read_groups().items():
        for phrase in phrases:
            words = tuple(phrase.lower().replace("-", " ").split())
            found.setdefault(words, {})[says] = None
    longer: dict[str, list[tuple[tuple[str, ...], str, tuple[str, ...]]]] = {}
    for words, says in found.items():
        of_first = longer.setdefault(words[0], [])
        if len(words) > 1:
            of_first.append((words, " ".join(words), tuple(says)))
    return {
        first: Opening(tuple(found.get((first,), ())), tuple(phrases)) for first, phrases in longer.items()
    }
