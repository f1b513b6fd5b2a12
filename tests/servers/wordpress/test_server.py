"""The WordPress that the tests start is a real one, and what it holds can be counted."""

import httpx
import pytest

from tests.servers.wordpress.server import WordPress, WordPressError


def write(site: WordPress, name: str, password: str, **post: str) -> httpx.Response:
    return httpx.post(f"{site.url}/wp-json/wp/v2/posts", json=post, auth=(name, password), timeout=30)


def test_a_published_post_can_be_read_by_everybody(wordpress: WordPress) -> None:
    ann = wordpress.add_author()
    made = write(wordpress, ann.name, ann.password, title="Rye", content="Bread", status="publish").json()
    page = wordpress.page(made["link"])
    assert "<h1>Rye</h1>" in page
    assert "Bread" in page


def test_doubles_drafts_and_private_posts_are_all_counted(wordpress: WordPress) -> None:
    ben, cleo = wordpress.add_author("ben", "editor"), wordpress.add_author("cleo")
    for status in ("publish", "publish", "private", "draft"):
        write(wordpress, ben.name, ben.password, title="One", content="One", status=status)
    assert [post["status"] for post in wordpress.posts(ben.id)] == ["publish", "publish", "private"]
    assert [post["status"] for post in wordpress.posts(ben.id, drafts=True)] == ["draft"]
    assert wordpress.posts(cleo.id) == []


def test_a_wrong_password_is_taken_for_none(wordpress: WordPress) -> None:
    dora = wordpress.add_author("dora")
    assert write(wordpress, dora.name, "wrong", title="Mine").status_code == 401
    read = httpx.get(f"{wordpress.url}/wp-json/wp/v2/posts", auth=(dora.name, "wrong"), timeout=30)
    assert read.status_code == 200  # which is why no sign-in is checked by a 200


def test_there_is_no_role_of_that_name(wordpress: WordPress) -> None:
    with pytest.raises(WordPressError):
        wordpress.add_author("eve", "queen")
