"""Tries rules of one's own on their own examples, so that a pack keeps what it promises."""

from collections.abc import Iterable

from coach.advice import Finding
from coach.entry import Entry
from coach.library.examples import known, unmarked
from coach.reviewing.mending import applied, safe_fixes
from coach.reviewing.review import review
from coach.rule import Example, Rule, shortened


def first_failure(rules: Iterable[Rule]) -> str:
    """Return a sentence that names the first example that a rule gets wrong, "" where there is none."""
    for rule in rules:
        for example in map(known, rule.bad):
            if wrong := _wrong_with_bad(rule, example):
                return f"The rule {rule.id} {wrong}: “{shortened(example.text)}”."
        for example in map(known, rule.good):
            if wrong := _wrong_with_good(rule, example):
                return f"The rule {rule.id} {wrong}: “{shortened(example.text)}”."
    return ""


def _wrong_with_bad(rule: Rule, example: Example) -> str:
    text, marked = unmarked(example.text)
    found = _found(rule, example, text)
    if found is None:
        return "takes too long on its bad example"
    if not found:
        return "does not speak on its bad example"
    places = sorted((one.start, one.end) for one in found if one.start is not None)
    if marked and places != sorted(marked):
        return "finds other words than those marked in its bad example"
    fixes = safe_fixes(found)
    if fixes and _found(rule, example, applied(text, fixes)) != []:
        return "still speaks after its own safe fix of its bad example"
    return ""


def _wrong_with_good(rule: Rule, example: Example) -> str:
    found = _found(rule, example, unmarked(example.text)[0])
    if found is None:
        return "takes too long on its good example"
    return "speaks on its good example" if found else ""


def _found(rule: Rule, example: Example, text: str) -> list[Finding] | None:
    """Return what `rule` finds in `text`, None where it breaks."""
    entry = Entry(text=text, kind=example.kind, networks=example.networks)
    given = review(entry, own_rules=(rule,), readability=False)
    if rule.id in given.broken_rules:
        return None
    return [finding for finding in given.findings if finding.rule == rule.id]
