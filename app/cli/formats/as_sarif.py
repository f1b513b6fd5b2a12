"""Writes reviews as SARIF 2.1.0, which code hosts and editors show beside the text."""

import json
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from app.cli.formats.checked import Checked
from app.cli.reading.reading_in import STDIN
from coach.advice import Finding, Fix, Weight
from coach.dismissals import fingerprint
from coach.library.book import book
from coach.library.pages import page_of
from coach.rule import Certainty, Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Weight.HINT: "note", Weight.WARNING: "warning", Weight.STOP: "error"}
_PRECISION = {Certainty.SURE: "very-high", Certainty.ASKS: "high", Certainty.GUESSES: "medium"}

Node = dict[str, Any]  # a part of the document, ready for json.dumps


def as_sarif(checked: Sequence[Checked], own_rules: Sequence[Rule] = ()) -> str:
    """Return one SARIF log with a run over all of `checked`; columns are code points."""
    rules = [*book().values(), *own_rules]
    index = {rule.id: number for number, rule in enumerate(rules)}
    results = [
        _result(one, finding, index[finding.rule]) for one in checked for finding in one.review.findings
    ]
    driver = {
        "name": "rapport",
        "semanticVersion": _version(),
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _broken(checked)}],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _version() -> str:
    try:
        return version("rapport")
    except PackageNotFoundError:  # run from a checkout
        return "0.0.0"


def _rule(rule: Rule) -> Node:
    page = page_of(rule)
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.message},
        "fullDescription": {"text": rule.why},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.weight]},
        "properties": {"tags": [rule.family], "precision": _PRECISION[rule.certainty]},
    }


def _broken(checked: Sequence[Checked]) -> list[Node]:
    """Return a note for each rule that broke on a file."""
    return [
        {
            "level": "warning",
            "message": {"text": f"The rule {rule} could not be checked in {one.name}."},
            "associatedRule": {"id": rule},
        }
        for one in checked
        for rule in one.review.broken_rules
    ]


def _result(one: Checked, finding: Finding, index: int) -> Node:
    where = f"In the {finding.field}:" if finding.field else ""
    words = (where, finding.message, finding.why, finding.suggestion)
    result: Node = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.weight],
        "message": {"text": " ".join(word for word in words if word)},
        "locations": [
            {"physicalLocation": {"artifactLocation": _file(one), "region": _whereabouts(one, finding)}}
        ],
        "partialFingerprints": {"rapport/v1": fingerprint(finding, one.text)},
    }
    if finding.fixes:
        result["fixes"] = [_fix(one, fix) for fix in finding.fixes]
    return result


def _fix(one: Checked, fix: Fix) -> Node:
    replacement = {
        "deletedRegion": _region(one.text, fix.start, fix.end),
        "insertedContent": {"text": fix.replacement},
    }
    change = {"artifactLocation": _file(one), "replacements": [replacement]}
    return {"description": {"text": fix.label}, "artifactChanges": [change]}


def _file(one: Checked) -> Node:
    """Return the file's address: relative to where the command runs, unless it was named from the root."""
    if one.name == STDIN:
        return {"uri": "stdin"}
    path = Path(one.name)
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}


def _whereabouts(one: Checked, finding: Finding) -> Node:
    """Return where the finding's words stand; the whole post for a finding about all of it."""
    if finding.start is None or finding.end is None:
        return _region(one.text, one.begin, len(one.text))
    return _region(one.text, finding.start, finding.end)


def _region(text: str, start: int, end: int) -> Node:
    start_line, start_column = _line_and_column(text, start)
    end_line, end_column = _line_and_column(text, end)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": start,
        "charLength": end - start,
    }


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    """Return the line and the column of `index`, both from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
