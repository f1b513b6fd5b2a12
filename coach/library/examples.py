"""Examples of rules: the words that are marked in them, and the entry that the coach reads."""

import re

from coach.rule import Example
from coach.texts.span import Span

_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def known(example: str | Example) -> Example:
    """Return `example` with what is known about it; a mere text is a post."""
    return Example(example) if isinstance(example, str) else example


def unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text without its `[[marks]]`, and the places that were marked."""
    text = ""
    places: list[Span] = []
    at = 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        places.append(Span(len(text), len(text) + len(mark[1])))
        text += mark[1]
        at = mark.end()
    return text + marked[at:], tuple(places)
