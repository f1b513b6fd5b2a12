"""Writes a picture down afresh: pixels and colour profile, and nothing else."""

import io
from typing import Any

from PIL import Image, JpegImagePlugin

QUALITY = 92  # of a JPEG that was none before; more only makes the file larger
WHITE = (255, 255, 255)

Tables = dict[int, list[int]]


def as_jpeg(
    image: Image.Image,
    profile: bytes | None,
    *,
    quality: int = QUALITY,
    tables: tuple[Tables, int] | None = None,
) -> bytes:
    """Return `image` as a JPEG on white; with the `tables` of another it loses next to nothing.

    `tables` are quantisation tables and the sampling of colour that go with them.
    """
    if image.mode not in {"L", "RGB"}:
        image = on_white(image)
    settings: dict[str, Any] = {"quality": quality}
    if tables is not None:
        settings = {"qtables": tables[0], "subsampling": tables[1]}
    return _saved(image, "JPEG", icc_profile=profile, optimize=True, **settings)


def as_png(image: Image.Image, profile: bytes | None) -> bytes:
    """Return `image` as a PNG; nothing is lost."""
    return _saved(image, "PNG", icc_profile=profile)


def on_white(image: Image.Image) -> Image.Image:
    """Return `image` without transparency, in grey or RGB."""
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGB", image.size, WHITE)
        paper.paste(image, mask=image.getchannel("A"))
        return paper
    return image.convert("L" if image.mode in {"1", "LA"} else "RGB")


def tables_of(image: Image.Image) -> tuple[Tables, int] | None:
    """Return how the JPEG `image` was packed; None where that is unknown."""
    if not isinstance(image, JpegImagePlugin.JpegImageFile):
        return None
    sampling = JpegImagePlugin.get_sampling(image)
    return (dict(image.quantization), sampling) if image.quantization and sampling >= 0 else None


def _saved(image: Image.Image, form: str, **settings: Any) -> bytes:
    """Write `image` with nothing of its `info`: some of it would be written along unasked."""
    info = image.info
    transparency = info.get("transparency")
    image.info = {} if transparency is None or form == "JPEG" else {"transparency": transparency}
    out = io.BytesIO()
    try:
        image.save(out, form, **settings)
    finally:
        image.info = info
    return out.getvalue()
