"""The program starts with a window, with a command, or with a sentence that says why it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

DISPLAY_WORDS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def start(tmp_path: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in DISPLAY_WORDS}
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        env={**kept, "RAPPORT_HOME": str(tmp_path), **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_a_display_a_sentence_names_the_command_line(tmp_path: Path) -> None:
    done = start(tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("There is no display to open a window on. On the command line, `rapport ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is asked on Linux alone")
def test_a_display_that_does_not_answer_gets_a_sentence_and_no_abort(tmp_path: Path) -> None:
    done = start(tmp_path, DISPLAY=":987")
    assert done.returncode == 1
    assert done.stderr.startswith(("The display :987 does not answer.", "Qt needs system libraries"))
    assert done.stderr.count("\n") == 1


def test_a_word_on_the_command_line_needs_no_display(tmp_path: Path) -> None:
    done = start(tmp_path, "rules")
    assert done.returncode == 0
    assert done.stderr == ""


def first_complaint(home: Path) -> str:
    """Return the first line that the program says on standard error; its window tells it too."""
    environ = {**os.environ, "RAPPORT_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-m", "app"], env=environ, text=True, stderr=subprocess.PIPE
    ) as program:
        assert program.stderr is not None
        line = program.stderr.readline()
        program.kill()
    return line


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", "utf-8")
    said = first_complaint(in_the_way)
    assert said == f"Rapport cannot create its folder {in_the_way}/data: Not a directory.\n"


def test_a_database_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    database = tmp_path / "data" / "rapport.db"
    database.parent.mkdir()
    database.write_text("A shopping list: flour, salt, water. " * 50, "utf-8")
    assert first_complaint(tmp_path) == f"{database} is not a database of Rapport.\n"
