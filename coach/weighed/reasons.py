"""Why a post has its intent, in sentences that a thoughtful reader would say."""

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import cast

from coach.advice import Intent
from coach.signals.lexicon import FOLDER
from coach.texts.phrases import word_list
from coach.texts.text import Text
from resources.finder import resource_text

MOST = 3  # sentences
LEAST_WEIGHT = 0.1  # a trait that weighs less decides nothing
FALLBACK = "fallback"  # said where no trait of the post has a sentence
OWN = ("says our", "names one's own channel, page or work", "speaks of oneself: my, me")
MOST_OF_A_THING = 3  # words
NEW = ("new", "own", "first", "next", "last")  # small words that belong to the thing


@cache
def sentences() -> dict[Intent, dict[str, str]]:
    """Return what can be said for each intent, by trait; `{}` in a sentence stands for words of the post."""
    tables = tomllib.loads(resource_text(*FOLDER, "reasons", "intent.toml"))
    return {intent: cast("dict[str, str]", tables[intent]) for intent in Intent}


def reasons(intent: Intent, text: Text, traits: dict[str, str], weights: dict[str, float]) -> tuple[str, ...]:
    """Return the strongest reasons for `intent`, three at most; `weights` is what each trait does for it."""
    said = sentences()[intent]
    speaking = sorted(
        ((weight, trait) for trait, weight in weights.items() if weight >= LEAST_WEIGHT), reverse=True
    )
    found: dict[str, None] = {}
    shown: set[str] = set()
    for trait, words in _sayable(speaking, said, traits):
        shape = said[trait]
        told = _with_thing(text, words.split()[0]) if trait in OWN else words
        if told and any(told in other or other in told for other in shown):
            continue
        if told:
            shown.add(told)
        found[shape.replace("{}", f"“{told}”") if told else shape.replace(": {}", "")] = None
        if len(found) == MOST:
            break
    return tuple(found) or (said[FALLBACK],)


def _sayable(
    speaking: list[tuple[float, str]], said: dict[str, str], traits: dict[str, str]
) -> Iterator[tuple[str, str]]:
    for _, trait in speaking:
        name = trait.removeprefix("begins: ")
        if name in said:
            yield name, traits[trait]


def _with_thing(text: Text, word: str) -> str:
    """Return `word` with the thing behind it, as in “our new book”."""
    if word not in text.words:
        return word
    small = word_list("stop_words")
    first = last = text.words.index(word)
    for at in range(first + 1, min(first + MOST_OF_A_THING, len(text.words))):
        between = text.raw[text.word_span(last).end : text.word_span(at).start]
        if (text.words[at] in small and text.words[at] not in NEW) or between not in (" ", "-"):
            break
        last = at
    thing = text.slice(text.word_span(first, last))
    return thing[:1].lower() + thing[1:]
