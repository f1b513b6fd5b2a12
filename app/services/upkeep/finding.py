"""What an examination finds: how one thing stands, in a sentence, and what can be done about it."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How a thing stands."""

    WELL = "well"
    LOOK = "look"  # nothing is lost, but somebody should look
    TROUBLE = "trouble"  # something does not work


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How one thing stands."""

    id: str  # "database"; it stays the same from version to version
    title: str
    grade: Grade
    words: str  # a sentence
    advice: str = ""  # what to do, in a sentence; "": nothing


def well(name: str, title: str, words: str) -> Finding:
    """Return that all is well with `name`."""
    return Finding(id=name, title=title, grade=Grade.WELL, words=words)


def look(name: str, title: str, words: str, advice: str) -> Finding:
    """Return that somebody should look at `name`."""
    return Finding(id=name, title=title, grade=Grade.LOOK, words=words, advice=advice)


def trouble(name: str, title: str, words: str, advice: str) -> Finding:
    """Return that `name` does not work."""
    return Finding(id=name, title=title, grade=Grade.TROUBLE, words=words, advice=advice)
