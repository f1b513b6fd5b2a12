"""Reads the elements of a WebM file, one level at a time and bounded. Layout: RFC 8794 (EBML)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

ELEMENTS_MAX = 400_000
VOID = 0xEC


class BadElements(ValueError):
    """The elements do not fit into one another."""


@dataclass(frozen=True, slots=True)
class Element:
    """Where one element lies in the file."""

    id: int
    start: int
    body: int
    end: int  # where the next one starts; the same as `body` for one that does not tell its length


class Elements:
    """The elements of one open file; all of them together are counted."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        """Read `file` of `size` bytes."""
        self._file = file
        self._left = ELEMENTS_MAX
        self.size = size

    def within(self, at: int, end: int) -> Iterator[Element]:
        """Yield the elements from `at` to `end`; one of unknown length is followed by what is in it.

        Raises BadElements.
        """
        while at < end:
            self._left -= 1
            if self._left < 0:
                raise BadElements
            name, after_name = self._number(at, keep_mark=True, most=4)
            length, body = self._number(after_name, keep_mark=False, most=8)
            unknown = length == (1 << (7 * (body - after_name))) - 1
            after = body if unknown else body + length
            if after > end:
                raise BadElements
            yield Element(name, at, body, after)
            at = after

    def content(self, element: Element, most: int = 1 << 16) -> bytes:
        """Return what is in `element`. Raises BadElements for more than `most` bytes."""
        if element.end - element.body > most:
            raise BadElements
        return self._read(element.body, element.end - element.body)

    def _number(self, at: int, *, keep_mark: bool, most: int) -> tuple[int, int]:
        """Return a number of variable length, and where it ends."""
        first = self._read(at, 1)[0]
        wide = 9 - first.bit_length()
        if wide > most:
            raise BadElements
        number = int.from_bytes(self._read(at, wide), "big")
        return number if keep_mark else number & ((1 << (7 * wide)) - 1), at + wide

    def _read(self, at: int, count: int) -> bytes:
        self._file.seek(at)
        found = self._file.read(count)
        if len(found) < count:
            raise BadElements
        return found


def void(length: int) -> bytes:
    """Return the head of an empty element that takes `length` bytes together with its zeros."""
    if length < 2:
        raise BadElements
    if length - 2 < 0x7F:
        return bytes([VOID, 0x80 | (length - 2)])
    return bytes([VOID, 1]) + (length - 9).to_bytes(7, "big")
