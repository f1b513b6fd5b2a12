"""One track of an MP4 or MOV: what it holds, how large it is shown, and where its samples lie in the file."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.media.film.boxes import BadBoxes, Box, Boxes

KEPT_TRACKS = frozenset({b"vide", b"soun", b"tmcd", b"clcp"})  # picture, sound, time code, captions
SAMPLES_MAX = 2_000_000
TABLE_BYTES_MAX = 16_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What `read_track` found."""

    handler: bytes
    width: int  # pixels, as shown; 0 for a sound
    height: int
    headers: tuple[Box, ...]  # those that say when it was made
    media_parts: tuple[Box, ...]
    tables: dict[bytes, Box]  # of the samples


def read_track(boxes: Boxes, track: Box) -> Track:
    """Return what `track` holds. Raises BadBoxes."""
    parts = _by_kind(boxes.inside(track))
    media = boxes.inside(_one(parts, b"mdia"))
    in_media = _by_kind(media)
    handler = boxes.content(_one(in_media, b"hdlr"))[8:12]
    header = _one(parts, b"tkhd")
    width, height = _size(boxes.content(header))
    tables: dict[bytes, Box] = {}
    if b"minf" in in_media:
        information = _by_kind(boxes.inside(in_media[b"minf"]))
        if b"stbl" in information:
            tables = _by_kind(boxes.inside(information[b"stbl"]))
    return Track(
        handler=handler,
        width=width,
        height=height,
        headers=(header, _one(in_media, b"mdhd")),
        media_parts=tuple(media),
        tables=tables,
    )


def sample_places(boxes: Boxes, track: Track) -> Iterator[tuple[int, int]]:
    """Yield start and end of every chunk of samples of `track` in the file. Raises BadBoxes."""
    if b"stsz" not in track.tables:
        raise BadBoxes
    sizes = boxes.content(track.tables[b"stsz"], TABLE_BYTES_MAX)
    usual, count = _word(sizes, 4), _word(sizes, 8)
    if count > SAMPLES_MAX or (not usual and len(sizes) < 12 + 4 * count):
        raise BadBoxes
    large = b"co64" in track.tables
    offsets = boxes.content(_one(track.tables, b"co64" if large else b"stco"), TABLE_BYTES_MAX)
    wide = 8 if large else 4
    chunks = _word(offsets, 4)
    if len(offsets) < 8 + wide * chunks or chunks > SAMPLES_MAX:
        raise BadBoxes
    runs = _runs(boxes.content(_one(track.tables, b"stsc"), TABLE_BYTES_MAX))
    sample = run = 0
    for chunk in range(chunks):
        while run + 1 < len(runs) and runs[run + 1][0] <= chunk + 1:
            run += 1
        first, sample = sample, min(sample + runs[run][1], count)
        length = (
            usual * (sample - first) if usual else sum(_word(sizes, 12 + 4 * n) for n in range(first, sample))
        )
        start = int.from_bytes(offsets[8 + wide * chunk : 8 + wide * (chunk + 1)], "big")
        if length:
            yield start, start + length


def _runs(table: bytes) -> list[tuple[int, int]]:
    """Return from which chunk on how many samples lie in each."""
    count = _word(table, 4)
    if not count or len(table) < 8 + 12 * count:
        raise BadBoxes
    return [(_word(table, 8 + 12 * n), _word(table, 12 + 12 * n)) for n in range(count)]


def _size(header: bytes) -> tuple[int, int]:
    """Return how large a track is shown, turned as its matrix says."""
    at = 88 if header[:1] == b"\1" else 76
    if len(header) < at + 8:
        raise BadBoxes
    width, height = _word(header, at) >> 16, _word(header, at + 4) >> 16
    matrix = at - 36
    lies = _word(header, matrix) == 0 and _word(header, matrix + 4) != 0
    return (height, width) if lies else (width, height)


def _by_kind(boxes: list[Box]) -> dict[bytes, Box]:
    return {box.kind: box for box in boxes}


def _one(boxes: dict[bytes, Box], kind: bytes) -> Box:
    if kind not in boxes:
        raise BadBoxes
    return boxes[kind]


def _word(table: bytes, at: int) -> int:
    return int.from_bytes(table[at : at + 4], "big")
