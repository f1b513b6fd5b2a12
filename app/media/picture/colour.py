"""Brings every kind of pixel to one that every network shows, and keeps the colour profile."""

import io

from PIL import Image, ImageCms

PROFILE_BYTES_MAX = 1_000_000  # those of screens and cameras have a few kilobytes
KEPT = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_DEEP = frozenset({"I;16", "I;16L", "I;16B", "I;16N", "I", "F"})
_SPACES = {b"RGB ": frozenset({"P", "RGB", "RGBA"}), b"GRAY": frozenset({"1", "L", "LA"})}
_SPACE_AT = slice(16, 20)  # of an ICC profile: what its numbers mean
_MARK_AT = slice(36, 40)


def plain(image: Image.Image) -> tuple[Image.Image, bytes | None]:
    """Return `image` with eight bits a channel in grey or RGB, and its colour profile if that fits.

    Raises ValueError and others of Pillow for a kind of pixel that it cannot convert.
    """
    profile = image.info.get("icc_profile")
    if image.mode == "CMYK":
        return _from_ink(image, profile if isinstance(profile, bytes) else None), None
    if image.mode in _DEEP:
        image = _eight_bits(image)
    elif image.mode not in KEPT:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image, _fitting(profile, image.mode)


def _fitting(profile: object, mode: str) -> bytes | None:
    if not isinstance(profile, bytes) or not 128 < len(profile) <= PROFILE_BYTES_MAX:
        return None
    is_profile = profile[_MARK_AT] == b"acsp"
    return profile if is_profile and mode in _SPACES.get(profile[_SPACE_AT], frozenset()) else None


def to_screen(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Return `image` in the colours of the screen; None where `profile` does not fit it or is broken."""
    try:
        screen = ImageCms.createProfile("sRGB")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # untyped there
        return ImageCms.profileToProfile(image, io.BytesIO(profile), screen, outputMode="RGB")  # pyright: ignore[reportUnknownArgumentType]  # as above
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _from_ink(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile is not None and profile[_SPACE_AT] == b"CMYK":
        seen = to_screen(image, profile)
        if seen is not None:
            return seen
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    numbers = image.convert("F")
    lowest, highest = numbers.getextrema()
    assert isinstance(lowest, float)  # noqa: S101 - the numbers of one channel
    assert isinstance(highest, float)  # noqa: S101 - as above
    if image.mode.startswith("I;16") or (lowest >= 0 and 255 < highest <= 65_535):
        return _scaled(numbers, 255 / 65_535, 0.0)
    if lowest >= 0 and highest <= 255:
        return numbers.convert("L")
    factor = 255 / ((highest - lowest) or 1.0)
    return _scaled(numbers, factor, -lowest * factor)


def _scaled(numbers: Image.Image, factor: float, offset: float) -> Image.Image:
    moved = numbers.point(lambda value: value * factor + offset)  # pyright: ignore[reportUnknownMemberType]  # numpy's types are not installed
    return moved.convert("L")
