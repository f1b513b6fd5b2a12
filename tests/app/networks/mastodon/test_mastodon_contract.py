"""Mastodon keeps the laws of the contract on a real snac2, which is laxer than most servers."""

from itertools import count
from typing import Any

import httpx
import pytest

from app.networks.mastodon.mastodon import Mastodon
from tests.app.networks.contract import NetworkContract
from tests.app.networks.pictures_contract import ChainContract, PicturesContract
from tests.app.networks.stage import Seen, Stage
from tests.app.networks.transports import Remembering
from tests.servers.snac import Snac

_numbers = count(1)


def mastodon(way: httpx.AsyncBaseTransport | None) -> Mastodon:
    """Build Mastodon on `way`."""
    return Mastodon(transport=way)


def seen(note: dict[str, Any]) -> Seen:
    """Return what an ActivityPub note says."""
    return Seen(
        text=note["sourceContent"],
        address=note["id"],
        above=note.get("inReplyTo") or "",
        alts=tuple(file["name"] for file in note.get("attachment", [])),
        warning=note.get("summary") or "",
    )


class TestMastodon(NetworkContract, ChainContract, PicturesContract):
    """The contract, on a server that ignores the idempotency key."""

    @pytest.fixture
    def stage(self, snac: Snac) -> Stage:
        """Give a user of its own to each test."""
        name = f"contract{next(_numbers)}"
        snac.add_user(name)
        return Stage(
            build=mastodon,
            server=snac.url,
            handle=name,
            secret=snac.token(name),
            posts=lambda: [note["sourceContent"] for note in snac.statuses(name)],
            seen=lambda: [seen(note) for note in snac.statuses(name)],
            uploading="/api/v2/media",
            publishing="/api/v1/statuses",
            public=("/api/v1/instance", "/api/v2/instance"),
            too_long="a" * 100_001,
            keyed=Remembering,  # snac2 itself would post twice
        )
