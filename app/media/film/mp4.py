"""MP4 and MOV: size and length of the film, and everything in the file that says where, when and by whom.

Boxes that are not needed to show the film are turned into empty ones of the same length, so that
nothing else moves. Tracks that are neither picture nor sound (telephones and action cameras write
places into them) are emptied together with their samples.
"""

from collections.abc import Iterable
from typing import BinaryIO

from app.errors import MediaError
from app.media.film.boxes import BadBoxes, Box, Boxes
from app.media.film.film import Film, Patch
from app.media.film.mp4_tracks import KEPT_TRACKS, Track, read_track, sample_places

# What it takes to show a film; every other box is emptied.
_TOP = frozenset({b"ftyp", b"moov", b"mdat", b"moof", b"sidx", b"mfra", b"styp", b"pdin", b"ssix", b"prft"})
_MOVIE = frozenset({b"mvhd", b"trak", b"mvex", b"iods"})
_TRACK = frozenset({b"tkhd", b"edts", b"mdia", b"tref", b"tapt", b"load", b"clip", b"matt"})
_FRAGMENT = frozenset({b"mfhd", b"traf"})
_TRACK_FRAGMENT_DROPPED = frozenset({b"uuid", b"udta", b"meta"})
_TEXT_TRACKS = frozenset({b"text", b"sbtl", b"subt"})


def read_mp4(file: BinaryIO, size: int, name: str) -> Film:
    """Return what the video in `file` shows, and what to write over.

    Raises:
        MediaError: it is damaged, incomplete, holds no picture, or places that cannot be taken out.
    """
    try:
        return _Reader(file, size, name).film()
    except BadBoxes as error:
        raise MediaError(f"{name} is damaged or not complete.") from error


class _Reader:
    def __init__(self, file: BinaryIO, size: int, name: str) -> None:
        self._boxes = Boxes(file, size)
        self._name = name
        self._patches: list[Patch] = []

    def film(self) -> Film:
        top = self._boxes.top()
        if not top or top[-1].end != self._boxes.size:
            raise BadBoxes
        movies = [box for box in top if box.kind == b"moov"]
        if len(movies) != 1 or not any(box.kind == b"mdat" for box in top):
            raise BadBoxes
        self._empty(box for box in top if box.kind not in _TOP)
        for box in top:
            if box.kind == b"moof":
                self._clean_fragment(box)
        return self._clean_movie(movies[0], [box for box in top if box.kind == b"mdat"])

    def _clean_movie(self, movie: Box, media: list[Box]) -> Film:
        inside = self._boxes.inside(movie)
        if any(box.kind == b"cmov" for box in inside):
            raise MediaError(f"{self._name} has a packed table of contents, which Rapport cannot look into.")
        headers = [box for box in inside if box.kind == b"mvhd"]
        if len(headers) != 1:
            raise BadBoxes
        self._empty(box for box in inside if box.kind not in _MOVIE)
        in_fragments = any(box.kind == b"mvex" for box in inside)
        units, length = self._clock(headers[0])
        tracks = [self._clean_track(box) for box in inside if box.kind == b"trak"]
        films = [track for track in tracks if track.handler == b"vide" and track.width and track.height]
        if not films:
            raise MediaError(f"{self._name} holds no moving picture.")
        dropped = [track for track in tracks if track.handler not in KEPT_TRACKS]
        if dropped and in_fragments:
            raise MediaError(
                f"{self._name} carries a track beside picture and sound that may hold places, "
                "and is cut into fragments. Export it without that track first."
            )
        for track in dropped:
            self._empty_samples(track, media)
        duration_s = length / units if units else 0.0
        return Film(
            width=films[0].width,
            height=films[0].height,
            duration_s=duration_s or self._fragments_s(inside, units),
            patches=tuple(self._patches),
            remark=(
                f"The text track of {self._name} is left out: cameras write places into it."
                if any(track.handler in _TEXT_TRACKS for track in dropped)
                else ""
            ),
        )

    def _clean_track(self, box: Box) -> Track:
        track = read_track(self._boxes, box)
        if track.handler not in KEPT_TRACKS:
            self._empty([box])
            return track
        for header in track.headers:
            self._clock(header)
        self._empty(part for part in self._boxes.inside(box) if part.kind not in _TRACK)
        self._empty(part for part in track.media_parts if part.kind in {b"udta", b"meta", b"uuid"})
        return track

    def _clean_fragment(self, box: Box) -> None:
        for part in self._boxes.inside(box):
            if part.kind not in _FRAGMENT:
                self._empty([part])
            elif part.kind == b"traf":
                inside = self._boxes.inside(part)
                self._empty(one for one in inside if one.kind in _TRACK_FRAGMENT_DROPPED)

    def _empty(self, boxes: Iterable[Box]) -> None:
        for box in boxes:
            self._patches.append(Patch(box.start + 4, box.start + 8, b"free"))
            self._patches.append(Patch(box.body, box.end))

    def _empty_samples(self, track: Track, media: list[Box]) -> None:
        for start, end in sample_places(self._boxes, track):
            if not any(box.body <= start <= end <= box.end for box in media):
                raise BadBoxes
            self._patches.append(Patch(start, end))

    def _clock(self, header: Box) -> tuple[int, int]:
        """Write over when the film was made; return units a second, and the length in them."""
        head = self._boxes.content(header)
        wide = 8 if head[:1] == b"\1" else 4
        if len(head) < 4 + 3 * wide + 4:
            raise BadBoxes
        self._patches.append(Patch(header.body + 4, header.body + 4 + 2 * wide))
        at = 4 + 2 * wide
        units, length = head[at : at + 4], head[at + 4 : at + 4 + wide]
        unknown = set(length) == {0xFF}
        return int.from_bytes(units, "big"), 0 if unknown else int.from_bytes(length, "big")

    def _fragments_s(self, inside: list[Box], units: int) -> float:
        for extends in (box for box in inside if box.kind == b"mvex"):
            for box in self._boxes.inside(extends):
                if box.kind == b"mehd" and units:
                    head = self._boxes.content(box)
                    return int.from_bytes(head[4:], "big") / units
        return 0.0
