"""`rapport check` reads title and excerpt, which stand above a text, and finds their places in the file."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.app.cli.running import rapport

TEXT = "I baked rye bread today, and the crust came out dark. What would you change?"
LURE = "You won't believe what this bread does"


def findings(folder: Path, above: str, *words: str) -> list[dict[str, Any]]:
    """Return what is found in a file that has `above` over its text."""
    file = folder / "post.md"
    file.write_bytes(f"---\n{above}\n---\n{TEXT}\n".replace("\n", "\r\n").encode())
    return json.loads(rapport("check", str(file), "--format", "json", *words).stdout)[0]["findings"]


@pytest.mark.parametrize(
    ("above", "field"),
    [
        (f'title: "{LURE}"', "title"),
        (f"article_title: {LURE}", "title"),
        (f"title: Rye\ndescription: {LURE}", "excerpt"),
        (f"networks: wordpress, mastodon\nexcerpt: {LURE}", "excerpt"),
    ],
)
def test_what_stands_above_a_text_is_placed_in_the_file(tmp_path: Path, above: str, field: str) -> None:
    [one] = findings(tmp_path, above)
    raw = (tmp_path / "post.md").read_bytes().decode()
    assert (one["rule"], one["field"]) == ("clickbait", field)
    assert raw[one["start"] : one["end"]] == "You won't believe"


def test_a_title_that_is_folded_is_told_without_a_place(tmp_path: Path) -> None:
    [one] = findings(tmp_path, "title: >\n  You won't believe\n  what this bread does")
    assert (one["rule"], one["field"], one["start"], one["fixes"]) == ("clickbait", "title", None, [])


def test_where_no_network_shows_a_title_it_is_left_to_other_programs(tmp_path: Path) -> None:
    assert findings(tmp_path, f"title: {LURE}\nnetworks: mastodon") == []
    assert findings(tmp_path, f"title: {LURE}", "--network", "bluesky") == []
    assert findings(tmp_path, "title: 12\nexcerpt: [a, b]") == []


def test_mending_leaves_what_stands_above_the_text(tmp_path: Path) -> None:
    file = tmp_path / "post.md"
    file.write_text(f"---\ntitle: Bread 🔥🔥🔥🔥🔥\n---\n{TEXT} 🔥🔥🔥🔥🔥\n", encoding="utf-8")
    rapport("check", str(file), "--fix")
    assert file.read_text(encoding="utf-8") == f"---\ntitle: Bread 🔥🔥🔥🔥🔥\n---\n{TEXT} 🔥\n"


def test_a_line_of_json_may_bring_a_title(tmp_path: Path) -> None:
    line = {"id": 1, "text": TEXT, "title": LURE, "excerpt": "", "networks": ["wordpress"]}
    done = rapport("check", "-", "--format", "jsonl", given=json.dumps(line))
    [one] = json.loads(done.stdout)["findings"]
    assert (one["field"], one["start"], one["end"]) == ("title", 0, 17)


def test_people_and_code_hosts_are_told_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "post.md"
    file.write_text(f"---\ntitle: {LURE}\n---\n{TEXT}\n", encoding="utf-8")
    assert "“You won't believe” (in the title)" in rapport("check", str(file)).stdout
    log = json.loads(rapport("check", str(file), "--format", "sarif").stdout)
    [result] = log["runs"][0]["results"]
    assert result["message"]["text"].startswith("In the title: ")
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 2
