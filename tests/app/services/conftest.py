"""The laboratory as a fixture."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.services.lab import Lab


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """An engine with a scripted network, at nine o'clock on a Monday."""
    made = Lab(tmp_path)
    yield made
    made.close()
