"""A picture comes through upright, in its colours, and without a word about where it was taken."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageOps

from app.errors import MediaError
from app.media.cleaned import CleanPicture
from app.media.picture.opening import PICTURE_BYTES_MAX
from app.media.picture.pictures import clean_picture
from tests.app.media.making import (
    SECRET,
    cut_short,
    packed,
    picture,
    screen_profile,
    telling_exif,
    telling_gif,
    telling_jpeg,
    telling_png,
)


def colours(image: Image.Image, at: tuple[int, int]) -> tuple[int, ...]:
    pixel = image.getpixel(at)
    assert isinstance(pixel, tuple)
    return pixel


def opened(clean: CleanPicture) -> Image.Image:
    image = Image.open(io.BytesIO(clean.data))
    image.load()
    return image


@pytest.mark.parametrize(
    "data",
    [
        telling_jpeg(),
        telling_png(),
        telling_gif(),
        packed(picture(), "WEBP", exif=telling_exif(), xmp=SECRET),
        packed(picture(), "AVIF", exif=telling_exif(), xmp=SECRET),
        packed(picture(), "TIFF", exif=telling_exif()),
    ],
    ids=["jpeg", "png", "gif", "webp", "avif", "tiff"],
)
def test_nothing_of_the_metadata_comes_through(data: bytes) -> None:
    assert SECRET in data
    clean = clean_picture(data, "a.jpg")
    assert SECRET not in clean.data
    assert b"Exif" not in clean.data
    assert not opened(clean).getexif()
    assert not {"xmp", "photoshop", "comment", "exif", "Comment"} & set(opened(clean).info)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_upright(orientation: int) -> None:
    data = packed(picture(), "JPEG", quality=100, subsampling=0, exif=telling_exif(orientation))
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    clean = clean_picture(data, "a.jpg")
    assert (clean.width, clean.height) == upright.size
    for corner in ((2, 2), (clean.width - 3, 2), (2, clean.height - 3)):
        seen, wanted = colours(opened(clean), corner), colours(upright, corner)
        assert all(abs(a - b) < 8 for a, b in zip(seen, wanted, strict=True))


@pytest.mark.parametrize("data", [telling_jpeg(6), telling_png()], ids=["jpeg", "png"])
def test_the_colour_profile_stays(data: bytes) -> None:
    assert opened(clean_picture(data, "a")).info["icc_profile"] == screen_profile()


def test_a_profile_for_other_colours_than_the_picture_has_is_left_out() -> None:
    odd = screen_profile()
    odd = odd[:16] + b"CMYK" + odd[20:]
    clean = clean_picture(packed(picture(), "JPEG", icc_profile=odd), "a.jpg")
    assert "icc_profile" not in opened(clean).info


def test_a_jpeg_is_packed_as_it_was_and_loses_next_to_nothing() -> None:
    data = packed(picture(), "JPEG", quality=60)
    before, after = Image.open(io.BytesIO(data)), opened(clean_picture(data, "a.jpg"))
    places = [(x, y) for x in range(before.width) for y in range(before.height)]
    worst = max(
        abs(a - b) for at in places for a, b in zip(colours(before, at), colours(after, at), strict=True)
    )
    assert worst <= 4


def test_a_cmyk_picture_becomes_one_for_screens() -> None:
    clean = clean_picture(packed(Image.new("CMYK", (20, 20), (0, 255, 255, 0)), "JPEG"), "print.jpg")
    red, green, blue = colours(opened(clean), (5, 5))
    assert opened(clean).mode == "RGB"
    assert red > 200
    assert max(green, blue) < 60


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_sixteen_bits_a_channel_become_eight(form: str) -> None:
    clean = clean_picture(packed(Image.new("I;16", (20, 20), 40_000), form), "deep")
    assert (opened(clean).mode, opened(clean).getpixel((3, 3))) == ("L", 155)


def test_transparency_stays() -> None:
    image = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    for form in ("PNG", "WEBP"):
        assert colours(opened(clean_picture(packed(image, form), "a")).convert("RGBA"), (1, 1))[3] == 0


def test_a_moving_gif_keeps_every_frame_and_its_time() -> None:
    clean = clean_picture(telling_gif(5), "dance.gif")
    assert (clean.kind, clean.mime, clean.duration_s) == ("gif", "image/gif", 0.5)
    assert getattr(opened(clean), "n_frames", 1) == 5
    assert opened(clean).info["loop"] == 0


def test_a_gif_that_stands_still_is_a_picture() -> None:
    assert clean_picture(packed(picture(), "GIF"), "a.gif").kind == "image"


def test_of_another_moving_picture_the_first_frame_stays_and_that_is_said() -> None:
    data = packed(picture(), "WEBP", save_all=True, append_images=[picture().rotate(90)])
    clean = clean_picture(data, "wave.webp")
    assert clean.kind == "image"
    assert clean.remark.startswith("wave.webp moves; only its first picture is kept.")


def test_the_content_counts_and_not_the_name() -> None:
    assert clean_picture(packed(picture(), "PNG"), "photo.jpg").mime == "image/png"


def test_the_same_picture_twice_gives_the_same_bytes() -> None:
    assert clean_picture(telling_jpeg(), "a").data == clean_picture(telling_jpeg(), "b").data


def _png_of(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(9)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "a.jpg is empty."),
        (b"Dear diary, today", "a.jpg is neither a picture nor a video that Rapport knows."),
        (b"%PDF-1.7", "a.jpg is a PDF document."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.jpg is a drawing (SVG)"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a.jpg is a HEIC picture"),
        (b"\0\0\0\x18ftypisom", "a.jpg is a video, not a picture."),
        (cut_short(packed(picture(), "JPEG")), "a.jpg is not complete: its end is missing."),
        (cut_short(packed(picture(), "PNG")), "a.jpg is not complete: its end is missing."),
        (cut_short(telling_gif()), "a.jpg is not complete: its end is missing."),
        (b"\xff\xd8\xff" + bytes(500), "a.jpg is damaged: no picture can be made of it."),
        (b"\x89PNG\r\n\x1a\n", "a.jpg is "),
        (_png_of(100_000, 100_000), "a.jpg is too large: 100000 × 100000 pixels."),
        (_png_of(0, 5), "a.jpg is damaged"),
        (b"BM" + bytes(PICTURE_BYTES_MAX), "a.jpg is larger than 64 MB."),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(MediaError) as caught:
        clean_picture(data, "a.jpg")
    assert str(caught.value).startswith(sentence)
    assert str(caught.value).endswith(".")
