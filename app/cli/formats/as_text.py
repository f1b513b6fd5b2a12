"""Writes reviews for people: verdict, strengths, then each finding with its words, its why and a way out."""

from collections.abc import Iterator, Sequence

from app.cli.formats.checked import Checked
from coach.advice import Finding, Verdict
from coach.rule import shortened

_SAID = {
    Verdict.QUIET: "too little to say anything about",
    Verdict.READY: "ready",
    Verdict.LOOK_AGAIN: "look again",
    Verdict.HOLD: "hold",
}


def as_text(checked: Sequence[Checked]) -> str:
    """Return a page about all of `checked`; a file's name stands before each where there are several."""
    return "\n\n".join("\n".join(_lines(one, len(checked) > 1)) for one in checked)


def _lines(one: Checked, named: bool) -> Iterator[str]:
    review = one.review
    head = f"{one.name}: {_SAID[review.verdict]}" if named else _SAID[review.verdict].capitalize()
    yield head if review.verdict is Verdict.QUIET else f"{head} ({review.intent})"
    for strength in review.strengths:
        yield f"  + {strength}"
    for count in review.counts:
        limit = f" of {count.limit}" if count.limit else ""
        yield f"  {count.network}: {count.used}{limit} {count.unit}"
    for finding in review.findings:
        yield ""
        yield from _finding_lines(finding, one.text)
    if review.broken_rules:
        yield f"  These rules broke on this text: {', '.join(review.broken_rules)}."


def _finding_lines(finding: Finding, text: str) -> Iterator[str]:
    words = f" “{shortened(text[finding.start : finding.end])}”" if finding.start is not None else ""
    where = f" (in the {finding.field})" if finding.field else ""
    yield f"  {finding.weight}: {finding.message}{words}{where}  [{finding.rule}]"
    for evidence in finding.evidence:
        yield f"    · {evidence}"
    yield f"    Why: {finding.why}"
    yield f"    Try: {finding.suggestion}"
