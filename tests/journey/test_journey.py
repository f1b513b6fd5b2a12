"""The journey is made in every run of the tests."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journey.journey import travel
from tests.journey.thread import travel_by_keys
from tests.servers.pds import Pds
from tests.servers.secret_service import SecretService


@pytest.fixture(autouse=True)
def real_keyring(
    secret_service: SecretService, monkeypatch: pytest.MonkeyPatch, collected_here: None
) -> None:
    """Keep what is secret in a real Secret Service."""
    for name, value in secret_service.environ.items():
        monkeypatch.setenv(name, value)


def test_a_bragging_link_drop_is_heard_mended_scheduled_and_published(
    qapp: QApplication, pds: Pds, tmp_path: Path
) -> None:
    record = travel(qapp, pds, tmp_path)
    assert any(line.startswith("The ledger says sent, at https://") for line in record)


def test_a_described_thread_is_written_and_scheduled_without_a_mouse(
    qapp: QApplication, pds: Pds, tmp_path: Path
) -> None:
    record = travel_by_keys(qapp, pds, tmp_path)
    assert record[-1].startswith("On its day the real server has the three posts")
