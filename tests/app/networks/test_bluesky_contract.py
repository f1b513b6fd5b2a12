"""Bluesky keeps the laws of the contract on a real PDS."""

import httpx
import pytest

from app.networks.bluesky import Bluesky
from tests.app.networks.contract import NetworkContract
from tests.app.networks.stage import Stage
from tests.servers.pds import Pds


def bluesky(way: httpx.AsyncBaseTransport | None) -> Bluesky:
    """Build Bluesky on `way`."""
    return Bluesky(transport=way)


class TestBluesky(NetworkContract):
    """The contract, on the reference server."""

    @pytest.fixture
    def stage(self, pds: Pds) -> Stage:
        """Give an account of its own to each test."""
        person = pds.new_account()
        return Stage(
            build=bluesky,
            server=pds.url,
            handle=person.handle,
            secret=pds.new_app_password(person),
            posts=lambda: [record["value"]["text"] for record in pds.records(person.did)],
            publishing="com.atproto.repo.createRecord",
            public=("com.atproto.server.describeServer",),
            too_long="a" * 301,
            keyed=lambda: None,
        )
