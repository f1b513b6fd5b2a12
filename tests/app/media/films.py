"""Builds small MP4, MOV and WebM files, with everything in them that must not come through."""

import struct

from tests.app.media.making import SECRET

MADE = (3_800_000_000).to_bytes(4, "big")  # seconds since 1904; stands for the moment of the recording


def box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def words(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(4, "big") for number in numbers)


MATRIX = words(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
TURNED = words(0, 0x10000, 0, 0xFFFF0000, 0, 0, 0, 0, 0x40000000)


def track(
    handler: bytes, samples: list[int], at: int, *, size: tuple[int, int] = (0, 0), turned: bool = False
) -> bytes:
    """Return a track whose samples (their lengths) lie in one chunk at `at`."""
    tkhd = words(0) + MADE * 2 + words(1, 0, 2500) + bytes(16) + (TURNED if turned else MATRIX)
    tkhd += words(size[0] << 16, size[1] << 16)
    tables = box(
        b"stbl",
        box(b"stsd", words(0, 0)),
        box(b"stsz", words(0, 0, len(samples), *samples)),
        box(b"stsc", words(0, 1, 1, len(samples), 1)),
        box(b"stco", words(0, 1, at)),
    )
    return box(
        b"trak",
        box(b"tkhd", tkhd),
        box(
            b"mdia",
            box(b"mdhd", words(0) + MADE * 2 + words(1000, 2500, 0)),
            box(b"hdlr", words(0, 0) + handler + bytes(13)),
            box(b"minf", tables),
        ),
        box(b"udta", box(b"name", SECRET)),
    )


def movie(
    *, brand: bytes = b"isom", turned: bool = False, extra: bytes = b"", more: tuple[bytes, ...] = ()
) -> bytes:
    """Return a film of 2.5 seconds and 1920 by 1080 that tells its place in six ways.

    `more` are handlers of further tracks, whose samples hold the place.
    """
    head = box(b"ftyp", brand, words(512), brand)
    picture = b"picture!" * 4
    samples = picture + SECRET * len(more)
    media = box(b"mdat", samples)
    at = len(head) + 8
    tracks = [track(b"vide", [16, 16], at, size=(1920, 1080), turned=turned)]
    tracks += [track(kind, [len(SECRET)], at + len(picture) + n * len(SECRET)) for n, kind in enumerate(more)]
    header = box(b"mvhd", words(0) + MADE * 2 + words(1000, 2500) + bytes(80))
    user = box(b"udta", box(b"\xa9xyz", SECRET), box(b"loci", SECRET))
    keys = box(b"meta", box(b"keys", b"com.apple.quicktime.location.ISO6709"), box(b"ilst", SECRET))
    wide = words(1) + b"uuid" + (16 + len(SECRET)).to_bytes(8, "big") + SECRET  # a box with a long length
    return (
        head
        + media
        + box(b"moov", header, *tracks, user, keys, extra)
        + box(b"uuid", SECRET)
        + wide
        + box(b"free", SECRET)
    )


def element(name: int, *content: bytes, unknown: bool = False) -> bytes:
    body = b"".join(content)
    length = b"\x01" + (b"\xff" * 7 if unknown else len(body).to_bytes(7, "big"))
    return name.to_bytes((name.bit_length() + 7) // 8, "big") + length + body


def webm(*, track_type: int = 1, live: bool = False, doctype: bytes = b"webm") -> bytes:
    """Return a film of 2 s, 640 by 360, that tells its place in five ways; `live`: as browsers record."""
    info = [
        element(0x2AD7B1, (1_000_000).to_bytes(4, "big")),
        element(0x7BA9, SECRET),
        element(0x4461, SECRET[:8]),
        element(0x4D80, SECRET),
        element(0xBF, b"abcd"),
    ]
    if not live:
        info.append(element(0x4489, struct.pack(">d", 2000.0)))
    entry = element(
        0xAE,
        element(0x83, bytes([track_type])),
        element(0x536E, SECRET),
        element(0xE0, element(0xB0, (640).to_bytes(2, "big")), element(0xBA, (360).to_bytes(2, "big"))),
    )
    cluster = element(
        0x1F43B675, element(0xE7, (2000).to_bytes(2, "big")), element(0xA3, b"block"), unknown=live
    )
    segment = element(
        0x18538067,
        element(0x1549A966, *info),
        element(0x1654AE6B, entry),
        cluster,
        element(0x1254C367, SECRET * 9),
        element(0x1941A469, SECRET),
        unknown=live,
    )
    return element(0x1A45DFA3, element(0x4282, doctype)) + segment
