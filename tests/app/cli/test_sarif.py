"""SARIF that a code host accepts: checked against the official schema, which lies beside this file.

The schema is that of OASIS (2.1.0-rtm.5) as the package @microsoft/jest-sarif carries it.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from coach.library.book import book
from tests.app.cli.running import rapport
from tests.app.cli.test_words import PACK

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
PILE = "Which bread do you bake today? #bread #rye #oven #dough #crumb"
BRAG = "We are the best bakery in town, award-winning and proud of it! https://example.com"
SLOW = """
[[rule]]
id = "slow"
kind = "pattern"
pattern = "(a|aa)+$"
message = "No."
why = "So."
bad = ["aa"]
good = ["b"]
"""


def wrong_with(log: dict[str, Any]) -> list[str]:
    """Return what the schema has against `log`."""
    errors = Draft4Validator(SCHEMA).iter_errors(log)  # pyright: ignore[reportUnknownMemberType] - its stubs leave a parameter open
    return [error.message for error in errors]


def sarif(folder: Path, *words: str, given: str = "") -> dict[str, Any]:
    done = rapport("check", "--format", "sarif", *words, given=given, folder=folder)
    log = json.loads(done.stdout)
    assert wrong_with(log) == []
    return log


def test_the_schema_refuses_what_is_no_sarif() -> None:
    Draft4Validator.check_schema(SCHEMA)
    assert wrong_with({"version": "2.1.0", "runs": [{}]})


def test_findings_fixes_and_broken_rules_of_many_files_are_valid_sarif(tmp_path: Path) -> None:
    (tmp_path / "my posts").mkdir()
    (tmp_path / "my posts" / "ä#1.md").write_text(f"---\nkind: post\n---\n{PILE} 🙂\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{BRAG}\n{'a' * 200}!", encoding="utf-8")
    for name, text in (("house.toml", PACK), ("slow.toml", SLOW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    packs = ("--pack", "house.toml", "--pack", "slow.toml")
    run = sarif(tmp_path, *packs, "**/*.md", "b.txt")["runs"][0]
    uris = {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in run["results"]
        for place in result["locations"]
    }
    assert uris == {"my%20posts/%C3%A4%231.md", "b.txt"}
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*book(), "house-word", "slow"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert [note["associatedRule"]["id"] for note in run["invocations"][0]["toolExecutionNotifications"]] == [
        "slow"
    ]
    (fix,) = next(one["fixes"] for one in run["results"] if one["ruleId"] == "hashtag-pile")
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"]["startLine"] == 4


def test_nothing_to_say_and_the_standard_input_are_valid_sarif(tmp_path: Path) -> None:
    assert sarif(tmp_path, given="Hi")["runs"][0]["results"] == []
    found = sarif(tmp_path, given=BRAG)["runs"][0]["results"]
    assert {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in found} == {"stdin"}


@pytest.mark.parametrize("above", ["", "Good morning!\n\n"])
def test_a_finding_keeps_its_fingerprint_when_lines_move(tmp_path: Path, above: str) -> None:
    prints = [
        one["partialFingerprints"]["rapport/v1"]
        for text in (f"Good day, all of you. {PILE}", f"{above}Good day, all of you. {PILE}")
        for one in sarif(tmp_path, given=text)["runs"][0]["results"]
        if one["ruleId"] == "hashtag-pile"
    ]
    assert len(prints) == 2
    assert len(set(prints)) == 1
