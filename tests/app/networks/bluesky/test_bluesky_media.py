"""What Bluesky's server is sent for pictures and videos, and what it may say to them."""

import json
from dataclasses import replace
from typing import Any

import httpx
import pytest

from app.errors import Refused, Unreachable
from app.networks.base import Login, Outgoing, Prepared
from app.networks.bluesky.bluesky import Bluesky
from tests.app.networks.stage import MemoryFiles, MemoryVault, picture

pytestmark = pytest.mark.anyio
DATA, SHOWN = picture("A loaf of rye")
FILM = replace(SHOWN, kind="video", mime="video/mp4", width=640, height=360)
BLOB = {"$type": "blob", "ref": {"$link": "bafk"}, "mimeType": "image/png", "size": 9}
POST = Outgoing(text="Bread", key="3mabcdefghi22", media=(SHOWN,))
VAULT = MemoryVault({"access": "a", "refresh": "r", "did": "did:plc:me"})
LOGIN = Login(
    account_id="a", server="https://pds.example", handle="me.example", remote_id="did:plc:me", vault=VAULT
)


class FakePds(httpx.AsyncBaseTransport):
    """Keeps what it was sent, and answers publishing with `error` if there is one."""

    def __init__(self, *, error: str = "", blob: object = BLOB) -> None:
        self.error = error
        self.blob = blob
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if request.url.path.endswith("uploadBlob"):
            return httpx.Response(200, json={"blob": self.blob})
        if self.error:
            return httpx.Response(400, json={"error": self.error, "message": "Could not find blob"})
        body = json.loads(request.content)
        uri = f"at://{body['repo']}/{body['collection']}/{body['rkey']}"
        return httpx.Response(200, json={"uri": uri, "cid": "bafy"})


async def record(post: Outgoing) -> dict[str, Any]:
    """Return the record that is prepared for `post`."""
    made = await Bluesky(transport=FakePds()).prepare(LOGIN, post, MemoryFiles(DATA))
    return json.loads(made.payload)["record"]


async def test_an_upload_is_the_bare_file_with_its_type() -> None:
    server = FakePds()
    await Bluesky(transport=server).prepare(LOGIN, POST, MemoryFiles(DATA))
    assert server.requests[0].headers["Content-Type"] == "image/png"
    assert server.requests[0].content == DATA


async def test_pictures_are_embedded_with_alt_text_and_shape() -> None:
    assert (await record(POST))["embed"] == {
        "$type": "app.bsky.embed.images",
        "images": [{"image": BLOB, "alt": "A loaf of rye", "aspectRatio": {"width": 30, "height": 20}}],
    }


async def test_a_video_is_embedded_as_one() -> None:
    assert (await record(replace(POST, media=(FILM,))))["embed"] == {
        "$type": "app.bsky.embed.video",
        "video": BLOB,
        "alt": "A loaf of rye",
        "aspectRatio": {"width": 640, "height": 360},
    }


@pytest.mark.parametrize("media", [(FILM, FILM), (FILM, SHOWN), (SHOWN, FILM)])
async def test_a_video_stands_alone(media: tuple[Any, ...]) -> None:
    with pytest.raises(Refused, match="one video in a post, and no picture beside it"):
        await record(replace(POST, media=media))


async def test_uploads_that_the_server_has_thrown_away_are_made_anew() -> None:
    server = FakePds(error="BlobNotFound")
    network = Bluesky(transport=server)
    made = await network.prepare(LOGIN, POST, MemoryFiles(DATA))
    with pytest.raises(Unreachable, match="no longer has the pictures"):
        await network.publish(LOGIN, made)
    server.error = ""
    again = await network.prepare(LOGIN, POST, MemoryFiles(DATA), made)
    assert again == made
    assert [one.url.path.rpartition(".")[2] for one in server.requests].count("uploadBlob") == 2
    assert (await network.publish(LOGIN, again)).version == "bafy"


@pytest.mark.parametrize("blob", [None, {}, {"ref": "bafk"}, "bafk"])
async def test_an_answer_without_a_blob_is_no_upload(blob: object) -> None:
    with pytest.raises(Unreachable):
        await Bluesky(transport=FakePds(blob=blob)).prepare(LOGIN, POST, MemoryFiles(DATA))


async def test_a_post_that_an_older_version_had_prepared_still_goes_out() -> None:
    old = {
        "repo": "did:plc:me",
        "collection": "app.bsky.feed.post",
        "rkey": POST.key,
        "record": {"text": "Bread"},
    }
    server = FakePds()
    receipt = await Bluesky(transport=server).publish(LOGIN, Prepared(key=POST.key, payload=json.dumps(old)))
    assert json.loads(server.requests[-1].content) == old
    assert receipt.remote_id.endswith(POST.key)
