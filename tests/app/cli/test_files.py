"""`rapport check` on a team's files: patterns, Markdown, safe fixes, packs, and how far it has come."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.progress import FROM, Progress
from app.cli.reading.documents import document_of
from app.cli.reading.front_matter import split
from app.cli.reading.names import matched
from app.errors import InputError
from coach.advice import Fix, Safety
from coach.entry import Entry, Kind
from tests.app.cli.running import rapport
from tests.app.cli.test_words import PACK

BRAG = "We are the best bakery in town, award-winning and proud of it! https://example.com"
CALM = "The ferry is late again. Which way do you take home today?"
PILE = "Which bread do you bake today? #bread #rye #oven #dough #crumb"
MENDED = "Which bread do you bake today? #bread #rye #oven"


def put(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def findings(folder: Path, *words: str) -> dict[str, list[dict[str, Any]]]:
    done = rapport("check", "--format", "json", *words, folder=folder)
    return {one["id"]: one["findings"] for one in json.loads(done.stdout)}


def test_patterns_are_matched_here_in_order_and_each_file_is_read_once(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "deep/er/c.md", "deep/d.txt"):
        put(tmp_path, name, CALM)
    assert list(findings(tmp_path, "**/*.md")) == ["a.md", "b.md", str(Path("deep/er/c.md"))]
    assert list(findings(tmp_path, "b.md", "*.md")) == ["b.md", "a.md"]
    put(tmp_path, "a[1].md", CALM)
    assert list(findings(tmp_path, "a[1].md")) == ["a[1].md"]


def test_a_pattern_without_files_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No file matches"):
        matched([str(tmp_path / "*.md")])
    with pytest.raises(InputError, match="is a folder"):
        matched([str(tmp_path)])
    assert rapport("check", "*.nothing", folder=tmp_path).returncode == 2


def test_one_heavy_file_among_many_ends_with_1(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", CALM)
    assert rapport("check", "*.txt", folder=tmp_path).returncode == 0
    put(tmp_path, "b.txt", BRAG)
    done = rapport("check", "*.txt", folder=tmp_path)
    assert done.returncode == 1
    assert "b.txt: " in done.stdout
    assert done.stderr == "", "no progress where nobody looks"


MATTER = '---\ntitle: Bread\nnetworks: mastodon, x\nkind: reply\nalt: A loaf\nreply_to: "Which?"\n---\n'


def test_front_matter_fills_the_entry() -> None:
    entry = document_of("a.md", f"{MATTER}It is rye.\n", Entry(text="")).entry
    assert entry.text == "It is rye."
    assert entry.networks == ("mastodon", "x")
    assert (entry.kind, entry.alt, entry.reply_to) == (Kind.REPLY, ("A loaf",), "Which?")


def test_toml_front_matter_and_times_are_understood() -> None:
    raw = '+++\nnetworks = ["x"]\nat = 2026-03-02T09:00:00Z\n+++\nHello\n'
    entry = document_of("a.md", raw, Entry(text="")).entry
    assert (entry.text, entry.networks) == ("Hello", ("x",))
    assert entry.at is not None
    assert entry.at.year == 2026
    assert (
        document_of("a.md", "---\nat: 2026-03-02T09:00:00+01:00\n---\n", Entry(text="")).entry.at is not None
    )


@pytest.mark.parametrize(
    "raw",
    [
        "---\n: : :\n---\n",
        "---\n- a\n---\n",
        "---\n!!int\n---\n",
        "---\nat: !!timestamp\n---\n",
        "---\nnetworks: [myplace]\n---\n",
        "---\nkind: song\n---\n",
        "---\nat: 2026-03-02\n---\n",
        "---\nalt: {a: b}\n---\n",
        "+++\n= 1\n+++\n",
        f"---\n{'[' * 20_000}\n---\n",
    ],
)
def test_front_matter_with_a_mistake_is_told_with_the_file(tmp_path: Path, raw: str) -> None:
    done = rapport("check", str(put(tmp_path, "a.md", raw)))
    assert done.returncode == 2
    assert "a.md" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_rule_of_dashes_is_no_front_matter() -> None:
    assert split("---\nBread\n") == ({}, 0)
    assert split("----\na: b\n----\n") == ({}, 0)
    assert split("Bread\n---\na: b\n---\n") == ({}, 0)
    assert document_of("a.txt", "---\nkind: reply\n---\n", Entry(text="")).entry.text.startswith("---")


def test_pictures_bring_their_description_and_code_is_not_read() -> None:
    raw = "![A loaf](a.png) ![](b.png)\n```\nbuy now, 50% off\n```\n<!-- limited offer -->\nHello\n"
    entry = document_of("a.md", raw, Entry(text="")).entry
    assert entry.alt == ("A loaf", "")
    assert "buy" not in entry.text
    assert "offer" not in entry.text
    assert len(entry.text) == len(raw) - 1


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_places_are_counted_in_the_file(tmp_path: Path, line_break: str) -> None:
    raw = f"{MATTER}Good morning!\n\n{PILE}\n".replace("\n", line_break)
    put(tmp_path, "a.md", raw)
    (found,) = [one for one in findings(tmp_path, "a.md")["a.md"] if one["rule"] == "hashtag-pile"]
    assert raw[found["start"] : found["end"]] == "#dough #crumb"
    log = json.loads(rapport("check", "--format", "sarif", "a.md", folder=tmp_path).stdout)
    (result,) = [one for one in log["runs"][0]["results"] if one["ruleId"] == "hashtag-pile"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert raw[region["charOffset"] :].startswith("#dough")
    assert region["startLine"] == MATTER.count("\n") + 3
    assert region["startColumn"] == PILE.index("#dough") + 1


@given(
    st.one_of(
        st.text(),
        st.text(st.sampled_from("ab:-+#&*!|>'\"{}[],%@`0129 .\n=~?<x"), max_size=80).map(
            lambda inner: f"---\n{inner}\n---\nHello"
        ),
    )
)
def test_any_markdown_is_a_document_or_a_sentence(raw: str) -> None:
    try:
        kept = document_of("a.md", raw, Entry(text="")).raw
    except InputError as error:
        kept, said = raw, str(error)
    else:
        said = "."
    assert kept == raw
    assert said.endswith(".")
    assert "\n" not in said


@given(st.text(st.sampled_from("ab\r\n"), max_size=30), st.data())
def test_every_place_of_the_post_is_the_same_sign_in_the_file(raw: str, data: st.DataObject) -> None:
    document = document_of("a.txt", raw, Entry(text=""))
    text = document.entry.text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    there = raw[document.place(start) : document.place(end)]
    assert there.replace("\r\n", "\n") == text[start:end]
    fix = Fix(safety=Safety.SAFE, label="", start=start, end=end, replacement=text[start:end])
    if not document.breaks or raw.count("\n") == len(document.breaks):
        assert document.mended((fix,)) == raw


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_fix_mends_a_file_in_place_and_says_what_it_did(tmp_path: Path, line_break: str) -> None:
    raw = f"\ufeff{MATTER}{PILE}\n".replace("\n", line_break)
    path = put(tmp_path, "a.md", raw)
    path.chmod(0o640)
    done = rapport("check", "--fix", "a.md", folder=tmp_path)
    assert path.read_bytes().decode() == raw.replace(PILE, MENDED)
    assert path.stat().st_mode & 0o777 == 0o640
    assert done.stderr.startswith("a.md: ")
    assert done.stderr.endswith(" (hashtag-pile)\n")
    assert "hashtag-pile" not in done.stdout
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]
    before = path.stat().st_mtime_ns
    assert rapport("check", "--fix", "a.md", folder=tmp_path).stderr == ""
    assert path.stat().st_mtime_ns == before


def test_fix_goes_through_a_link_and_leaves_it_a_link(tmp_path: Path) -> None:
    path = put(tmp_path, "real/a.txt", PILE)
    (tmp_path / "a.txt").symlink_to(path)
    rapport("check", "--fix", "a.txt", folder=tmp_path)
    assert (tmp_path / "a.txt").is_symlink()
    assert path.read_text(encoding="utf-8") == MENDED


def test_fix_leaves_alone_what_has_code_inside(tmp_path: Path) -> None:
    raw = "Which do you bake? #bread #rye #oven #dough\n```\n#include\n```\n#crumb\n"
    path = put(tmp_path, "a.md", raw)
    rapport("check", "--fix", "a.md", folder=tmp_path)
    assert path.read_text(encoding="utf-8") == raw


def test_fix_of_the_standard_input_goes_to_the_standard_output() -> None:
    done = rapport("check", "--fix", given=PILE + "\n")
    assert done.stdout == MENDED + "\n"
    assert "hashtag-pile" in done.stderr
    assert rapport("check", "--fix", "--format", "jsonl").returncode == 2


def test_a_pack_is_asked_and_its_safe_swaps_are_made(tmp_path: Path) -> None:
    put(tmp_path, "house.toml", PACK)
    path = put(tmp_path, "a.txt", "Let us synergize, dear neighbours. What do you bring?")
    done = rapport("check", "--pack", "house.toml", "--format", "sarif", "a.txt", folder=tmp_path)
    assert done.returncode == 1
    assert "house-word" in {one["ruleId"] for one in json.loads(done.stdout)["runs"][0]["results"]}
    done = rapport("check", "--pack", "house.toml", "--fix", "a.txt", folder=tmp_path)
    assert done.returncode == 0
    assert path.read_text(encoding="utf-8") == "Let us work together, dear neighbours. What do you bring?"


def test_a_pack_that_is_refused_ends_with_2_and_names_the_example(tmp_path: Path) -> None:
    put(tmp_path, "house.toml", PACK.replace("We work", "They synergize"))
    done = rapport("check", "--pack", "house.toml", given=CALM, folder=tmp_path)
    assert done.returncode == 2
    assert "“They synergize”" in done.stderr
    assert done.stderr.count("\n") == 1


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_to_people_only_and_for_long_runs_only() -> None:
    seen: dict[str, str] = {}
    for name, stream, total in (
        ("long", Terminal(), FROM),
        ("short", Terminal(), FROM - 1),
        ("pipe", io.StringIO(), FROM),
        ("lines", Terminal(), None),
    ):
        progress = Progress(total, stream)
        for _ in range(total or FROM):
            progress.step()
        progress.end()
        seen[name] = stream.getvalue()
    assert f"Read 1 of {FROM}" in seen["long"]
    assert seen["long"].endswith("\r")
    assert "Read 1" in seen["lines"]
    assert seen["short"] == seen["pipe"] == ""
