"""Turns the fields of a rule in a pack into what the rule looks for."""

from collections.abc import Mapping
from math import prod
from types import MappingProxyType

from app.errors import InputError
from app.settings.fields import Fields, amount_of, number_of, table_of, text_of, texts_of, truth_of
from coach.packs import kinds
from coach.packs.kinds import Bounds, Find
from coach.packs.measures import MEASURES, Measure, measure_of
from coach.packs.pattern import BadPattern, Pattern
from coach.texts.phrases import Phrases
from coach.texts.scan import WORD, fold

LOOKING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "phrase": ("phrases", "unless", "times"),
        "swap": ("swap", "unless", "safe"),
        "count": ("of", "least", "most"),
        "pattern": ("pattern", "unless", "case"),
        "absence": ("phrases", "of", "pattern", "case", "when"),
        "ratio": ("of", "to", "least", "most", "enough"),
    }
)
MOST_PHRASES = 5000  # of one rule
MOST_VARIANTS = 500  # of one phrase with a/b in it


def find_for(kind: str, table: Fields) -> Find:
    """Return what a rule of `kind`, one of `LOOKING`, looks for.

    Raises:
        InputError: a field is missing or not of its kind; the sentence says which.
    """
    match kind:
        case "phrase":
            times = number_of(table, "times", 1)
            return kinds.phrase(_phrases(table, "phrases"), _maybe_phrases(table, "unless"), times)
        case "swap":
            wanted = table_of(table, "swap")
            better = {fold(old): text_of(wanted, old) for old in wanted}
            _refuse_unreadable(better, "swap")
            unless = _maybe_phrases(table, "unless")
            return kinds.swap(better, unless, safe=truth_of(table, "safe"))
        case "count":
            return kinds.count(_measure(table, "of"), _spoken(table, "of"), _bounds(table))
        case "pattern":
            return kinds.pattern(_pattern(table, texts_of(table, "unless") or ()))
        case "absence":
            if not {"phrases", "of", "pattern"}.intersection(table):
                raise InputError('It needs "phrases", "of" or "pattern": what should be there.')
            return kinds.absence(
                _maybe_phrases(table, "phrases"),
                _measure(table, "of") if "of" in table else None,
                _pattern(table, ()) if "pattern" in table else None,
                _phrases(table, "when") if "when" in table else None,
            )
        case _:
            enough = number_of(table, "enough", 1)
            return kinds.ratio(_measure(table, "of"), _measure(table, "to"), _bounds(table), enough)


def _bounds(table: Fields) -> Bounds:
    if not {"least", "most"}.intersection(table):
        raise InputError('It needs "least" or "most".')
    return Bounds(
        least=amount_of(table, "least", 0) if "least" in table else None,
        most=amount_of(table, "most", 0) if "most" in table else None,
    )


def _measure(table: Fields, name: str) -> Measure:
    """Return what counts `name`: one of `MEASURES`, or a list of phrases."""
    if isinstance(table.get(name), list):
        return measure_of(_phrases(table, name))
    known = text_of(table, name)
    if known not in MEASURES:
        raise InputError(f'"{name}" must be a list of phrases or one of {", ".join(MEASURES)}.')
    return MEASURES[known]


def _spoken(table: Fields, name: str) -> str:
    return str(table[name]) if isinstance(table[name], str) else ", ".join(texts_of(table, name) or ())


def _pattern(table: Fields, unless: tuple[str, ...]) -> Pattern:
    try:
        return Pattern(text_of(table, "pattern"), unless, case=truth_of(table, "case"))
    except BadPattern as bad:
        raise InputError(f"It has a pattern that cannot be used: {bad}.") from None


def _maybe_phrases(table: Fields, name: str) -> Phrases:
    return _phrases(table, name) if name in table else Phrases(())


def _phrases(table: Fields, name: str) -> Phrases:
    found = texts_of(table, name) or ()
    _refuse_unreadable(found, name)
    return Phrases(fold(phrase) for phrase in found)


def _refuse_unreadable(phrases: Mapping[str, str] | tuple[str, ...], name: str) -> None:
    """Raise InputError where one of `phrases` cannot be found word by word."""
    if not phrases:
        raise InputError(f'"{name}" has nothing in it.')
    if len(phrases) > MOST_PHRASES:
        raise InputError(f'"{name}" has {len(phrases)} entries; {MOST_PHRASES} are the most.')
    for phrase in phrases:
        parts = fold(phrase).replace("-", " ").split()
        words = [word for part in parts for word in part.split("/")]
        if not words or words[0] == "*" or not all(word == "*" or WORD.fullmatch(word) for word in words):
            raise InputError(
                f'The phrase "{phrase}" is not made of words; write 0 for any number, * for any word but '
                "the first, and use a pattern for signs."
            )
        if prod(part.count("/") + 1 for part in parts) > MOST_VARIANTS:
            raise InputError(f'The phrase "{phrase}" stands for more than {MOST_VARIANTS} phrases.')
