"""What every life needs."""

from collections.abc import Iterator

import pytest

from tests.servers.installing.availability import require
from tests.servers.secret_service import SecretService


@pytest.fixture
def keyring() -> Iterator[SecretService]:
    """A keyring of its own, to be locked."""
    require("secret_service")
    with SecretService() as service:
        yield service
