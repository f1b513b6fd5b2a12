"""An author signed in on a real site, as the tests of WordPress need one."""

import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import httpx

from app.model.article import NO_ARTICLE, Article
from app.model.draft import Attachment
from app.networks.base import Login, Outgoing
from app.networks.wordpress.wordpress import WordPress
from tests.app.networks.contract import NOW
from tests.app.networks.stage import login_of
from tests.servers.wordpress.server import Author
from tests.servers.wordpress.server import WordPress as Site

CREATING = re.compile("POST /wp-json/wp/v2/posts")
SHOWING = re.compile(r"POST /wp-json/wp/v2/posts/\d+")
UPLOADING = re.compile("POST /wp-json/wp/v2/media")


@asynccontextmanager
async def opened(way: httpx.AsyncBaseTransport | None = None) -> AsyncGenerator[WordPress]:
    """Give the network on `way` and close it afterwards."""
    network = WordPress(transport=way)
    try:
        yield network
    finally:
        await network.close()


async def signed_in(network: WordPress, site: Site, author: Author) -> Login:
    """Sign `author` in."""
    return login_of(await network.sign_in(site.url, author.name, author.password))


def post(
    network: WordPress,
    text: str = "Bread.",
    article: Article = NO_ARTICLE,
    media: tuple[Attachment, ...] = (),
) -> Outgoing:
    """Return a post under a new key."""
    return Outgoing(text=text, key=network.new_key(NOW), article=article, media=media)
