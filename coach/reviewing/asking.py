"""Which rules are asked about a post, and the finding that is made of what one of them found."""

from functools import cache, lru_cache

from coach.advice import Finding
from coach.library.book import book
from coach.needs import ALWAYS, bits
from coach.rule import Certainty, Rule, Spot


@lru_cache(maxsize=1 << 11)  # what the posts of a few writers have of what the rules need
def asked(previews: bool, off: frozenset[str], speaks: bool, has: int) -> tuple[Rule, ...]:
    """Return the rules that may find something in a post that has what the bits of `has` say."""
    return tuple([rule for need, rule in _by_need(previews, off, speaks) if need & has])


@lru_cache(maxsize=1 << 6)
def _by_need(previews: bool, off: frozenset[str], speaks: bool) -> tuple[tuple[int, Rule], ...]:
    return tuple((bits(rule.needs), rule) for rule in without(_rules(previews), off, speaks))


@cache
def needed() -> int:
    """Return the bits of all that any rule needs; what else a post has makes no difference."""
    return bits(tuple(need for rule in book().values() for need in rule.needs)) | ALWAYS


def without(rules: tuple[Rule, ...], off: frozenset[str], speaks: bool) -> tuple[Rule, ...]:
    """Return those of `rules` that are not switched off and speak even where the coach does not."""
    return tuple(rule for rule in rules if rule.id not in off and (speaks or not rule.needs_words))


@cache
def _rules(previews: bool) -> tuple[Rule, ...]:
    return tuple(rule for rule in book().values() if previews or rule.certainty is not Certainty.GUESSES)


def finding_of(rule: Rule, spot: Spot) -> Finding:
    """Return what `rule` says of the place that it found."""
    return Finding(
        rule=rule.id,
        family=rule.family,
        weight=spot.weight or rule.weight,
        start=spot.span.start if spot.span else None,
        end=spot.span.end if spot.span else None,
        message=spot.message or rule.message,
        why=rule.why,
        evidence=spot.evidence,
        suggestion=spot.suggestion or rule.suggestion,
        fixes=spot.fixes,
    )
