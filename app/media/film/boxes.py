"""Reads the boxes of an MP4 or MOV file: bounded, one level at a time, and never the film itself.

A reader of our own because the small libraries for it are under the GPL or long abandoned, and the
good ones bring a whole film workshop of 40 MB along. Layout: ISO/IEC 14496-12, and QuickTime File Format.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

BOXES_MAX = 20_000  # in one file
_TO_THE_END, _LARGE = 0, 1


class BadBoxes(ValueError):
    """The boxes do not fit into one another."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where one box lies in the file."""

    kind: bytes  # four letters
    start: int
    body: int  # where its content starts
    end: int


class Boxes:
    """The boxes of one open file; all of them together are counted."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        """Read `file` of `size` bytes."""
        self._file = file
        self._left = BOXES_MAX
        self.size = size

    def top(self) -> list[Box]:
        """Return the boxes of the file itself. Raises BadBoxes."""
        return list(self._within(0, self.size))

    def inside(self, box: Box, skip: int = 0) -> list[Box]:
        """Return the boxes in `box`, after `skip` bytes of its own. Raises BadBoxes."""
        return list(self._within(box.body + skip, box.end))

    def content(self, box: Box, most: int = 1 << 20) -> bytes:
        """Return what is in `box`. Raises BadBoxes for more than `most` bytes."""
        if box.end - box.body > most:
            raise BadBoxes
        return self.read(box.body, box.end - box.body)

    def read(self, at: int, count: int) -> bytes:
        """Return `count` bytes from `at`. Raises BadBoxes where the file has fewer."""
        self._file.seek(at)
        found = self._file.read(count)
        if len(found) < count:
            raise BadBoxes
        return found

    def _within(self, at: int, end: int) -> Iterator[Box]:
        # A QuickTime list may end with four zero bytes instead of a box.
        while end - at >= 8:
            self._left -= 1
            if self._left < 0:
                raise BadBoxes
            head = self.read(at, 8)
            length, body = int.from_bytes(head[:4], "big"), at + 8
            if length == _LARGE:
                length, body = int.from_bytes(self.read(at + 8, 8), "big"), at + 16
            elif length == _TO_THE_END:
                length = end - at
            if at + length > end or length < body - at:
                raise BadBoxes
            yield Box(kind=head[4:8], start=at, body=body, end=at + length)
            at += length
