"""Applies fixes to a text: those that are safe, and no two on the same words."""

from collections.abc import Iterable

from coach.advice import Field, Finding, Fix, Safety


def safe_fixes(findings: Iterable[Finding]) -> tuple[Fix, ...]:
    """Return the safe fixes of the text in its order; of two that overlap the first."""
    offered = sorted(
        (fix for finding in findings for fix in finding.fixes[:1] if _is_safe(fix)),
        key=lambda fix: (fix.start, fix.end),
    )
    chosen: list[Fix] = []
    for fix in offered:
        if not chosen or fix.start >= chosen[-1].end:
            chosen.append(fix)
    return tuple(chosen)


def _is_safe(fix: Fix) -> bool:
    return fix.safety is Safety.SAFE and fix.field is Field.TEXT


def applied(text: str, fixes: Iterable[Fix]) -> str:
    """Return `text` with `fixes`, which must be in order and apart."""
    parts: list[str] = []
    at = 0
    for fix in fixes:
        parts += (text[at : fix.start], fix.replacement)
        at = fix.end
    return "".join(parts) + text[at:]
