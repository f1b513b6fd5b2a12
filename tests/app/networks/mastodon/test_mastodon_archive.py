"""What Mastodon's documentation promises of posts that are out, and snac2 does not show."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest

from app.errors import Refused, SignInNeeded, Unknown
from app.networks.archive import Archive
from app.networks.mastodon.mastodon import Mastodon
from tests.app.networks.archive_contract import read_all
from tests.app.networks.mastodon.fake_mastodon import ME, FakeMastodon, login
from tests.app.networks.transports import Trouble, Way

pytestmark = pytest.mark.anyio
MEDIA = [{"id": "7", "description": "A loaf."}]


@pytest.fixture
async def fake() -> FakeMastodon:
    """A server with one post."""
    made = FakeMastodon()
    made.add("Bread rises once.")
    return made


@pytest.fixture
async def archive(fake: FakeMastodon) -> AsyncIterator[Archive]:
    """The archive of its account."""
    network = Mastodon(transport=fake)
    assert network.archive is not None
    yield network.archive
    await network.close()


async def test_every_page_is_read_and_what_was_boosted_is_left_out(
    fake: FakeMastodon, archive: Archive
) -> None:
    for number in range(99):
        fake.add(f"Loaf {number}.", reblog={"id": "9"} if number % 10 == 0 else None)
    found = await read_all(archive, login())
    assert len(found) == 90
    assert [post.at for post in found] == sorted((post.at for post in found), reverse=True)
    assert len([one for one in fake.requests if one.url.path.endswith("/statuses")]) == 4


async def test_a_server_without_pages_comes_to_an_end(fake: FakeMastodon, archive: Archive) -> None:
    fake.pages = False
    assert len(await read_all(archive, login())) == 1


async def test_few_requests_left_mean_a_rest_until_the_server_counts_anew(archive: Archive) -> None:
    quiet = {"X-RateLimit-Remaining": "12", "X-RateLimit-Reset": "90"}
    answer = httpx.Response(200, json=[], headers=quiet)
    network = Mastodon(transport=Trouble("/statuses", answer, arrives=False))
    assert network.archive is not None
    assert (await network.archive.page(login())).rest_s == 90
    await network.close()


async def test_an_answer_to_somebody_is_told_from_one_to_oneself(
    fake: FakeMastodon, archive: Archive
) -> None:
    fake.add("I see.", in_reply_to_id="5", in_reply_to_account_id="12")
    fake.add("And then:", in_reply_to_id="1001", in_reply_to_account_id=ME)
    mine, theirs, opening = await read_all(archive, login())
    assert (mine.answers, mine.goes_on) == ("1001", True)
    assert (theirs.answers, theirs.goes_on) == ("5", False)
    assert opening.answers == ""


async def test_an_edit_keeps_what_goes_with_the_post(fake: FakeMastodon, archive: Archive) -> None:
    post = fake.add("Old.", media_attachments=MEDIA, spoiler_text="Bread", sensitive=True, language="en")
    await archive.revise(login(), post["id"], "New.")
    assert json.loads(fake.requests[-1].content) == {
        "status": "New.",
        "media_ids": ["7"],
        "spoiler_text": "Bread",
        "sensitive": True,
        "language": "en",
    }
    found = await archive.look_at(login(), post["id"])
    assert found is not None
    assert found.text == "New."


async def test_a_poll_is_not_thrown_away_by_an_edit(fake: FakeMastodon, archive: Archive) -> None:
    post = fake.add("Rye or wheat?", poll={"id": "1"})
    with pytest.raises(Refused, match="poll"):
        await archive.revise(login(), post["id"], "Rye?")
    assert fake.texts()[-1] == "Rye or wheat?"


async def test_what_is_gone_cannot_be_edited_and_may_be_deleted_again(
    fake: FakeMastodon, archive: Archive
) -> None:
    for _ in range(2):
        await archive.take_back(login(), "1001")
    assert fake.texts() == []
    assert await archive.look_at(login(), "1001") is None
    with pytest.raises(Refused, match="no longer there"):
        await archive.revise(login(), "1001", "Again.")


class Lost(Way):
    """Lets changes through to the server and loses the answers."""

    def __init__(self, inner: FakeMastodon, outcome: httpx.Response | None) -> None:
        super().__init__(inner)
        self._outcome = outcome

    async def carry(self, request: httpx.Request) -> httpx.Response:
        answer = await super().carry(request)
        if request.method == "GET":
            return answer
        if self._outcome is None:
            raise httpx.ReadError("reset")
        return self._outcome


@pytest.mark.parametrize(
    "outcome", [None, httpx.Response(502, html="<h1>Bad</h1>"), httpx.Response(200, html="<p>Hello</p>")]
)
async def test_a_lost_answer_to_an_edit_leaves_a_doubt_that_a_look_resolves(
    fake: FakeMastodon, archive: Archive, outcome: httpx.Response | None
) -> None:
    network = Mastodon(transport=Lost(fake, outcome))
    assert network.archive is not None
    with pytest.raises(Unknown):
        await network.archive.revise(login(), "1001", "New.")
    await network.close()
    found = await archive.look_at(login(), "1001")
    assert found is not None
    assert found.text == "New."


@pytest.mark.parametrize("outcome", [None, httpx.Response(502, html="<h1>Bad</h1>")])
async def test_a_lost_answer_to_a_deletion_leaves_a_doubt_that_a_look_resolves(
    fake: FakeMastodon, archive: Archive, outcome: httpx.Response | None
) -> None:
    network = Mastodon(transport=Lost(fake, outcome))
    assert network.archive is not None
    with pytest.raises(Unknown):
        await network.archive.take_back(login(), "1001")
    await network.close()
    assert await archive.look_at(login(), "1001") is None


async def test_a_token_that_may_not_write_asks_for_another_sign_in(
    fake: FakeMastodon, archive: Archive
) -> None:
    fake.override["/1001"] = httpx.Response(
        403, json={"error": "This action is outside the authorized scopes"}
    )
    with pytest.raises(SignInNeeded, match="may not change posts"):
        await archive.take_back(login(), "1001")
