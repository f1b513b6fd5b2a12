"""WebM: size and length of the film, with tags, title, date and attachments emptied in their place."""

import struct
from typing import BinaryIO

from app.errors import MediaError
from app.media.film.elements import VOID, BadElements, Element, Elements, void
from app.media.film.film import Film, Patch

_HEADER, _DOCTYPE, _SEGMENT = 0x1A45DFA3, 0x4282, 0x18538067
_SEEK, _INFO, _TRACKS, _CUES, _CLUSTER = 0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1C53BB6B, 0x1F43B675
_TIME, _BLOCK, _GROUP, _POSITION, _PREVIOUS = 0xE7, 0xA3, 0xA0, 0xA7, 0xAB  # inside a cluster
_KEPT = frozenset({_SEEK, _INFO, _TRACKS, _CUES, _CLUSTER, VOID, _TIME, _BLOCK, _GROUP, _POSITION, _PREVIOUS})
_SCALE, _DURATION, _MUXER, _WRITER = 0x2AD7B1, 0x4489, 0x4D80, 0x5741
_KEPT_INFO = frozenset({_SCALE, _DURATION, _MUXER, _WRITER, VOID})
_ENTRY, _TYPE, _NAME, _VIDEO, _WIDTH, _HEIGHT = 0xAE, 0x83, 0x536E, 0xE0, 0xB0, 0xBA
_CHECKSUM = 0xBF  # no longer right once a neighbour is emptied
_PICTURE, _SOUND = 1, 2
NANO = 1e9


def read_webm(file: BinaryIO, size: int, name: str) -> Film:
    """Return what the video in `file` shows, and what to write over.

    Raises:
        MediaError: it is damaged, incomplete, no WebM, or holds a track that may tell places.
    """
    try:
        return _Reader(file, size, name).film()
    except BadElements as error:
        raise MediaError(f"{name} is damaged or not complete.") from error


class _Reader:
    def __init__(self, file: BinaryIO, size: int, name: str) -> None:
        self._elements = Elements(file, size)
        self._name = name
        self._patches: list[Patch] = []
        self._unit_ns, self._length, self._last = 1_000_000, 0.0, 0
        self._size = (0, 0)

    def film(self) -> Film:
        whole = self._elements.within(0, self._elements.size)
        header, segment = next(whole, None), next(whole, None)
        if header is None or header.id != _HEADER or segment is None or segment.id != _SEGMENT:
            raise BadElements
        self._must_be_webm(header)
        end = segment.end if segment.end > segment.body else self._elements.size
        if end != self._elements.size:
            raise BadElements
        for element in self._elements.within(segment.body, end):
            self._read(element)
        if not all(self._size):
            raise MediaError(f"{self._name} holds no moving picture.")
        return Film(
            width=self._size[0],
            height=self._size[1],
            duration_s=(self._length or self._last) * self._unit_ns / NANO,
            patches=tuple(self._patches),
        )

    def _must_be_webm(self, header: Element) -> None:
        for element in self._inside(header):
            if element.id == _DOCTYPE and self._elements.content(element).rstrip(b"\0") != b"webm":
                raise MediaError(
                    f"{self._name} is a Matroska video, which networks do not take. Export it as MP4 or WebM."
                )

    def _read(self, element: Element) -> None:
        if element.id not in _KEPT:
            self._empty(element)
        elif element.id == _INFO:
            self._read_info(element)
        elif element.id == _TRACKS:
            for entry in self._inside(element):
                if entry.id == _ENTRY:
                    self._read_track(entry)
                elif entry.id == _CHECKSUM:
                    self._empty(entry)
        elif element.id == _CLUSTER:
            self._last = next(
                (
                    self._whole(one)
                    for one in self._elements.within(element.body, element.end)
                    if one.id == _TIME
                ),
                self._last,
            )
        elif element.id == _TIME:
            self._last = self._whole(element)

    def _read_info(self, info: Element) -> None:
        for element in self._inside(info):
            if element.id not in _KEPT_INFO:
                self._empty(element)
            elif element.id == _SCALE:
                self._unit_ns = self._whole(element)
            elif element.id == _DURATION:
                self._length = self._real(element)
            elif element.id in {_MUXER, _WRITER}:
                self._patches.append(Patch(element.body, element.end))

    def _read_track(self, entry: Element) -> None:
        for element in self._inside(entry):
            if element.id == _TYPE and self._whole(element) not in {_PICTURE, _SOUND}:
                raise MediaError(
                    f"{self._name} carries a track beside picture and sound that may hold places. "
                    "Export it without that track first."
                )
            if element.id in {_NAME, _CHECKSUM}:
                self._empty(element)
            elif element.id == _VIDEO and not all(self._size):
                told = {
                    one.id: self._whole(one) for one in self._inside(element) if one.id in {_WIDTH, _HEIGHT}
                }
                self._size = (told.get(_WIDTH, 0), told.get(_HEIGHT, 0))

    def _inside(self, element: Element) -> list[Element]:
        return list(self._elements.within(element.body, element.end))

    def _empty(self, element: Element) -> None:
        self._patches.append(Patch(element.start, element.end, void(element.end - element.start)))

    def _whole(self, element: Element) -> int:
        return int.from_bytes(self._elements.content(element, 8), "big")

    def _real(self, element: Element) -> float:
        content = self._elements.content(element, 8)
        if len(content) not in {4, 8}:
            raise BadElements
        value = float(struct.unpack(">f" if len(content) == 4 else ">d", content)[0])
        return value if 0 <= value < 1e15 else 0.0
