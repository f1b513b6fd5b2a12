"""Brings one picture or video to a server of the Mastodon API and waits until a post may show it.

An upload is seen by nobody until a post names it, so it may be repeated. A server throws away what no post
names after some hours.
"""

import asyncio
from urllib.parse import quote

from app.errors import Refused, Unreachable
from app.model.draft import Attachment
from app.networks.base import MediaFiles
from app.networks.web.addresses import host_of
from app.networks.web.answers import Answer, failure, unreadable
from app.networks.web.http import Call, Http, Upload
from app.networks.web.reading import word

WORKING, STILL_WORKING = 202, 206
NEXT_LOOK_S = 1.0  # grows by half with every look
LONGEST_LOOK_S = 15.0
LOOKS_MAX = 24  # some five minutes
_MISSING = frozenset({404, 405, 501})  # an older server has only the older call
_ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "video/quicktime": "mov",
}


async def upload(http: Http, server: str, token: str, one: Attachment, files: MediaFiles) -> str:
    """Return the id under which a post may name `one`, with its alt text.

    Raises what `Http.ask` and `MediaFiles.read` raise, Refused for a file that the server does not take, and
    Unreachable where it is still working on it after some minutes.
    """
    # The file's own name may tell what is nobody's business, so it gets another one.
    name = f"{one.digest[:12]}.{_ENDINGS.get(one.mime, 'bin')}"
    sent = Upload(data=await files.read(one), mime=one.mime, name=name, form={"description": one.alt})
    answer = await _send(http, server, token, "/api/v2/media", sent)
    if answer.status in _MISSING:
        answer = await _send(http, server, token, "/api/v1/media", sent)
    if not answer.success:
        raise failure(answer, visible=False)
    media_id = word(answer.fields, "id")
    if not media_id:
        raise unreadable(answer.host, visible=False)
    if answer.status == WORKING:
        await _until_ready(http, server, token, media_id, one)
    return media_id


async def _send(http: Http, server: str, token: str, path: str, sent: Upload) -> Answer:
    return await http.ask(Call(method="POST", server=server, path=path, upload=sent, token=token))


async def _until_ready(http: Http, server: str, token: str, media_id: str, one: Attachment) -> None:
    pause = NEXT_LOOK_S
    path = f"/api/v1/media/{quote(media_id, safe='')}"
    for _ in range(LOOKS_MAX):
        await asyncio.sleep(pause)
        pause = min(pause * 1.5, LONGEST_LOOK_S)
        answer = await http.ask(Call(method="GET", server=server, path=path, token=token))
        if answer.status in {404, 422}:
            said = f": {answer.words}" if answer.words else "."
            raise Refused(f"{answer.host} can make nothing of {one.name}{said}")
        if not answer.success:
            raise failure(answer, visible=False)
        if answer.status not in {WORKING, STILL_WORKING}:
            return
    raise Unreachable(f"{host_of(server)} is still working on {one.name}.")
