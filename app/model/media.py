"""What a network takes beside the text: how many pictures and videos, how big, and how long a description."""

from dataclasses import dataclass
from enum import StrEnum


class AltUnit(StrEnum):
    """What the length of an alt text is counted in."""

    CODE_POINTS = "characters"
    GRAPHEMES = "graphemes"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaLimits:
    """What one network, or one server of it, takes in one post. None: no limit that anybody told."""

    pictures: int = 4
    picture_types: tuple[str, ...] = ("image/jpeg", "image/png", "image/gif", "image/webp")
    picture_bytes: int | None = None
    picture_pixels: int | None = None  # width times height
    picture_side: int | None = None  # the longer side, in pixels
    animated: bool = True  # False: of a moving picture only the first frame is shown
    videos: int = 1
    video_types: tuple[str, ...] = ("video/mp4",)
    video_bytes: int | None = None
    video_pixels: int | None = None  # width times height of a frame
    video_s: float | None = None
    mixed: bool = False  # True: pictures and videos may stand in one post
    alt: int | None = None  # of one description, in `alt_unit`
    alt_unit: AltUnit = AltUnit.CODE_POINTS
