"""Reads what stands beside the text of an article: its title and its excerpt.

They are few words that are seen before all others, in lists and in previews. So the rules about single words
are asked there; those about a whole post, its past or its readers are not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.advice import Field, Finding
from coach.earlier.history import History
from coach.library.book import book
from coach.reading import Reading
from coach.reviewing.asking import finding_of, without
from coach.rule import Certainty, Rule, Spot
from coach.texts.text import Text, read
from coach.weighed.judging import judge_post

ASKED = frozenset(
    {
        "act-now",
        "buzzwords",
        "clickbait",
        "emoji-row",
        "engagement-bait",
        "fancy-letters",
        "hard-sell",
        "horn-tooting",
        "hype",
        "personal-data",
        "secret-in-text",
        "shouting",
        "vanity-metrics",
    }
)
ENOUGH_WORDS = 3  # fewer are read only beside a text that says in which language they are

_NOTHING = History()


def found_beside(
    whole: Reading, speaks: bool, own_rules: Sequence[Rule]
) -> tuple[list[tuple[Finding, str]], list[str]]:
    """Return what is to be looked at in the title and the excerpt of `whole`, and which rules crashed.

    Each finding comes with the words of its field, in which its place is counted. `speaks`: the coach knows
    what to make of the text itself.
    """
    found: list[tuple[Finding, str]] = []
    broken: list[str] = []
    entry, profile = whole.entry, whole.profile
    usual = (rule for rule in book().values() if rule.id in ASKED)
    known = [rule for rule in usual if profile.previews or rule.certainty is not Certainty.GUESSES]
    for field, raw in ((Field.TITLE, entry.title), (Field.EXCERPT, entry.excerpt)):
        if not raw.strip():
            continue
        words = read(raw)
        understood = (speaks or len(words.all_words) >= ENOUGH_WORDS) and words.language != ""
        readings = tuple(_readings(whole, words))
        for rule in without((*known, *own_rules), profile.off, understood):
            try:
                found += [(_in_field(finding_of(rule, spot), field), raw) for spot in _spots(rule, readings)]
            except Exception:  # noqa: BLE001 - as for the text: one rule's bug costs no other rule's advice
                broken.append(rule.id)
    return found, broken


def _readings(whole: Reading, words: Text) -> Iterator[Reading]:
    """Yield the field as it is by itself, and as a part of what the text below it is."""
    # What is counted or compared for the whole post is not counted again for a few words of it.
    entry = replace(whole.entry, text=words.raw, title="", excerpt="", alt=(), networks=(), limits=())
    alone = judge_post(words, entry, whole.profile).signals
    for signals in (alone, whole.signals):
        yield Reading(
            text=words,
            entry=entry,
            profile=whole.profile,
            history=_NOTHING,
            signals=signals,
            intent=whole.intent,
        )


def _spots(rule: Rule, readings: Sequence[Reading]) -> list[Spot]:
    """Return the places that `rule` finds; what it says of a whole is said of the text already."""
    for reading in readings:
        spots = [spot for spot in rule.find(reading) if spot.span is not None]
        if spots:
            return spots
    return []


def _in_field(finding: Finding, field: Field) -> Finding:
    return finding._replace(field=field, fixes=tuple(replace(fix, field=field) for fix in finding.fixes))
