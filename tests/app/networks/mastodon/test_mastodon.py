"""Mastodon by its documentation, and the many servers that speak only a part of its API."""

import json

import httpx
import pytest

from app.errors import Refused, SignInNeeded, Unknown, Unreachable
from app.networks.base import Outgoing, Prepared
from app.networks.mastodon.mastodon import Mastodon
from tests.app.networks.contract import TEXT, prepare
from tests.app.networks.mastodon.fake_mastodon import ME, SERVER, TOKEN, FakeMastodon, login
from tests.app.networks.stage import MemoryFiles
from tests.app.networks.transports import Trouble

pytestmark = pytest.mark.anyio
LONG_LINK = "Read https://www.example.com/2026/11/a-rather-long-path-that-is-cut-for-the-eye.html & tell"


async def test_the_request_is_json_with_the_key_and_a_visibility() -> None:
    server = FakeMastodon()
    network = Mastodon(transport=server)
    prepared = await network.prepare(login(), Outgoing(text=TEXT, key="key-1", language="en"), MemoryFiles())
    await network.publish(login(), prepared)
    sent = server.requests[-1]
    assert sent.headers["Idempotency-Key"] == "key-1"
    assert sent.headers["Content-Type"] == "application/json"
    assert json.loads(sent.content) == {"status": TEXT, "visibility": "public", "language": "en"}
    assert TOKEN not in prepared.payload


async def test_the_same_key_twice_makes_one_post() -> None:
    server = FakeMastodon()
    network = Mastodon(transport=server)
    prepared = await prepare(network, login())
    assert await network.publish(login(), prepared) == await network.publish(login(), prepared)
    assert server.texts() == [TEXT]


@pytest.mark.parametrize("text", [TEXT, LONG_LINK, "One\n\n\ntwo  three ", "@ann@social.example hi"])
async def test_a_lost_post_is_found_by_the_html_alone(text: str) -> None:
    server = FakeMastodon(honours_key=False)
    network = Mastodon(
        transport=Trouble("/api/v1/statuses", httpx.ReadError("x"), arrives=True, inner=server)
    )
    prepared = await prepare(network, login(), text)
    with pytest.raises(Unknown):
        await network.publish(login(), prepared)
    found = await network.find(login(), prepared)
    assert found is not None
    assert found.address == server.statuses[0]["url"]
    assert found.remark is None


async def test_a_post_is_found_under_a_hundred_newer_ones() -> None:
    server = FakeMastodon()
    server.add("before")
    network = Mastodon(transport=server)
    prepared = await prepare(network, login())
    ours = await network.publish(login(), prepared)
    for number in range(100):
        server.add(f"newer {number}")
    assert await network.find(login(), prepared) == ours


async def half_marked() -> tuple[FakeMastodon, Mastodon, Prepared]:
    """Return a server of a hundred posts, the older half of them like ours, and what is prepared for it."""
    server = FakeMastodon()
    for number in range(100):
        server.add(TEXT if number < 50 else f"old {number}")
    network = Mastodon(transport=server)
    return server, network, await prepare(network, login())


async def test_the_search_ends_at_the_mark() -> None:
    server, network, prepared = await half_marked()
    server.requests.clear()
    assert await network.find(login(), prepared) is None
    assert len(server.requests) == 1


async def test_the_search_ends_by_time_where_every_marked_post_was_deleted() -> None:
    server, network, prepared = await half_marked()
    del server.statuses[-45:]
    assert await network.find(login(), prepared) is None


async def test_a_server_that_gives_the_same_page_again_ends_the_search() -> None:
    server = FakeMastodon(pages=False)
    network = Mastodon(transport=server)
    prepared = await prepare(network, login())
    for number in range(60):
        server.add(f"newer {number}")
    assert await network.find(login(), prepared) is None


async def test_more_newer_posts_than_can_be_read_leave_the_question_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.networks.mastodon.own.PAGES_MAX", 2)
    server = FakeMastodon()
    server.add("before")
    network = Mastodon(transport=server)
    prepared = await prepare(network, login())
    for number in range(100):
        server.add(f"newer {number}")
    with pytest.raises(Unreachable):
        await network.find(login(), prepared)


async def test_a_shared_post_of_someone_else_is_not_ours() -> None:
    server = FakeMastodon()
    network = Mastodon(transport=server)
    prepared = await prepare(network, login())
    server.add(TEXT, reblog={"id": "7"})
    assert await network.find(login(), prepared) is None


@pytest.mark.parametrize("sources", [True, False])
async def test_a_server_that_formats_is_asked_for_the_source(sources: bool) -> None:
    server = FakeMastodon(sources=sources, shown_as={"content": "<p>I <b>mean</b> it ❤️</p>"})
    network = Mastodon(transport=server)
    prepared = await prepare(network, login(), "I **mean** it <3")
    receipt = await network.publish(login(), prepared)
    assert receipt.remark == "The server shows the text a little differently."
    found = await network.find(login(), prepared)
    assert (found == receipt) is sources


async def test_a_source_that_cannot_be_read_now_leaves_the_question_open() -> None:
    server = FakeMastodon(override={"/source": httpx.Response(503)})
    network = Mastodon(transport=server)
    prepared = await prepare(network, login())
    server.add("something else")
    with pytest.raises(Unreachable):
        await network.find(login(), prepared)


