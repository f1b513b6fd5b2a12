"""Every guard of the house is broken once in a scratch copy, and seen to catch it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("app", "widgets", "coach", "resources")
BIN = Path(sys.executable).parent

IMPORT_BREAKS = {
    "coach looks up to app": ("coach/weighed/mix.py", "import app.errors", "Four floors"),
    "coach looks up to widgets": ("coach/weighed/mix.py", "import widgets.ground.words", "Four floors"),
    "resources looks up to coach": ("resources/finder.py", "import coach.entry", "Four floors"),
    "widgets looks up to app": ("widgets/ground/words.py", "import app.model.draft", "Four floors"),
    "an app/utils.py": ("app/utils.py", "import json", "The floors of app"),
    "networks looks at the store": (
        "app/networks/web/http.py",
        "import app.store.schema",
        "The floors of app",
    ),
    "media looks at the store": ("app/media/folder.py", "import app.store.schema", "The floors of app"),
    "networks look at the media": (
        "app/networks/web/http.py",
        "import app.media.folder",
        "The floors of app",
    ),
    "store looks at the keychain": ("app/store/posts.py", "import app.keychain", "The floors of app"),
    "services look up to the window": (
        "app/services/clock.py",
        "import app.windows.message",
        "The floors of app",
    ),
    "services look up to the background": (
        "app/services/clock.py",
        "import app.background",
        "The floors of app",
    ),
    "the command looks at the window": (
        "app/cli/rules.py",
        "import app.windows.message",
        "The floors of app",
    ),
    "the model looks up to the services": (
        "app/model/post.py",
        "import app.services.clock",
        "The floors of app",
    ),
    "anybody imports the assembly": ("app/services/clock.py", "import app.assemble", "The floors of app"),
    "the coach opens a window": (
        "coach/weighed/mix.py",
        "import PySide6.QtCore",
        "The coach knows no window",
    ),
    "the coach reaches the network": ("coach/weighed/mix.py", "import httpx", "The coach knows no window"),
    "the coach opens a database": ("coach/weighed/mix.py", "import sqlite3", "The coach knows no window"),
    "the coach asks the keyring": ("coach/weighed/mix.py", "import keyring", "The coach knows no window"),
    "a widget reaches the network": ("widgets/ground/words.py", "import httpx", "Where Qt is at home"),
    "a page opens a database": ("app/windows/items.py", "import sqlite3", "Where Qt is at home"),
    "the background asks the keyring": ("app/background.py", "import keyring", "Where Qt is at home"),
    "a circle": ("coach/texts/span.py", "import coach.texts.text", "No circles"),
}
BANNED = {
    "httpx outside the networks": ("app/services/clock.py", "import httpx"),
    "sqlite3 outside the store": ("app/networks/web/http.py", "import sqlite3"),
    "keyring outside the keychain": ("app/store/posts.py", "import keyring"),
    "pictures outside the media": ("app/services/clock.py", "from PIL import Image"),
    "Qt in the services": ("app/services/clock.py", "from PySide6.QtCore import QObject"),
    "Qt in the command": ("app/cli/rules.py", "from PySide6.QtCore import QObject"),
    "Qt in the model": ("app/model/post.py", "import PySide6"),
}
QT = {"QtCore", "QtDBus", "QtGui", "QtWidgets"}  # what a window needs; QtNetwork is 3 MB in memory


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A copy of the house to break."""
    for floor in FLOORS:
        shutil.copytree(ROOT / floor, tmp_path / floor, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the import rules of the house in `folder`."""
    command = [BIN / "lint-imports", "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def break_in(folder: Path, file: str, line: str) -> None:
    """Put `line` at the end of `file`."""
    with (folder / file).open("a", encoding="utf-8") as broken:
        broken.write(f"\n{line}\n")


def test_the_house_as_it_stands_keeps_every_rule(scratch: Path) -> None:
    done = lint_imports(scratch)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("broken", IMPORT_BREAKS)
def test_a_broken_import_rule_is_caught(scratch: Path, broken: str) -> None:
    file, line, contract = IMPORT_BREAKS[broken]
    break_in(scratch, file, line)
    done = lint_imports(scratch)
    assert done.returncode == 1
    verdicts = [row for row in done.stdout.splitlines() if row.endswith("BROKEN")]
    assert any(row.startswith(contract) for row in verdicts), done.stdout


@pytest.mark.parametrize("broken", BANNED)
def test_a_banned_import_is_caught(scratch: Path, broken: str) -> None:
    file, line = BANNED[broken]
    command = [BIN / "ruff", "check", "--no-cache", "--select", "TID251", "--output-format", "concise", "."]
    clean = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    assert clean.returncode == 0, clean.stdout
    break_in(scratch, file, line)
    done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{file}:" in done.stdout
    assert "TID251" in done.stdout


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    counted = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for top in (*FLOORS, "tests")
        for path in (ROOT / top).rglob("*.py")
    }
    assert len(counted) > 50
    assert {name: lines for name, lines in counted.items() if lines > 300} == {}


def test_no_more_of_qt_is_loaded_than_a_window_needs(scratch: Path) -> None:
    assert used_of_qt(scratch) == QT
    break_in(scratch, "app/windows/items.py", "from PySide6.QtNetwork import QLocalServer")
    assert used_of_qt(scratch) == {*QT, "QtNetwork"}


def used_of_qt(folder: Path) -> set[str]:
    """Return the libraries of Qt that any file asks for."""
    return {
        name
        for floor in FLOORS
        for path in (folder / floor).rglob("*.py")
        for name in re.findall(r"\bPySide6(?:\.| import )(Qt\w+)", path.read_text(encoding="utf-8"))
    }
