"""A post is a draft first: whatever gets lost on the way, it is one draft, and then one post."""

import re

import httpx
import pytest

from app.errors import Refused, Unreachable
from tests.app.networks.stage import MemoryFiles, picture
from tests.app.networks.transports import Trouble, Way
from tests.app.networks.wordpress.acting import CREATING, SHOWING, UPLOADING, opened, post, signed_in
from tests.servers.wordpress.server import WordPress as Site

pytestmark = pytest.mark.anyio


async def test_what_is_prepared_is_a_draft_that_nobody_reads(wordpress: Site) -> None:
    ann = wordpress.add_author()
    async with opened() as network:
        login = await signed_in(network, wordpress, ann)
        await network.prepare(login, post(network), MemoryFiles())
    assert wordpress.posts(ann.id) == []
    assert [one["status"] for one in wordpress.posts(ann.id, drafts=True)] == ["draft"]


async def test_a_forgotten_draft_is_taken_up_again_and_not_left_lying(wordpress: Site) -> None:
    ann = wordpress.add_author()
    async with opened(Trouble(CREATING, httpx.ReadError("reset"), arrives=True)) as network:
        login = await signed_in(network, wordpress, ann)
        outgoing = post(network)
        with pytest.raises(Unreachable):
            await network.prepare(login, outgoing, MemoryFiles())
    (forgotten,) = wordpress.posts(ann.id, drafts=True)
    way = Way()
    async with opened(way) as network:
        prepared = await network.prepare(login, outgoing, MemoryFiles())
        receipt = await network.publish(login, prepared)
    assert way.count(CREATING) == 0
    assert receipt.remote_id == str(forgotten["id"])
    assert wordpress.posts(ann.id, drafts=True) == []
    assert len(wordpress.posts(ann.id)) == 1


@pytest.mark.parametrize("path", ["GET /wp-json/wp/v2/posts", "GET /wp-json/wp/v2/media"])
@pytest.mark.parametrize(
    "nonsense",
    [httpx.Response(200, html="<p>Back soon.</p>"), httpx.Response(200, json=[None])],
    ids=["page", "null"],
)
async def test_what_is_no_list_of_posts_is_no_sign_that_nothing_is_there(
    wordpress: Site, path: str, nonsense: httpx.Response
) -> None:
    ann = wordpress.add_author()
    data, shown = picture("A loaf")
    async with opened(Trouble(CREATING, httpx.ReadError("reset"), arrives=True)) as network:
        login = await signed_in(network, wordpress, ann)
        outgoing = post(network, media=(shown,))
        with pytest.raises(Unreachable):
            await network.prepare(login, outgoing, MemoryFiles(data))
    async with opened(Trouble(re.compile(path), nonsense, arrives=False)) as network:
        with pytest.raises(Unreachable):
            await network.prepare(login, outgoing, MemoryFiles(data))
    assert len(wordpress.posts(ann.id, drafts=True)) == len(wordpress.media(ann.id)) == 1


async def test_an_upload_whose_answer_got_lost_is_not_in_the_library_twice(wordpress: Site) -> None:
    ann = wordpress.add_author()
    data, shown = picture("A loaf")
    async with opened(Trouble(UPLOADING, httpx.ReadError("reset"), arrives=True)) as network:
        login = await signed_in(network, wordpress, ann)
        outgoing = post(network, media=(shown,))
        with pytest.raises(Unreachable):
            await network.prepare(login, outgoing, MemoryFiles(data))
    async with opened() as network:
        prepared = await network.prepare(login, outgoing, MemoryFiles(data))
        await network.publish(login, prepared)
    assert len(wordpress.media(ann.id)) == 1
    assert "wp-image-" in wordpress.posts(ann.id)[0]["content"]["raw"]


@pytest.mark.parametrize("force", ["true", "false"], ids=["deleted", "in the trash"])
async def test_a_draft_that_somebody_threw_away_is_made_once_more(wordpress: Site, force: str) -> None:
    ann = wordpress.add_author()
    async with opened() as network:
        login = await signed_in(network, wordpress, ann)
        outgoing = post(network)
        prepared = await network.prepare(login, outgoing, MemoryFiles())
        (draft,) = wordpress.posts(ann.id, drafts=True)
        wordpress.call("DELETE", f"posts/{draft['id']}?force={force}")
        assert await network.find(login, prepared) is None
        again = await network.prepare(login, outgoing, MemoryFiles(), prepared)
        assert again.key == prepared.key
        await network.publish(login, again)
        assert await network.find(login, again) is not None
    assert len(wordpress.posts(ann.id)) == 1


async def test_a_draft_gone_at_the_last_moment_is_certain_not_to_be_out(wordpress: Site) -> None:
    ann = wordpress.add_author()
    async with opened() as network:
        login = await signed_in(network, wordpress, ann)
        prepared = await network.prepare(login, post(network), MemoryFiles())
        (draft,) = wordpress.posts(ann.id, drafts=True)
        wordpress.call("DELETE", f"posts/{draft['id']}?force=true")
        with pytest.raises(Unreachable, match="gone"):
            await network.publish(login, prepared)
    assert wordpress.posts(ann.id) == []


async def test_a_draft_that_the_writer_published_there_is_out_and_found(wordpress: Site) -> None:
    ann = wordpress.add_author()
    async with opened(Trouble(CREATING, httpx.ReadError("reset"), arrives=True)) as network:
        login = await signed_in(network, wordpress, ann)
        outgoing = post(network)
        with pytest.raises(Unreachable):
            await network.prepare(login, outgoing, MemoryFiles())
    (draft,) = wordpress.posts(ann.id, drafts=True)
    wordpress.call("POST", f"posts/{draft['id']}", status="publish")
    async with opened() as network:
        prepared = await network.prepare(login, outgoing, MemoryFiles())
        found = await network.find(login, prepared)
    assert found is not None
    assert found.remote_id == str(draft["id"])
    assert len(wordpress.posts(ann.id)) == 1


async def test_a_published_post_in_the_trash_is_not_published_anew_by_itself(wordpress: Site) -> None:
    ann = wordpress.add_author()
    async with opened() as network:
        login = await signed_in(network, wordpress, ann)
        prepared = await network.prepare(login, post(network), MemoryFiles())
        receipt = await network.publish(login, prepared)
        wordpress.call("DELETE", f"posts/{receipt.remote_id}")
        with pytest.raises(Refused, match="trash"):
            await network.find(login, prepared)


@pytest.mark.parametrize("status", ["pending", "draft", "future"])
async def test_a_status_that_was_not_asked_for_is_no_success(wordpress: Site, status: str) -> None:
    ann = wordpress.add_author()
    answer = httpx.Response(200, json={"id": 1, "status": status, "link": wordpress.url})
    async with opened(Trouble(SHOWING, answer, arrives=False)) as network:
        login = await signed_in(network, wordpress, ann)
        prepared = await network.prepare(login, post(network), MemoryFiles())
        with pytest.raises(Refused, match=status):
            await network.publish(login, prepared)
        assert await network.find(login, prepared) is None


async def test_a_post_that_the_site_shows_to_its_own_users_alone_is_told(wordpress: Site) -> None:
    ann = wordpress.add_author("ann", "editor")
    async with opened() as network:
        login = await signed_in(network, wordpress, ann)
        prepared = await network.prepare(login, post(network), MemoryFiles())
        receipt = await network.publish(login, prepared)
        wordpress.call("POST", f"posts/{receipt.remote_id}", status="private")
        found = await network.find(login, prepared)
    assert found is not None
    assert "private" in (found.remark or "")
