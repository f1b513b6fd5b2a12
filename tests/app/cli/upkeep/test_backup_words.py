"""`rapport backup`, `restore` and `export`, as a person runs them."""

from pathlib import Path

import pytest

from app.places import find_places
from app.services.lock import Lock
from app.store.database import Database
from tests.app.cli.running import rapport


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with an empty database."""
    monkeypatch.setenv("RAPPORT_HOME", str(tmp_path / "home"))
    find_places().make()
    Database(find_places().database).close()
    return tmp_path


def test_a_backup_can_be_restored_and_says_so(home: Path) -> None:
    made = rapport("backup", str(home / "b.zip"))
    assert (made.returncode, made.stderr) == (0, "")
    assert "0 drafts" in made.stdout
    restored = rapport("restore", str(home / "b.zip"))
    assert (restored.returncode, restored.stderr) == (0, "")
    assert "What was here before is in" in restored.stdout


def test_a_file_that_is_no_backup_is_wrong_use_and_an_open_window_is_trouble(home: Path) -> None:
    (home / "x.zip").write_bytes(b"x")
    refused = rapport("restore", str(home / "x.zip"))
    assert refused.returncode == 2
    assert "not a backup" in refused.stderr
    lock = Lock(find_places().window_lock)
    assert lock.take()
    busy = rapport("restore", str(home / "x.zip"))
    lock.let_go()
    assert busy.returncode == 1
    assert "Rapport is open" in busy.stderr


def test_an_export_tells_where_it_is(home: Path) -> None:
    done = rapport("export", str(home / "out"))
    assert (done.returncode, done.stderr) == (0, "")
    assert (home / "out" / "README.txt").exists()
    assert rapport("export", str(home / "out")).returncode == 2
