"""The journey is made in every run of the tests."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journey.journey import travel
from tests.servers.pds import Pds
from tests.servers.secret_service import SecretService


def test_a_bragging_link_drop_is_heard_mended_scheduled_and_published(
    qapp: QApplication,
    pds: Pds,
    secret_service: SecretService,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in secret_service.environ.items():
        monkeypatch.setenv(name, value)
    record = travel(qapp, pds, tmp_path)
    assert any(line.startswith("The ledger says sent, at https://") for line in record)
