"""Homes with accounts on the real servers, for programs that die."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.killing.stand import Stand
from tests.servers.pds import Pds
from tests.servers.secret_service import SecretService
from tests.servers.snac import Snac
from tests.servers.wordpress.server import WordPress


@pytest.fixture(scope="session")
def stand(
    tmp_path_factory: pytest.TempPathFactory,
    pds: Pds,
    snac: Snac,
    wordpress: WordPress,
    secret_service: SecretService,
) -> Iterator[Stand]:
    """One home for all deaths: what one round leaves behind must not harm the next."""
    folder = tmp_path_factory.mktemp("killed")
    with closing(Stand(folder, pds, snac, wordpress, secret_service, "killed")) as stand:
        yield stand


@pytest.fixture(scope="session")
def contest(
    tmp_path_factory: pytest.TempPathFactory,
    pds: Pds,
    snac: Snac,
    wordpress: WordPress,
    secret_service: SecretService,
) -> Iterator[Stand]:
    """A home of its own, for processes that work side by side."""
    folder = tmp_path_factory.mktemp("contest")
    with closing(Stand(folder, pds, snac, wordpress, secret_service, "contest")) as stand:
        yield stand
