"""The small commands: count, explain, rules, and the overview."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.command import VERBS
from coach.advice import Family
from coach.library.book import book
from coach.rule import Certainty

PACK = """
[[rule]]
id = "house-word"
kind = "swap"
swap = { "synergize" = "work together" }
safe = true
weight = "warning"
message = "We say this in plain words."
why = "Members asked for it."
bad = ["We [[synergize]] now"]
good = ["We work"]
"""

Say = Callable[[str], None]


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Say:
    """Put a text on the standard input."""

    def put(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return put


def test_count_counts_for_the_named_network(say: Say, capsys: pytest.CaptureFixture[str]) -> None:
    say("hi @ana@example.social\n")
    assert main(["count", "--network", "mastodon"]) == 0
    assert capsys.readouterr().out == "mastodon: 7 of 500 graphemes\n"


def test_count_ends_with_1_when_the_text_is_too_long(say: Say, capsys: pytest.CaptureFixture[str]) -> None:
    say("a" * 281)
    assert main(["count", "--network", "x", "--network", "wordpress"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "x: 281 of 280 weighted characters",
        "wordpress: 281 code points",
    ]


@pytest.mark.parametrize("rule_id", list(book()))
def test_every_rule_has_a_page(rule_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", rule_id]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"# {rule_id}\n")
    assert "[[" not in page
    assert "Source: " in page


def test_the_list_names_every_rule_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    words = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert sorted(word for word in words if word in book()) == sorted(book())
    assert set(words) <= set(book()) | set(Family)


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    overview = capsys.readouterr().out
    assert all(verb in overview for verb in VERBS)


def test_the_list_says_how_certain_each_rule_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = {line.split()[0]: line.split() for line in capsys.readouterr().out.splitlines()}
    for rule in book().values():
        certainty = "preview" if rule.certainty is Certainty.GUESSES else rule.certainty
        assert lines[rule.id][1:3] == [rule.weight, certainty]


def test_the_list_is_json_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--format", "json"]) == 0
    rules = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    assert list(rules) == list(book())
    assert rules["hashtag-pile"]["thresholds"] == {"WELCOME": 3}
    assert all(one["preview"] is (one["certainty"] == "guesses") for one in rules.values())


def test_rules_of_ones_own_are_listed_and_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "house.toml"
    pack.write_text(PACK, encoding="utf-8")
    assert main(["rules", "--pack", str(pack)]) == 0
    assert "house-word" in capsys.readouterr().out
    assert main(["explain", "house-word", "--pack", str(pack)]) == 0
    assert "Members asked for it." in capsys.readouterr().out


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([verb, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: rapport {verb}")
