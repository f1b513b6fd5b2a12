"""Bluesky keeps the laws of the contract on a real PDS."""

from typing import Any

import httpx
import pytest

from app.networks.bluesky.bluesky import Bluesky
from tests.app.networks.archive_contract import ArchiveContract
from tests.app.networks.contract import NetworkContract
from tests.app.networks.pictures_contract import ChainContract, PicturesContract
from tests.app.networks.stage import Seen, Stage
from tests.servers.pds import Pds


def bluesky(way: httpx.AsyncBaseTransport | None) -> Bluesky:
    """Build Bluesky on `way`."""
    return Bluesky(transport=way)


def seen(record: dict[str, Any]) -> Seen:
    """Return what a record says."""
    value = record["value"]
    images = value.get("embed", {}).get("images", [])
    return Seen(
        text=value["text"],
        address=record["uri"],
        above=value.get("reply", {}).get("parent", {}).get("uri", ""),
        alts=tuple(image["alt"] for image in images),
        shapes=tuple((image["aspectRatio"]["width"], image["aspectRatio"]["height"]) for image in images),
    )


class TestBluesky(NetworkContract, ChainContract, PicturesContract, ArchiveContract):
    """The contract, on the reference server."""

    listing = "com.atproto.repo.listRecords"

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
            seen=lambda: [seen(record) for record in pds.records(person.did)],
            uploading="com.atproto.repo.uploadBlob",
            publishing="com.atproto.repo.createRecord",
            public=("com.atproto.server.describeServer",),
            too_long="a" * 301,
            keyed=lambda: None,
        )
