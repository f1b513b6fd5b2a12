"""Takes a picture in: judged by its content, turned upright, and written afresh without any metadata."""

from PIL import Image

from app.errors import MediaError
from app.media.cleaned import CleanPicture
from app.media.picture.colour import plain
from app.media.picture.encoding import as_jpeg, as_png, tables_of
from app.media.picture.gifs import clean_gif
from app.media.picture.opening import open_picture, understood
from app.media.sniffing import HEAD, PICTURES, sniff

_ORIENTATION = 0x0112  # of Exif
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LOSSLESS_WEBP = b"VP8L"


def clean_picture(data: bytes, name: str) -> CleanPicture:
    """Return the picture in `data` upright and without metadata; `name` is only for the sentences.

    Exif with its places, XMP, IPTC, comments and hidden previews are gone, because the file is written
    anew from the pixels; the colour profile stays. A moving GIF keeps its frames. Of other moving
    pictures and of pages the first stays.

    Raises:
        MediaError: it is no picture, damaged, incomplete or too large.
    """
    mime = sniff(data[:HEAD], name)
    if mime not in PICTURES:
        raise MediaError(f"{name} is a video, not a picture.")
    if mime == "image/gif":
        moving = clean_gif(data, name)
        if moving is not None:
            return moving
    with open_picture(data, name) as image, understood(name):
        frames = getattr(image, "n_frames", 1)
        tables = tables_of(image)
        turn = _orientation(image)
        image.load()
        shown, profile = plain(image)
        if turn in _TURNS:
            shown = shown.transpose(_TURNS[turn])
        lossless = mime in {"image/png", "image/gif", "image/bmp", "image/tiff"} or (
            mime == "image/webp" and data[12:16] == _LOSSLESS_WEBP
        )
        if lossless or shown.has_transparency_data:
            packed, kept_as = as_png(shown, profile), "image/png"
        else:
            packed, kept_as = as_jpeg(shown, profile, tables=_usable(tables, shown)), "image/jpeg"
    return CleanPicture(
        data=packed,
        mime=kept_as,
        kind="image",
        width=shown.width,
        height=shown.height,
        remark=_remark(mime, frames, name, image.format),
    )


def _usable(
    tables: tuple[dict[int, list[int]], int] | None, image: Image.Image
) -> tuple[dict[int, list[int]], int] | None:
    """Return `tables` where they fit the number of channels."""
    if tables is None or (image.mode == "L") != (len(tables[0]) == 1):
        return None
    return tables


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - Exif that cannot be read says nothing of the picture itself
        return 1


def _remark(mime: str, frames: int, name: str, form: str | None) -> str:
    if frames < 2 or form == "MPO":
        return ""
    if mime == "image/tiff":
        return f"{name} has {frames} pages; the first is kept."
    return f"{name} moves; only its first picture is kept. Save it as a GIF or a video to keep the movement."
