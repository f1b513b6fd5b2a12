"""What an article has beside its text arrives as it was written, and can do no harm on the site."""

import pytest

from app.model.article import Article
from tests.app.networks.stage import MemoryFiles
from tests.app.networks.wordpress.acting import opened, post, signed_in
from tests.servers.wordpress.server import WordPress as Site

pytestmark = pytest.mark.anyio


async def test_title_excerpt_and_address_come_of_what_was_written(wordpress: Site) -> None:
    ann = wordpress.add_author()
    article = Article(title="Rye & oats: 5 < 6 <b>", excerpt="How & why <i>")
    async with opened() as network:
        login = await signed_in(network, wordpress, ann)
        prepared = await network.prepare(login, post(network, article=article), MemoryFiles())
        receipt = await network.publish(login, prepared)
    (made,) = wordpress.posts(ann.id)
    assert made["title"]["raw"] == "Rye &amp; oats: 5 &lt; 6 &lt;b&gt;"
    assert made["excerpt"]["raw"] == "How &amp; why &lt;i&gt;"
    assert made["slug"].startswith("rye-oats-5")
    assert made["link"] == receipt.address
    assert "<h1>Rye &amp; oats: 5 &lt; 6 &lt;b&gt;</h1>" in wordpress.page(receipt.address)


async def test_a_text_that_opens_with_a_heading_brings_its_own_title(wordpress: Site) -> None:
    ann = wordpress.add_author()
    async with opened() as network:
        login = await signed_in(network, wordpress, ann)
        prepared = await network.prepare(login, post(network, "# Rye *bread*\n\nBake it."), MemoryFiles())
        await network.publish(login, prepared)
    (made,) = wordpress.posts(ann.id)
    assert made["title"]["raw"] == "Rye bread"
    assert made["content"]["raw"] == "<!-- wp:paragraph -->\n<p>Bake it.</p>\n<!-- /wp:paragraph -->"


async def test_readers_get_every_kind_of_block_and_nothing_that_runs(wordpress: Site) -> None:
    # An administrator may write any HTML, so nothing but us stands between her text and the page.
    ann = wordpress.add_author("ann", "administrator")
    text = "One **bold**\nline <script>alert(1)</script> [gallery]\n\n- a\n- b\n\n> said\n\n```\nx = [1]\n```"
    async with opened() as network:
        login = await signed_in(network, wordpress, ann)
        prepared = await network.prepare(login, post(network, text), MemoryFiles())
        receipt = await network.publish(login, prepared)
    page = wordpress.page(receipt.address)
    assert "<p>One <strong>bold</strong><br>line &lt;script&gt;alert(1)&lt;/script&gt; &#91;gallery]" in page
    assert "<ul><li>a</li>" in page.replace("\n", "")
    assert '<blockquote class="wp-block-quote">' in page
    assert "<code>x = &#91;1]</code>" in page


async def test_categories_and_tags_are_found_by_name_and_made_where_that_is_allowed(wordpress: Site) -> None:
    editor = wordpress.add_author("ed", "editor")
    known = wordpress.call("POST", "categories", name="Bread & butter")["id"]
    article = Article(categories=("bread &  BUTTER", "Stoves"), tags=("Rye & oats", "rye & OATS", "Oven"))
    async with opened() as network:
        login = await signed_in(network, wordpress, editor)
        for _ in range(2):  # the second time all of them are there
            prepared = await network.prepare(login, post(network, article=article), MemoryFiles())
            receipt = await network.publish(login, prepared)
            assert receipt.remark is None
    one, two = wordpress.posts(editor.id)
    assert (one["categories"], one["tags"]) == (two["categories"], two["tags"])
    assert known in one["categories"]
    assert (len(one["categories"]), len(one["tags"])) == (2, 2)


async def test_a_category_that_the_writer_may_not_make_is_told_and_stops_nothing(wordpress: Site) -> None:
    author = wordpress.add_author()
    article = Article(categories=("Nobody's own",), tags=("A tag of theirs",))
    async with opened() as network:
        login = await signed_in(network, wordpress, author)
        prepared = await network.prepare(login, post(network, article=article), MemoryFiles())
        receipt = await network.publish(login, prepared)
        assert await network.find(login, prepared) == receipt
    assert "“Nobody's own”" in (receipt.remark or "")
    (made,) = wordpress.posts(author.id)
    assert len(made["tags"]) == 1
