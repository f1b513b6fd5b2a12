"""Brings pictures and videos to a Bluesky server and makes the embed that a post shows them by.

An upload is seen by nobody until a record names it, and the same bytes get the same name again, so it may be
repeated. A server throws away what no record names after an hour or more.
"""

from app.errors import Refused
from app.model.draft import Attachment
from app.model.media import MediaLimits
from app.networks.base import Login, MediaFiles
from app.networks.bluesky.session import Sessions
from app.networks.web.answers import failure, unreadable
from app.networks.web.http import Call, Upload
from app.networks.web.reading import Fields, fields

LOST = "BlobNotFound"  # the error of a record that names an upload which the server no longer has


async def embed(
    sessions: Sessions, login: Login, media: tuple[Attachment, ...], files: MediaFiles
) -> Fields | None:
    """Upload `media` and return the embed with their alt texts; None where there is nothing.

    Raises what `Sessions.ask` and `MediaFiles.read` raise, and Refused for a file that is not taken.
    """
    if not media:
        return None
    shown = [await _shown(sessions, login, one, files) for one in media]
    if media[0].kind == "video":
        (video,) = shown
        return {"$type": "app.bsky.embed.video", "video": video.pop("image"), **video}
    return {"$type": "app.bsky.embed.images", "images": shown}


def check_media(media: tuple[Attachment, ...], limits: MediaLimits) -> None:
    """Raise Refused where one post cannot hold all of `media`."""
    videos = sum(one.kind == "video" for one in media)
    if videos and len(media) > 1:
        raise Refused("Bluesky shows one video in a post, and no picture beside it.")
    if len(media) > limits.pictures:
        raise Refused(f"The post has {len(media)} pictures; Bluesky takes {limits.pictures}.")


async def _shown(sessions: Sessions, login: Login, one: Attachment, files: MediaFiles) -> Fields:
    call = Call(
        method="POST",
        server=login.server,
        path="/xrpc/com.atproto.repo.uploadBlob",
        upload=Upload(data=await files.read(one), mime=one.mime),
    )
    answer = await sessions.ask(login, call)
    if not answer.success:
        raise failure(answer, visible=False)
    blob = fields(answer.fields.get("blob"))
    if not fields(blob.get("ref")):
        raise unreadable(answer.host, visible=False)
    # Bluesky wants the alt text even where it is empty, and the shape so that nothing jumps while it loads.
    return {"image": blob, "alt": one.alt, "aspectRatio": {"width": one.width, "height": one.height}}
