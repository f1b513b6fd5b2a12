"""What a post bears on Mastodon beside its words: media, a place in a thread, a warning, an audience."""

import json
from dataclasses import replace

import httpx
import pytest

from app.errors import Refused, Unreachable
from app.networks.base import Outgoing, Prepared, Published, ReplyTo
from app.networks.mastodon import media as mastodon_media
from app.networks.mastodon.mastodon import Mastodon
from tests.app.networks.mastodon.fake_mastodon import FakeMastodon, login
from tests.app.networks.stage import MemoryFiles, picture

pytestmark = pytest.mark.anyio
DATA, SHOWN = picture("A loaf of rye")
PLAIN = Outgoing(text="Bread", key="key-1")
PICTURED = replace(PLAIN, media=(SHOWN,))


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction] - a fixture
    monkeypatch.setattr(mastodon_media, "NEXT_LOOK_S", 0)


async def prepared(
    server: FakeMastodon, post: Outgoing = PICTURED, earlier: Prepared | None = None
) -> Prepared:
    """Prepare `post` on `server`."""
    return await Mastodon(transport=server).prepare(login(), post, MemoryFiles(DATA), earlier)


def uploads(server: FakeMastodon) -> list[httpx.Request]:
    """Return the requests that brought a file."""
    return [one for one in server.requests if one.method == "POST" and "/media" in one.url.path]


async def test_an_upload_bears_the_description_and_no_name_of_its_own() -> None:
    server = FakeMastodon()
    await prepared(server)
    (sent,) = uploads(server)
    body = await sent.aread()
    assert sent.url.path == "/api/v2/media"
    assert b'name="description"\r\n\r\nA loaf of rye\r\n' in body
    assert DATA in body
    assert f'filename="{SHOWN.digest[:12]}.png"'.encode() in body
    assert b"holiday" not in body


async def test_media_that_take_their_time_are_waited_for() -> None:
    server = FakeMastodon(work=[202, 206, 206, 200])
    made = await prepared(server)
    assert [one.url.path for one in server.requests if "/media/" in one.url.path] == ["/api/v1/media/77"] * 3
    await Mastodon(transport=server).publish(login(), made)
    assert json.loads(server.requests[-1].content)["media_ids"] == ["77"]


async def test_media_that_take_too_long_leave_the_post_for_later() -> None:
    with pytest.raises(Unreachable, match=r"social\.example is still working on my holiday\.png"):
        await prepared(FakeMastodon(work=[202, *[206] * 100]))


@pytest.mark.parametrize("work", [[422], [202, 422], [202, 404], [413]])
async def test_a_file_that_the_server_cannot_read_is_refused_in_its_words(work: list[int]) -> None:
    with pytest.raises(Refused, match="Cannot read it"):
        await prepared(FakeMastodon(work=work))


@pytest.mark.parametrize("missing", [404, 405, 501])
async def test_an_older_server_gets_the_upload_by_the_older_call(missing: int) -> None:
    server = FakeMastodon(work=[missing, 200])
    await prepared(server)
    assert [one.url.path for one in uploads(server)] == ["/api/v2/media", "/api/v1/media"]


async def test_a_further_try_names_the_new_upload_and_looks_for_the_same_post() -> None:
    server = FakeMastodon(work=[200, 200])
    first = await prepared(server)
    server.add("Somebody wrote in between")
    again = await prepared(server, PICTURED, first)
    assert again == first
    assert len(uploads(server)) == 2


async def test_place_warning_and_audience_are_asked_for() -> None:
    server = FakeMastodon()
    above = Published(remote_id="12")
    post = replace(
        PLAIN,
        reply_to=ReplyTo(root=Published(remote_id="11"), parent=above),
        warning="Knives",
        visibility="followers",
    )
    receipt = await Mastodon(transport=server).publish(login(), await prepared(server, post))
    assert json.loads(server.requests[-1].content) == {
        "status": "Bread",
        "visibility": "private",
        "in_reply_to_id": "12",
        "spoiler_text": "Knives",
    }
    assert receipt.remark is None


async def test_a_warning_counts_with_the_text() -> None:
    with pytest.raises(Refused, match="501 characters"):
        await prepared(FakeMastodon(), replace(PLAIN, text="a" * 495, warning="Knives"))
    await prepared(FakeMastodon(), replace(PLAIN, text="a" * 494, warning="Knives"))


@pytest.mark.parametrize(
    ("post", "shown_as", "remark"),
    [
        (PICTURED, {"media_attachments": []}, "The server shows 0 of 1 pictures."),
        (
            replace(PLAIN, visibility="followers"),
            {"visibility": "public"},
            "The server shows the post as “public” and not as “private”.",
        ),
        (
            replace(PLAIN, reply_to=ReplyTo(root=Published(remote_id="1"), parent=Published(remote_id="1"))),
            {"in_reply_to_id": None},
            "The server shows this part on its own and not beneath the part before.",
        ),
    ],
)
async def test_what_a_server_leaves_out_is_told(
    post: Outgoing, shown_as: dict[str, object], remark: str
) -> None:
    server = FakeMastodon(shown_as=shown_as)
    receipt = await Mastodon(transport=server).publish(login(), await prepared(server, post))
    assert receipt.remark == remark


async def test_a_post_that_an_older_version_had_prepared_still_goes_out() -> None:
    server = FakeMastodon()
    old = json.dumps({"text": "Bread", "language": "en", "before": {"ids": [], "newest": ""}})
    network, kept = Mastodon(transport=server), Prepared(key="key-1", payload=old)
    assert await network.find(login(), kept) is None
    receipt = await network.publish(login(), kept)
    assert json.loads(server.requests[-1].content) == {
        "status": "Bread",
        "visibility": "public",
        "language": "en",
    }
    assert await network.find(login(), kept) == receipt
