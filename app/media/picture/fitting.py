"""Makes a picture fit what a network takes: first by stronger packing, then by fewer pixels."""

import math

from PIL import Image

from app.errors import MediaError
from app.media.cleaned import CleanPicture
from app.media.picture.colour import plain
from app.media.picture.encoding import as_jpeg, as_png
from app.media.picture.opening import open_picture, understood
from app.model.media import MediaLimits

QUALITIES = (92, 85, 78, 70)  # of a JPEG; below, fewer pixels look better than stronger packing
SHRINK = 0.8  # of each side, when the weakest quality is still too large
SIDE_LEAST = 64


def fit_picture(data: bytes, name: str, limits: MediaLimits) -> CleanPicture:
    """Return the picture in `data` (one of ours) packed to fit `limits`, with as little loss as that takes.

    A moving picture is not touched.

    Raises:
        MediaError: it cannot be made to fit.
    """
    with open_picture(data, name) as image, understood(name):
        if getattr(image, "n_frames", 1) > 1 and image.format == "GIF":
            raise MediaError(f"{name} moves; Rapport can only make pictures smaller that stand still.")
        form = image.format
        image.load()
        shown, profile = plain(image)
        shown = _within(shown, limits)
        packed = _lossless(shown, profile, form, limits) or _packed(shown, profile, limits)
    if packed is None:
        raise MediaError(f"{name} cannot be made small enough.")
    data, mime, (width, height) = packed
    return CleanPicture(data=data, mime=mime, kind="image", width=width, height=height)


_Packed = tuple[bytes, str, tuple[int, int]]


def _lossless(
    image: Image.Image, profile: bytes | None, form: str | None, limits: MediaLimits
) -> _Packed | None:
    """Keep a drawing or a screenshot as it is where it fits already by its pixels."""
    if form == "JPEG" or "image/png" not in limits.picture_types:
        return None
    packed = as_png(image, profile)
    return (packed, "image/png", image.size) if _light(packed, limits) else None


def _packed(image: Image.Image, profile: bytes | None, limits: MediaLimits) -> _Packed | None:
    while min(image.size) >= 1:
        for quality in QUALITIES:
            packed = as_jpeg(image, profile, quality=quality)
            if _light(packed, limits):
                return packed, "image/jpeg", image.size
        if max(image.size) <= SIDE_LEAST:
            return None
        image = _resized(image, SHRINK)
    return None


def _within(image: Image.Image, limits: MediaLimits) -> Image.Image:
    """Return `image` with no more pixels than `limits` take."""
    width, height = image.size
    scale = 1.0
    if limits.picture_side is not None:
        scale = min(scale, limits.picture_side / max(width, height))
    if limits.picture_pixels is not None:
        scale = min(scale, math.sqrt(limits.picture_pixels / (width * height)))
    return _resized(image, scale) if scale < 1 else image


def _resized(image: Image.Image, scale: float) -> Image.Image:
    if image.mode in {"1", "P"}:  # a palette has no colours between its own
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    size = (max(1, int(image.width * scale)), max(1, int(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS)  # pyright: ignore[reportUnknownMemberType]  # numpy's types are not installed


def _light(packed: bytes, limits: MediaLimits) -> bool:
    return limits.picture_bytes is None or len(packed) <= limits.picture_bytes
