"""WordPress keeps the laws of the contract on a real site."""

import re
from html import unescape
from typing import Any

import httpx
import pytest

from app.networks.wordpress.blocks import blocks
from app.networks.wordpress.unmarked import unmarked
from app.networks.wordpress.wordpress import WordPress
from tests.app.networks.archive_contract import ArchiveContract
from tests.app.networks.contract import TEXT, NetworkContract
from tests.app.networks.pictures_contract import PicturesContract
from tests.app.networks.stage import Seen, Stage
from tests.servers.wordpress.server import WordPress as Site

WRITTEN = {blocks(text): text for text in (TEXT, "")}
PICTURE = re.compile(r"\s*<!-- wp:image .*?<!-- /wp:image -->", re.DOTALL)
IMAGE = re.compile(r'alt="([^"]*)" class="wp-image-(\d+)"')


def network(way: httpx.AsyncBaseTransport | None) -> WordPress:
    """Build WordPress on `way`."""
    return WordPress(transport=way)


def seen(post: dict[str, Any], site: Site, author: int) -> Seen:
    """Return what a post says, read from the site for editing."""
    raw = post["content"]["raw"]
    library = {file["id"]: unescape(file["alt_text"]) for file in site.media(author)}
    shown = [(unescape(said), int(number)) for said, number in IMAGE.findall(raw)]
    for said, number in shown:  # the library makes one space of two
        assert library[number] == " ".join(said.split())
    words = PICTURE.sub("", raw).strip()
    return Seen(
        text=WRITTEN[words] if words in WRITTEN else unmarked(words),
        address=post["link"],
        alts=tuple(said for said, _ in shown),
    )


class TestWordPress(NetworkContract, PicturesContract, ArchiveContract):
    """The contract, by the hand of an author who may write and publish and no more."""

    listing = "/wp-json/wp/v2/posts"

    def elsewhere(self, remote_id: str) -> str:
        """Return the id of a post that is not there; the numbers around are somebody else's."""
        return f"{remote_id}00000"

    @pytest.fixture
    def stage(self, wordpress: Site) -> Stage:
        """Give an author of its own to each test."""
        author = wordpress.add_author("contract")

        def posts() -> list[Seen]:
            return [seen(post, wordpress, author.id) for post in wordpress.posts(author.id)]

        return Stage(
            build=network,
            server=wordpress.url,
            handle=author.name,
            secret=author.password,
            posts=lambda: [post.text for post in posts()],
            seen=posts,
            uploading=re.compile("POST /wp-json/wp/v2/media"),
            publishing=re.compile(r"POST /wp-json/wp/v2/posts/\d+"),
            public=("/", "/wp-json/"),
            too_long="",
            keyed=lambda: None,  # a draft that is published twice is one post
            keeps_uploads=True,
        )
