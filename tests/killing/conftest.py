"""Homes with accounts on the real servers, for programs that die."""

import sys

import pytest

from tests.killing.stand import Stand
from tests.servers.pds import Pds
from tests.servers.secret_service import SecretService
from tests.servers.snac import Snac


@pytest.fixture(scope="session")
def stand(
    tmp_path_factory: pytest.TempPathFactory, pds: Pds, snac: Snac, secret_service: SecretService
) -> Stand:
    """One home for all deaths: what one round leaves behind must not harm the next."""
    assert sys.platform == "linux"
    return Stand(tmp_path_factory.mktemp("killed"), pds, snac, secret_service, "killed")


@pytest.fixture(scope="session")
def contest(
    tmp_path_factory: pytest.TempPathFactory, pds: Pds, snac: Snac, secret_service: SecretService
) -> Stand:
    """A home of its own, for processes that work side by side."""
    return Stand(tmp_path_factory.mktemp("contest"), pds, snac, secret_service, "contest")
