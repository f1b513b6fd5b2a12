"""A picture as it is kept: fresh from its pixels, with nothing of what its file said beside them."""

from dataclasses import dataclass

from app.model.draft import Kind

EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
}


class Stopped(Exception):
    """The writer did not want to wait until a file was taken in. Never shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanPicture:
    """The bytes of a picture without metadata, and what they show."""

    data: bytes
    mime: str
    kind: Kind
    width: int  # pixels, as shown
    height: int
    duration_s: float = 0.0
    remark: str = ""  # a sentence, where something of the original could not be kept
