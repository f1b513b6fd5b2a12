"""Writes reviews as SARIF 2.1.0, which code hosts and editors show beside the text."""

import json
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from app.cli.checked import Checked
from app.cli.reading_in import STDIN
from coach.advice import Finding, Weight
from coach.book import book, page

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Weight.HINT: "note", Weight.WARNING: "warning", Weight.STOP: "error"}

Node = dict[str, Any]  # a part of the document, ready for json.dumps


def as_sarif(checked: Sequence[Checked]) -> str:
    """Return one SARIF log with a run over all of `checked`; columns are code points."""
    rules = list(book())
    results = [
        _result(one, finding, rules.index(finding.rule)) for one in checked for finding in one.review.findings
    ]
    driver = {"name": "rapport", "version": _version(), "rules": [_rule(rule_id) for rule_id in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _version() -> str:
    try:
        return version("rapport")
    except PackageNotFoundError:  # run from a checkout
        return "0"


def _rule(rule_id: str) -> Node:
    rule = book()[rule_id]
    return {
        "id": rule_id,
        "shortDescription": {"text": rule.message},
        "fullDescription": {"text": rule.why},
        "help": {"text": page(rule_id)},
        "defaultConfiguration": {"level": _LEVELS[rule.weight]},
        "properties": {"tags": [rule.family]},
    }


def _result(one: Checked, finding: Finding, index: int) -> Node:
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.weight],
        "message": {"text": f"{finding.message} {finding.why} {finding.suggestion}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "stdin" if one.name == STDIN else Path(one.name).as_posix()},
                    "region": _region(one.text, finding),
                }
            }
        ],
    }


def _region(text: str, finding: Finding) -> Node:
    """Return where the finding's words stand; the whole text for a finding about all of it."""
    start, end = (
        (0, len(text)) if finding.start is None or finding.end is None else (finding.start, finding.end)
    )
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
