"""Writes reviews as JSON: one object a line, or a list of objects."""

import json
from collections.abc import Sequence
from typing import Any

from app.cli.formats.checked import Checked
from coach.advice import Finding, Mix, Review

Answer = dict[str, Any]  # ready for json.dumps


def as_answer(post_id: object, review: Review) -> Answer:
    """Return what `review` says of the post `post_id`, in the words of the contract."""
    measured = review.readability
    return {
        "id": post_id,
        "verdict": review.verdict,
        "intent": review.intent,
        "signals": {signal.name: round(signal.value, 4) for signal in review.signals},
        "findings": [_finding(finding) for finding in review.findings],
        "counts": {
            count.network: {"used": count.used, "limit": count.limit or None, "unit": count.unit}
            for count in review.counts
        },
        "readability": measured
        and {
            "sentences": measured.sentences,
            "words": measured.words,
            "longest_sentence": measured.longest_sentence,
            "grade": measured.grade,
        },
        "intent_reasons": list(review.intent_reasons),
        "strengths": review.strengths,
        "mix": {"before": _mix(review.mix_before), "after": _mix(review.mix_after)},
        "broken_rules": review.broken_rules,
    }


def as_error(post_id: object, sentence: str) -> Answer:
    """Return the answer for a line that cannot be used."""
    return {"id": post_id, "error": sentence}


def as_list(checked: Sequence[Checked]) -> str:
    """Return a JSON list with an object for each post; its id is the file's name."""
    return json.dumps([as_answer(one.name, one.review) for one in checked], indent=2)


def line_of(answer: Answer) -> str:
    """Return `answer` as one line of JSON; signs beyond ASCII are escaped, so even lone surrogates live."""
    return json.dumps(answer) + "\n"


def _finding(finding: Finding) -> Answer:
    where = {"field": finding.field} if finding.field else {}  # a post without fields is told as ever
    return {
        "rule": finding.rule,
        **where,
        "family": finding.family,
        "weight": finding.weight,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "why": finding.why,
        "suggestion": finding.suggestion,
        "evidence": finding.evidence,
        "fixes": [
            {
                "safety": fix.safety,
                "label": fix.label,
                "start": fix.start,
                "end": fix.end,
                "replacement": fix.replacement,
            }
            for fix in finding.fixes
        ],
    }


def _mix(mix: Mix) -> Answer:
    return {"give": mix.give, "talk": mix.talk, "promote": mix.promote, "promote_goal": mix.promote_goal}
