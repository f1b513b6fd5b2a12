"""Whatever bytes come, the answer is a clean picture or a sentence, in reasonable memory."""

import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.errors import MediaError
from app.media.cleaned import CleanPicture
from app.media.picture.pictures import clean_picture
from app.media.picture.thumbnails import make_thumbnail
from tests.app.media.making import (
    SECRET,
    packed,
    picture,
    telling_exif,
    telling_gif,
    telling_jpeg,
    telling_png,
)

SEEDS = (
    telling_jpeg(),
    telling_png(),
    telling_gif(),
    packed(picture(40, 30), "WEBP", exif=telling_exif()),
    packed(picture(40, 30), "WEBP", save_all=True, append_images=[picture(40, 30).rotate(90)]),
    packed(picture(40, 30), "AVIF"),
    packed(picture(20, 20), "BMP"),
    packed(picture(20, 20), "TIFF", compression="tiff_lzw"),
    packed(picture(20, 20).convert("CMYK"), "JPEG"),
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Return a picture with some bytes changed, cut out, doubled or cut off."""
    data = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        length = draw(st.integers(0, 40))
        match draw(st.sampled_from(["change", "cut", "double", "end", "number"])):
            case "change":
                data[at : at + length] = draw(st.binary(max_size=40))
            case "cut":
                del data[at : at + length]
            case "double":
                data[at:at] = data[at : at + length] * draw(st.integers(1, 20))
            case "end":
                del data[at:]
            case _:
                data[at : at + 4] = draw(
                    st.sampled_from([b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"\0\0\1\0"])
                )
    return bytes(data)


@settings(max_examples=400, deadline=None)
@given(mutated())
def test_a_mutated_picture_is_taken_clean_or_refused_in_a_sentence(data: bytes) -> None:
    sentence = ""
    try:
        clean = clean_picture(data, "it.jpg")
    except MediaError as error:
        sentence = str(error)
    else:
        _must_be_sound(clean)
    assert not sentence or (sentence.startswith("it.jpg ") and sentence.endswith("."))


def _must_be_sound(clean: CleanPicture) -> None:
    again = clean_picture(clean.data, "it.jpg")
    assert (again.width, again.height, again.kind) == (clean.width, clean.height, clean.kind)
    assert SECRET not in clean.data
    small = make_thumbnail(clean.data, "it.jpg", 32)
    assert len(small.rgba) == 4 * small.width * small.height


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png(width: int, height: int, *more: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + _chunk(b"IDAT", zlib.compress(bytes(10_000_000)))


def _with(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def _bombs() -> dict[str, bytes]:
    """Return files that say that they are far larger than their few bytes can hold."""
    jpeg, tiff = packed(picture(), "JPEG"), packed(Image.new("1", (9, 9)), "TIFF", compression="group4")
    moving = telling_gif()
    sides = struct.pack("<HHIHHHI", 256, 3, 1, 28_000, 0, 257, 3)[:-4]
    return {
        "png": _png(29_000, 29_000),
        "png-text": _png(9, 9, *[_chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(100_000_000)))] * 5),
        "png-profile": _png(9, 9, _chunk(b"iCCP", b"k\0\0" + zlib.compress(bytes(300_000_000)))),
        "gif": _with(packed(picture(), "GIF"), 6, b"\xff\xff\xff\xff"),
        "gif-frame": _with(moving, moving.rindex(b"\x2c\0\0\0\0") + 5, b"\xff\xff\xff\xff"),
        "webp": b"RIFF" + bytes(4) + b"WEBPVP8X\n\0\0\0" + bytes(4) + b"\xff\x3f\0" * 2 + bytes(99),
        "bmp": _with(packed(picture(), "BMP"), 18, b"\0\x70\0\0" * 2),
        "jpeg": _with(jpeg, jpeg.index(b"\xff\xc0") + 5, struct.pack(">HH", 60_000, 60_000)),
        "jpeg-large": _with(jpeg, jpeg.index(b"\xff\xc0") + 5, struct.pack(">HH", 14_000, 14_000)),
        "tiff": _with(tiff, tiff.index(struct.pack("<HHI", 256, 3, 1)), sides),
    }


_TAKE = """
import resource, sys
from app.errors import MediaError
from app.media.picture.pictures import clean_picture
data = open(sys.argv[1], 'rb').read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    clean_picture(data, 'bomb')
    print('bomb taken')
except MediaError as error:
    print(error)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
MOST_MB = 250  # the largest JPEG that is taken is unpacked at a quarter of its size


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is told in other units elsewhere")
@pytest.mark.parametrize(
    "kind",
    ["png", "png-text", "png-profile", "gif", "gif-frame", "webp", "bmp", "jpeg", "jpeg-large", "tiff"],
)
def test_a_bomb_does_not_unpack(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "bomb"
    file.write_bytes(_bombs()[kind])
    ran = subprocess.run([sys.executable, "-c", _TAKE, file], check=True, capture_output=True, text=True)
    sentence, grown_mb = ran.stdout.rstrip().splitlines()
    assert sentence.startswith("bomb ")
    assert int(grown_mb) < MOST_MB, sentence
