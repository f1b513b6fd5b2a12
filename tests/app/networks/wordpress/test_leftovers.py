"""The draft of a post that was cancelled is put into the trash, and never what somebody has worked on."""

import re

import pytest

from app.errors import Refused
from app.networks.base import Login, Prepared
from app.networks.wordpress.wordpress import WordPress
from tests.app.networks.stage import MemoryFiles
from tests.app.networks.wordpress.acting import opened, post, signed_in
from tests.servers.wordpress.server import WordPress as Site

pytestmark = pytest.mark.anyio


async def prepared(network: WordPress, site: Site) -> tuple[Login, Prepared, int]:
    """Make a draft, and return who made it, what is kept of it, and its author's id."""
    ann = site.add_author()
    login = await signed_in(network, site, ann)
    return login, await network.prepare(login, post(network), MemoryFiles()), ann.id


async def test_an_untouched_draft_goes_into_the_trash_and_may_be_asked_for_again(wordpress: Site) -> None:
    async with opened() as network:
        login, made, author = await prepared(network, wordpress)
        place = network.left_at(login.server, made)
        assert re.fullmatch(re.escape(login.server) + r"/wp-admin/post\.php\?post=\d+&action=edit", place)
        for _ in range(2):
            await network.discard(login, made)
        assert wordpress.posts(author, drafts=True) == []


@pytest.mark.parametrize("change", [{"content": "Mine."}, {"title": "Mine"}, {"excerpt": "Mine"}])
async def test_a_draft_that_somebody_worked_on_is_left_alone(wordpress: Site, change: dict[str, str]) -> None:
    async with opened() as network:
        login, made, author = await prepared(network, wordpress)
        (draft,) = wordpress.posts(author, drafts=True)
        place = f"/posts/{draft['id']}"
        await network._sites.ask(login, "POST", place, body=change)  # pyright: ignore[reportPrivateUsage] - as its owner would
        with pytest.raises(Refused, match="Somebody has worked on the draft"):
            await network.discard(login, made)
        again = await network.prepare(login, post(network), MemoryFiles(), made)  # what is kept stays ours
        with pytest.raises(Refused, match="Somebody has worked on the draft"):
            await network.discard(login, again)
        assert len(wordpress.posts(author, drafts=True)) == 1


async def test_what_is_out_or_was_made_by_an_earlier_version_is_left_alone(wordpress: Site) -> None:
    async with opened() as network:
        login, made, author = await prepared(network, wordpress)
        old = Prepared(key=made.key, payload=re.sub(r', "ours": "\w+"', "", made.payload))
        assert old != made
        with pytest.raises(Refused, match="worked on"):
            await network.discard(login, old)
        await network.publish(login, made)
        with pytest.raises(Refused, match="no draft any more"):
            await network.discard(login, made)
        assert len(wordpress.posts(author)) == 1
