"""A site is recognised before it gets a password, and no other host ever gets one."""

import httpx
import pytest

from app.errors import Refused, SignInNeeded, Unreachable
from app.networks.wordpress.site import site_address
from tests.app.networks.stage import MemoryFiles, login_of
from tests.app.networks.wordpress.acting import opened, post, signed_in
from tests.servers.wordpress.server import WordPress as Site

pytestmark = pytest.mark.anyio
INDEX: dict[str, object] = {
    "namespaces": ["oembed/1.0", "wp/v2"],
    "authentication": {"application-passwords": {"endpoints": {}}},
}
ME: dict[str, object] = {
    "id": 7,
    "username": "ann",
    "name": "Ann",
    "capabilities": {"publish_posts": True},
}


class FakeSite(httpx.AsyncBaseTransport):
    """Answers as it was told, by the path; everything else is 404 and HTML, as on a page for people."""

    def __init__(self, answers: dict[str, httpx.Response]) -> None:
        self.answers = answers
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        where = f"{request.method} {request.url.raw_path.decode()}"
        return self.answers.get(where, httpx.Response(404, html="<h1>Not here</h1>"))


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("blog.example", "https://blog.example"),
        (" https://Blog.Example/ ", "https://blog.example"),
        ("blog.example/wp-admin/profile.php", "https://blog.example"),
        ("https://example.org/blog/wp-login.php?redirect_to=x", "https://example.org/blog"),
        ("example.org/blog/wp-json/wp/v2", "https://example.org/blog"),
        ("http://127.0.0.1:8088/site/", "http://127.0.0.1:8088/site"),
    ],
)
async def test_a_site_may_be_named_by_any_of_its_pages(typed: str, address: str) -> None:
    assert site_address(typed) == address


@pytest.mark.parametrize("typed", ["", "a blog", "ftp://example.org", "example.org/a b"])
async def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        site_address(typed)


@pytest.mark.parametrize("there", ["https://elsewhere.example/wp-json/", "http://blog.example/wp-json/"])
async def test_an_api_on_another_host_is_not_visited(there: str) -> None:
    link = {"Link": f'<{there}>; rel="https://api.w.org/"'}
    site = FakeSite({"HEAD /": httpx.Response(200, headers=link)})
    async with opened(site) as network:
        with pytest.raises(Refused, match="leads to"):
            await network.sign_in("blog.example", "ann", "abcd")
    assert [str(request.url) for request in site.requests] == ["https://blog.example/"]


async def test_a_site_in_a_folder_that_tells_nothing_in_its_headers_is_found() -> None:
    site = FakeSite(
        {
            "HEAD /blog/": httpx.Response(405),
            "GET /blog/wp-json/": httpx.Response(200, json=INDEX),
            "GET /blog/wp-json/wp/v2/users/me?context=edit": httpx.Response(200, json=ME),
        }
    )
    async with opened(site) as network:
        facts = (await network.sign_in("example.org/blog", "ann", "abcd")).facts
        assert (facts.server, facts.handle) == ("https://example.org/blog", "ann@example.org/blog")
        assert (await network.sign_in(facts.server, facts.handle, "abcd")).facts == facts
    assert not [one for one in site.requests[:3] if "Authorization" in one.headers]


@pytest.mark.parametrize(
    ("answers", "error", "words"),
    [
        ({}, Refused, "no WordPress site"),
        ({"HEAD /": httpx.Response(503)}, Unreachable, "trouble"),
        ({"GET /wp-json/": httpx.Response(200, html="<p>Welcome</p>")}, Refused, "no WordPress site"),
        (
            {"GET /wp-json/": httpx.Response(200, json={**INDEX, "authentication": []})},
            Refused,
            "switched off",
        ),
    ],
    ids=["no site", "trouble", "html", "no application passwords"],
)
async def test_where_nothing_can_be_published_no_password_is_sent(
    answers: dict[str, httpx.Response], error: type[Exception], words: str
) -> None:
    site = FakeSite(answers)
    async with opened(site) as network:
        with pytest.raises(error, match=words):
            await network.sign_in("blog.example", "ann", "abcd")
    assert not [one for one in site.requests if "Authorization" in one.headers]


@pytest.mark.parametrize("role", ["contributor", "subscriber"])
async def test_who_may_not_publish_is_told_at_once(wordpress: Site, role: str) -> None:
    author = wordpress.add_author("small", role)
    async with opened() as network:
        with pytest.raises(Refused, match="may not publish"):
            await network.sign_in(wordpress.url, author.name, author.password)


async def test_a_password_is_taken_with_and_without_its_spaces(wordpress: Site) -> None:
    ann = wordpress.add_author()
    async with opened() as network:
        spaced = await network.sign_in(wordpress.url, ann.name, f" {ann.password} ")
        assert spaced == await network.sign_in(wordpress.url, ann.name, ann.password.replace(" ", ""))


async def test_a_password_is_revoked_when_the_account_goes(wordpress: Site) -> None:
    ann = wordpress.add_author()
    async with opened() as network:
        login = await signed_in(network, wordpress, ann)
        await network.sign_out(login)
        with pytest.raises(SignInNeeded):
            await network.check(login)


@pytest.mark.usefixtures("wordpress")  # where there is none, this is skipped too
async def test_a_site_without_pretty_addresses_is_used_all_the_same() -> None:
    with Site(permalinks="") as site:
        ann = site.add_author()
        async with opened() as network:
            login = login_of(await network.sign_in(site.url, ann.name, ann.password))
            prepared = await network.prepare(login, post(network), MemoryFiles())
            receipt = await network.publish(login, prepared)
            assert await network.find(login, prepared) == receipt
        (made,) = site.posts(ann.id)
        assert receipt.address == made["link"]
        assert "?p=" in receipt.address
