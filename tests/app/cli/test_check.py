"""`rapport check` keeps its contract: formats, exit codes, and one answer for every line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.reading.fields import parse_object
from app.errors import InputError

RUN = "import sys; from app.__main__ import main; sys.exit(main(sys.argv[1:]))"
BRAG = "We are the best bakery in town, award-winning and proud of it! https://example.com"
CALM = "The ferry is late again. Which way do you take home today?"


def rapport(*words: str, given: str | bytes = b"") -> subprocess.CompletedProcess[str]:
    raw = given if isinstance(given, bytes) else given.encode()
    done = subprocess.run([sys.executable, "-c", RUN, *words], input=raw, capture_output=True, check=False)
    out, err = done.stdout.decode(), done.stderr.decode()
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def answers(*lines: str | bytes, words: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    raw = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
    return [
        json.loads(line)
        for line in rapport("check", "--format", "jsonl", *words, given=raw).stdout.splitlines()
    ]


def test_nothing_heavy_ends_with_0_and_a_warning_with_1() -> None:
    assert rapport("check", given=CALM).returncode == 0
    done = rapport("check", "-", given=BRAG)
    assert done.returncode == 1
    assert "We are the best" in done.stdout
    assert "horn-tooting" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("check", "/no/such/file"),
        ("check", "--format", "yaml"),
        ("check", "--network", "myplace"),
        ("check", "--kind", "song"),
        ("check", "--history", "/no/such/file"),
        ("check", "--profile", "/no/such/file"),
        ("explain", "no-such-rule"),
        ("sing",),
    ],
)
def test_wrong_use_ends_with_2_and_one_sentence(words: tuple[str, ...]) -> None:
    done = rapport(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith(".\n")


def test_a_file_that_is_not_utf_8_is_refused() -> None:
    assert rapport("check", given=b"\xff\xfe").returncode == 2


def test_a_line_has_one_answer_with_everything_that_the_contract_names() -> None:
    line = json.dumps({"id": "a", "text": f"🙂 {BRAG}", "networks": ["x", "wordpress"]})
    (answer,) = answers(line)
    assert {"id", "verdict", "intent", "signals", "findings", "counts", "readability"} <= set(answer)
    assert answer["id"] == "a"
    assert all(isinstance(value, float) for value in answer["signals"].values())
    assert answer["counts"]["x"] == {"used": 66 + 23, "limit": 280, "unit": "weighted characters"}
    assert answer["counts"]["wordpress"]["limit"] is None
    (finding,) = [one for one in answer["findings"] if one["rule"] == "horn-tooting"]
    assert (finding["start"], finding["end"]) == (2, 17)
    assert {"rule", "family", "weight", "start", "end", "message", "why", "suggestion"} <= set(finding)


def test_a_line_that_cannot_be_used_is_answered_in_its_place() -> None:
    found = answers(
        '{"id": 1, "text": "Hello you"}',
        "nonsense",
        b"\xff",
        "[1]",
        "",
        '{"text": "no id"}',
        '{"id": 7}',
        '{"id": 8, "text": "a", "networks": ["myplace"]}',
        '{"id": 9, "text": "a", "at": "2026-01-01T00:00:00"}',
        '{"id": 10, "text": "a", "alt": "b"}',
        '{"id": 11, "text": "a", "kind": "song"}',
        "[" * 100_000,
        '{"id": 12, "text": "The end"}',
    )
    assert [one["id"] for one in found] == [1, None, None, None, None, None, 7, 8, 9, 10, 11, None, 12]
    assert ["error" in one for one in found] == [False, *[True] * 11, False]


def test_lone_surrogates_survive() -> None:
    (answer,) = answers(r'{"id": "\ud800", "text": "a \udfff b and so on, you know"}')
    assert answer["id"] == "\ud800"


def test_the_fields_of_a_line_are_heard() -> None:
    plain, reply, picture = answers(
        '{"id": 1, "text": "New catalogue in all shops. https://example.com"}',
        '{"id": 2, "text": "New catalogue in all shops. https://example.com", "reply_to": "Is there one?"}',
        '{"id": 3, "text": "Look who moved in", "alt": [""], "at": "2026-03-02T09:00:00Z", "author": "Ana"}',
    )
    assert "no-invitation" in [one["rule"] for one in plain["findings"]]
    assert "no-invitation" not in [one["rule"] for one in reply["findings"]]
    assert [one["rule"] for one in picture["findings"] if one["family"] == "access"] == ["missing-alt"]


def test_a_history_and_a_profile_are_read(tmp_path: Path) -> None:
    history, profile = tmp_path / "past.jsonl", tmp_path / "me.toml"
    text = "Our repair café opens on Saturday at ten, bring your old lamps."
    history.write_text(json.dumps({"text": text, "at": "2026-03-01T09:00:00Z"}) + "\n", encoding="utf-8")
    profile.write_text('off = ["horn-tooting"]\n[thresholds.repeat]\nALIKE = 0.5\n', encoding="utf-8")
    done = rapport("check", "--history", str(history), "--profile", str(profile), given=text)
    assert "repeat" in done.stdout
    profile.write_text('off = ["repeat"]\n', encoding="utf-8")
    assert (
        "[repeat]"
        not in rapport("check", "--history", str(history), "--profile", str(profile), given=text).stdout
    )


@pytest.mark.parametrize(
    "toml",
    [
        'colour = "red"',
        'off = ["no-such-rule"]',
        "promote_goal = 2",
        "mix_window = 0",
        'names = "Ana"',
        "= 1",
    ],
)
def test_a_profile_with_a_mistake_is_refused(tmp_path: Path, toml: str) -> None:
    profile = tmp_path / "me.toml"
    profile.write_text(toml, encoding="utf-8")
    assert rapport("check", "--profile", str(profile), given=CALM).returncode == 2


def test_a_history_with_a_mistake_is_refused_with_its_line(tmp_path: Path) -> None:
    history = tmp_path / "past.jsonl"
    history.write_text('\n{"text": "a"}\n', encoding="utf-8")
    assert "line 2" in rapport("check", "--history", str(history), given=CALM).stderr


def test_json_lists_every_file(tmp_path: Path) -> None:
    names: list[str] = []
    for number, text in enumerate((CALM, BRAG)):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        names.append(str(path))
    done = rapport("check", "--format", "json", *names)
    assert done.returncode == 1
    assert [one["id"] for one in json.loads(done.stdout)] == names


def test_sarif_points_at_the_words() -> None:
    done = rapport("check", "--format", "sarif", given=f"Good morning!\n{BRAG}")
    log = json.loads(done.stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    result = next(one for one in run["results"] if one["ruleId"] == "horn-tooting")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["charLength"]) == (2, 1, 15)
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "horn-tooting"


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    lines = "".join(json.dumps({"id": number, "text": CALM}) + "\n" for number in range(3000))
    with subprocess.Popen(
        [sys.executable, "-c", RUN, "check", "--format", "jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(lines[:2000])
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        try:
            process.stdin.write(lines[2000:])
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.stderr.read() == ""


def test_the_check_loads_no_window_no_network_and_no_database() -> None:
    code = (
        "import sys; from app.__main__ import main; main(['check']); "
        "print([n for n in ('PySide6', 'httpx', 'keyring', 'sqlite3', 'textstat') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], input=b"Hi", capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


@given(st.binary(max_size=200))
def test_any_line_is_an_object_or_a_sentence(line: bytes) -> None:
    try:
        found: object = parse_object(line)
    except InputError as error:
        found = str(error)
    assert isinstance(found, dict) or str(found).endswith(".")
