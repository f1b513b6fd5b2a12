"""Mastodon keeps the laws of the contract on a real snac2, which is laxer than most servers."""

from itertools import count
from typing import Any

import httpx
import pytest

from app.errors import Refused
from app.networks.mastodon.mastodon import Mastodon
from app.networks.mastodon.text import html_to_text
from tests.app.networks.archive_contract import ArchiveContract, archive_of, put
from tests.app.networks.contract import NetworkContract, open_network
from tests.app.networks.pictures_contract import ChainContract, PicturesContract
from tests.app.networks.stage import Seen, Stage, login_of
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


class TestMastodon(NetworkContract, ChainContract, PicturesContract, ArchiveContract):
    """The contract, on a server that ignores the idempotency key."""

    listing = "/statuses"

    def shown(self, text: str) -> str:
        """snac2 turns stars and angle brackets into formatting."""
        return " ".join(html_to_text(text.replace("*", "").replace("<", "&lt;")).split())

    async def test_what_is_taken_back_is_gone_and_may_be_taken_back_again(self, stage: Stage) -> None:
        """snac2 before 2.96 answers 404 and keeps the post: that must not be taken for success."""
        async with open_network(stage) as network:
            login = login_of(await stage.signed_in(network))
            receipt = await put(network, login, "This stays.")
            with pytest.raises(Refused, match="deletes no posts"):
                await archive_of(network).take_back(login, receipt.remote_id)
        assert stage.posts() == ["This stays."]

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
