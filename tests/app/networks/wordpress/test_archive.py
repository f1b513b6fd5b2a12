"""What a user has on a site is read back, changed and taken back, and nothing else of it gets lost."""

import pytest

from app.errors import Refused
from app.model.article import Article
from app.networks.archive import Archive
from app.networks.wordpress.wordpress import WordPress
from tests.app.networks.stage import MemoryFiles, picture
from tests.app.networks.wordpress.acting import opened, post, signed_in
from tests.servers.wordpress.server import Author
from tests.servers.wordpress.server import WordPress as Site

pytestmark = pytest.mark.anyio
TEXT = "It **keeps** a week.\n\n- cloth\n- no fridge"


def archive_of(network: WordPress) -> Archive:
    assert network.archive is not None
    return network.archive


async def published(network: WordPress, site: Site, author: Author, text: str = TEXT) -> str:
    """Publish an article with a picture and return its id."""
    login = await signed_in(network, site, author)
    data, shown = picture("A loaf")
    outgoing = post(network, text, Article(title="Rye & oats"), (shown,))
    prepared = await network.prepare(login, outgoing, MemoryFiles(data))
    return (await network.publish(login, prepared)).remote_id


async def test_articles_are_read_back_page_by_page_and_drafts_are_left_out(
    wordpress: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.networks.wordpress.archive.PAGE", 5)
    ann, ben = wordpress.add_author(), wordpress.add_author("ben")
    for number in range(8):
        wordpress.call("POST", "posts", title=f"No. {number}", status="publish", author=ann.id)
    wordpress.call("POST", "posts", title="Draft", status="draft", author=ann.id)
    wordpress.call("POST", "posts", title="Theirs", status="publish", author=ben.id)
    async with opened() as network:
        login, archive = await signed_in(network, wordpress, ann), archive_of(network)
        first = await archive.page(login)
        second = await archive.page(login, first.further)
        beyond = await archive.page(login, "9")
    assert len(first.posts) == 5
    assert second.further == ""
    texts = {one.text for one in (*first.posts, *second.posts)}
    assert texts == {f"# No. {number}" for number in range(8)}
    assert (beyond.posts, beyond.further) == ((), "")


async def test_an_article_reads_as_it_was_written(wordpress: Site) -> None:
    ann = wordpress.add_author()
    async with opened() as network:
        remote_id = await published(network, wordpress, ann)
        found = await archive_of(network).look_at(await signed_in(network, wordpress, ann), remote_id)
    assert found is not None
    assert found.text == f"# Rye & oats\n\n{TEXT}"
    assert found.remote_id == remote_id
    assert found.address == wordpress.posts(ann.id)[0]["link"]


async def test_a_revised_article_keeps_its_picture_its_address_and_its_title(wordpress: Site) -> None:
    ann = wordpress.add_author()
    async with opened() as network:
        remote_id = await published(network, wordpress, ann)
        login, archive = await signed_in(network, wordpress, ann), archive_of(network)
        (before,) = wordpress.posts(ann.id)
        await archive.revise(login, remote_id, "It keeps *two* weeks.")
        await archive.revise(login, remote_id, "It keeps *two* weeks.")
    (after,) = wordpress.posts(ann.id)
    assert (after["link"], after["title"], after["status"]) == (before["link"], before["title"], "publish")
    assert "<p>It keeps <em>two</em> weeks.</p>" in after["content"]["raw"]
    assert "cloth" not in after["content"]["raw"]
    assert after["content"]["raw"].count("wp-image-") == 1


async def test_a_first_heading_gives_it_another_title(wordpress: Site) -> None:
    ann = wordpress.add_author()
    async with opened() as network:
        remote_id = await published(network, wordpress, ann)
        login = await signed_in(network, wordpress, ann)
        await archive_of(network).revise(login, remote_id, "# Oats < rye\n\nSoup.")
    (after,) = wordpress.posts(ann.id)
    assert after["title"]["raw"] == "Oats &lt; rye"


@pytest.mark.parametrize(
    "content", ["<!-- wp:gallery -->x<!-- /wp:gallery -->", "<p>Without <u>any</u> block</p>"]
)
async def test_what_was_laid_out_otherwise_is_left_alone(wordpress: Site, content: str) -> None:
    ann = wordpress.add_author()
    made = wordpress.call("POST", "posts", title="Theirs", content=content, status="publish", author=ann.id)
    async with opened() as network:
        login = await signed_in(network, wordpress, ann)
        with pytest.raises(Refused, match="Edit it there"):
            await archive_of(network).revise(login, str(made["id"]), "Mine")
    assert wordpress.posts(ann.id)[0]["content"]["raw"] == content


async def test_an_article_that_is_taken_back_is_in_the_trash_and_not_there(wordpress: Site) -> None:
    ann = wordpress.add_author()
    async with opened() as network:
        remote_id = await published(network, wordpress, ann)
        login, archive = await signed_in(network, wordpress, ann), archive_of(network)
        await archive.take_back(login, remote_id)
        await archive.take_back(login, remote_id)
        assert await archive.look_at(login, remote_id) is None
        assert await archive.look_at(login, "999999") is None
    assert wordpress.posts(ann.id) == []
    assert wordpress.call("GET", f"posts/{remote_id}?context=edit")["status"] == "trash"


async def test_nobody_elses_article_is_changed_or_deleted(wordpress: Site) -> None:
    ann, ben = wordpress.add_author(), wordpress.add_author("ben")
    async with opened() as network:
        remote_id = await published(network, wordpress, ann)
        login, archive = await signed_in(network, wordpress, ben), archive_of(network)
        with pytest.raises(Refused):
            await archive.revise(login, remote_id, "Mine")
        with pytest.raises(Refused):
            await archive.take_back(login, remote_id)
    assert len(wordpress.posts(ann.id)) == 1
