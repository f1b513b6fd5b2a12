"""An open database that is closed after the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A fresh database."""
    made = Database(tmp_path / "rapport.db")
    yield made
    made.close()