@pytest.mark.parametrize("nonsense", [[None], [{}], [{"text": "no id"}], {"error": "Back soon"}])
async def test_what_is_no_list_of_posts_leaves_the_question_open(nonsense: object) -> None:
    server = FakeMastodon()
    prepared = await prepare(Mastodon(transport=server), login())
    answer = httpx.Response(200, json=nonsense)
    network = Mastodon(transport=Trouble("/statuses", answer, arrives=False, inner=server))
    with pytest.raises(Unreachable):
        await network.find(login(), prepared)


async def test_a_narrower_audience_is_told_and_is_no_error() -> None:
    server = FakeMastodon(shown_as={"visibility": "private"})
    network = Mastodon(transport=server)
    receipt = await network.publish(login(), await prepare(network, login()))
    assert receipt.remark == "The server shows the post as “private” and not to everyone."


@pytest.mark.parametrize(
    "body", [{}, [], "text", {"id": "7", "scheduled_at": "2026-12-01T00:00:00Z"}, {"id": 7}]
)
async def test_an_answer_that_is_no_status_leaves_a_doubt(body: object) -> None:
    server = FakeMastodon(override={"/api/v1/statuses": httpx.Response(200, json=body)})
    network = Mastodon(transport=server)
    with pytest.raises(Unknown):
        await network.publish(login(), await prepare(network, login()))


async def test_a_refusal_is_told_in_the_servers_own_words() -> None:
    no = httpx.Response(422, json={"error": "Validation failed: Text character limit of 500 exceeded"})
    network = Mastodon(transport=FakeMastodon(override={"/api/v1/statuses": no}))
    with pytest.raises(Refused, match=r"social\.example said no: Validation failed: Text character limit"):
        await network.publish(login(), await prepare(network, login()))


async def test_a_token_without_the_right_to_post_asks_for_a_new_sign_in() -> None:
    no = httpx.Response(403, json={"error": "This action is outside the authorized scopes"})
    network = Mastodon(transport=FakeMastodon(override={"/api/v1/statuses": no}))
    with pytest.raises(SignInNeeded, match="may not post"):
        await network.publish(login(), await prepare(network, login()))


async def test_handle_and_limits_come_from_the_server() -> None:
    facts = (await Mastodon(transport=FakeMastodon()).sign_in("", "@me@social.example", TOKEN)).facts
    assert (facts.handle, facts.remote_id, facts.server) == ("me@example.social", ME, SERVER)
    assert (facts.limits.text, facts.limits.characters_per_link) == (500, 23)
    assert (facts.limits.media.alt, facts.limits.media.pictures) == (1500, 4)


@pytest.mark.parametrize(
    ("v1", "limit"),
    [
        ({"uri": "https://example.social/", "version": "3.5", "max_toot_chars": 1000}, 1000),
        ({"uri": "example.social", "version": "2.7.2 (compatible; Other 1.0)", "configuration": "?"}, 500),
        (
            {"uri": "example.social", "version": "4", "configuration": {"statuses": {"max_characters": -1}}},
            500,
        ),
    ],
)
async def test_an_older_server_is_understood_too(v1: dict[str, object], limit: int) -> None:
    facts = (await Mastodon(transport=FakeMastodon(v1=v1, v2=None)).sign_in(SERVER, "", TOKEN)).facts
    assert (facts.handle, facts.limits.text) == ("me@example.social", limit)
    assert facts.limits.characters_per_link is None


@pytest.mark.parametrize(
    "page", [httpx.Response(200, html="<p>Hi</p>"), httpx.Response(404), httpx.Response(403)]
)
async def test_another_kind_of_server_is_named_as_such(page: httpx.Response) -> None:
    with pytest.raises(Refused, match=r"social\.example is not a server of Mastodon"):
        await Mastodon(transport=FakeMastodon(override={"": page})).sign_in("social.example", "me", TOKEN)


@pytest.mark.parametrize("status", [400, 401, 403, 422])
async def test_a_bad_token_is_known_by_any_of_its_answers(status: int) -> None:
    server = FakeMastodon(override={"verify_credentials": httpx.Response(status, html="")})
    with pytest.raises(SignInNeeded):
        await Mastodon(transport=server).sign_in(SERVER, "me", TOKEN)


async def test_the_display_name_is_read_in_one_line() -> None:
    server = FakeMastodon()
    assert (await Mastodon(transport=server).check(login())).name == ""
    server.me["display_name"] = "Mara\n Okafor "
    assert (await Mastodon(transport=server).check(login())).name == "Mara Okafor"


@pytest.mark.parametrize("token", ["", "two words", "line\nbreak", "tökén"])
async def test_what_cannot_be_a_token_is_never_sent(token: str) -> None:
    server = FakeMastodon()
    with pytest.raises(SignInNeeded):
        await Mastodon(transport=server).sign_in(SERVER, "me", token)
    assert server.requests == []


async def test_a_link_costs_its_flat_price() -> None:
    network = Mastodon(transport=FakeMastodon())
    link = "https://example.com/" + "a" * 600
    await prepare(network, login(), f"{link} {'b' * 476}")
    with pytest.raises(Refused, match=r"501 characters; example\.social takes 500"):
        await prepare(network, login(), f"{link} {'b' * 477}")
