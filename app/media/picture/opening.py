"""Opens a picture without trusting it: its size is read before a single pixel is unpacked."""

import io
from collections.abc import Generator
from contextlib import contextmanager

from PIL import Image

from app.errors import MediaError

PICTURE_BYTES_MAX = 64_000_000
PIXELS_MAX = 40_000_000  # unpacked at four bytes each that is 160 MB
JPEG_PIXELS_MAX = 210_000_000  # a 200 megapixel telephone; a JPEG can be unpacked at a half or a quarter
SIDE_MAX = 30_000
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF")

# Pillow only warns of a bomb; we look at the size ourselves, before anything is unpacked.
Image.MAX_IMAGE_PIXELS = None


@contextmanager
def understood(name: str) -> Generator[None]:
    """Turn whatever Pillow raises on the picture called `name` into a MediaError."""
    try:
        yield
    except MediaError:
        raise
    except MemoryError as error:
        raise MediaError(f"{name} needs more memory than there is.") from error
    except Exception as error:  # on a hostile file its readers raise almost anything
        if "truncated" in str(error) or isinstance(error, EOFError):
            raise MediaError(f"{name} is not complete: its end is missing.") from error
        raise MediaError(f"{name} is damaged: no picture can be made of it.") from error


def open_picture(data: bytes, name: str) -> Image.Image:
    """Return the picture in `data` with its size known and its pixels not unpacked yet.

    A JPEG of more than `PIXELS_MAX` will be unpacked at a half, a quarter or an eighth.

    Raises:
        MediaError: it is too large, or no picture.
    """
    if len(data) > PICTURE_BYTES_MAX:
        raise MediaError(f"{name} is larger than {PICTURE_BYTES_MAX // 1_000_000} MB.")
    if data[8:12] == b"WEBP":
        _check_webp(data, name)
    with understood(name):
        image = Image.open(io.BytesIO(data), formats=FORMATS)
        width, height = image.size
        jpeg = image.format in {"JPEG", "MPO"}
        check_size(width, height, name, JPEG_PIXELS_MAX if jpeg else PIXELS_MAX)
        if width * height > PIXELS_MAX:
            shrink = 2
            while width * height > PIXELS_MAX * shrink * shrink:
                shrink *= 2
            image.draft(image.mode, (-(-width // shrink), -(-height // shrink)))
        return image


def check_size(width: int, height: int, name: str, pixels_max: int = PIXELS_MAX) -> None:
    """Raise MediaError where a picture of this size could not be unpacked in reasonable memory."""
    if width < 1 or height < 1:
        raise MediaError(f"{name} is damaged: it says that it has no size.")
    if width * height > pixels_max or max(width, height) > SIDE_MAX:
        raise MediaError(
            f"{name} is too large: {width} × {height} pixels. Make it smaller than "
            f"{pixels_max // 1_000_000} megapixels."
        )


def _check_webp(data: bytes, name: str) -> None:
    """Read the canvas of an extended WebP; Pillow would make room for it at once."""
    if data[12:16] == b"VP8X" and len(data) >= 30:
        width = int.from_bytes(data[24:27], "little") + 1
        height = int.from_bytes(data[27:30], "little") + 1
        check_size(width, height, name)
