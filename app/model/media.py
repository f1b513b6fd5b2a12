"""What a network takes beside the text: how many pictures and videos, how big, and how long a description."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.model.draft import Attachment
from coach.counting.measures import code_points, graphemes

_UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB"))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TooMuch:
    """Something that a network does not take as it is."""

    sentence: str  # without a full stop, such as "sea.jpg has 3.1 MB of at most 2 MB"
    number: int | None = None  # which of the attachments, from 0; None: all together
    mendable: bool = False  # the picture can be packed so that it fits
    stops: bool = True  # False: it goes out, but not as the writer sees it


def too_much(media: Sequence[Attachment], limits: MediaLimits) -> tuple[TooMuch, ...]:
    """Return what of `media`, all of one draft, `limits` do not take, part by part of a thread."""
    found: list[TooMuch] = []
    for part in sorted({one.part for one in media}):
        found += _together([one for one in media if one.part == part], limits)
    for number, one in enumerate(media):
        found += _video(one, number, limits) if one.kind == "video" else _picture(one, number, limits)
        used = alt_length(one.alt, limits.alt_unit)
        if limits.alt is not None and used > limits.alt:
            words = (
                f"the description of {one.name} has {used} of at most {limits.alt} {limits.alt_unit.value}"
            )
            found.append(TooMuch(sentence=words, number=number))
    return tuple(found)


def alt_length(alt: str, unit: AltUnit) -> int:
    """Return how long `alt` is in `unit`."""
    return graphemes(alt) if unit is AltUnit.GRAPHEMES else code_points(alt)


def size_words(size: int) -> str:
    """Return `size` in bytes as a person reads it: "2 MB", "812 kB"."""
    for unit, name in _UNITS:
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{size} bytes"


def _together(media: Sequence[Attachment], limits: MediaLimits) -> Iterator[TooMuch]:
    videos = sum(_counts_as_video(one, limits) for one in media)
    pictures = len(media) - videos
    if pictures > limits.pictures:
        yield TooMuch(
            sentence=f"{pictures} pictures are more than the {limits.pictures} that fit in one post"
        )
    if videos > limits.videos:
        some = "no video fits" if not limits.videos else "only one video fits"
        yield TooMuch(sentence=f"{some} in one post")
    if videos and pictures and not limits.mixed:
        yield TooMuch(sentence="pictures and a video do not go into the same post")


def _counts_as_video(one: Attachment, limits: MediaLimits) -> bool:
    """Where moving pictures move, they are shown as videos are, and stand alone as those do."""
    return one.kind == "video" or (one.kind == "gif" and limits.animated)


def _picture(one: Attachment, number: int, limits: MediaLimits) -> Iterator[TooMuch]:
    still = one.kind == "image"
    if one.mime not in limits.picture_types:
        yield TooMuch(sentence=f"{one.name} is of a kind that is not taken", number=number, mendable=still)
    if limits.picture_bytes is not None and one.size > limits.picture_bytes:
        words = f"{one.name} has {size_words(one.size)} of at most {size_words(limits.picture_bytes)}"
        yield TooMuch(sentence=words, number=number, mendable=still)
    wide = limits.picture_side is not None and max(one.width, one.height) > limits.picture_side
    many = limits.picture_pixels is not None and one.width * one.height > limits.picture_pixels
    if wide or many:
        words = f"{one.name} has too many pixels: {one.width} × {one.height}"
        yield TooMuch(sentence=words, number=number, mendable=still)
    if one.kind == "gif" and not limits.animated:
        yield TooMuch(sentence=f"{one.name} stands still there", number=number, stops=False)


def _video(one: Attachment, number: int, limits: MediaLimits) -> Iterator[TooMuch]:
    if one.mime not in limits.video_types:
        kind = {"video/quicktime": "a MOV", "video/webm": "a WebM"}.get(one.mime, "an MP4")
        yield TooMuch(sentence=f"{one.name} is {kind} video, which is not taken", number=number)
    if limits.video_bytes is not None and one.size > limits.video_bytes:
        words = f"{one.name} has {size_words(one.size)} of at most {size_words(limits.video_bytes)}"
        yield TooMuch(sentence=words, number=number)
    if limits.video_pixels is not None and one.width * one.height > limits.video_pixels:
        words = f"{one.name} has too many pixels: {one.width} × {one.height}"
        yield TooMuch(sentence=words, number=number)
    if limits.video_s is not None and one.duration_s > limits.video_s:
        words = f"{one.name} is longer than {limits.video_s:.0f} seconds"
        yield TooMuch(sentence=words, number=number)
