"""Every word that a dictionary accepts, in a third of a megabyte, and Hunspell's rule of capitals.

Judging needs nothing else of Hunspell, whose dictionaries take 6 MB once they are loaded. The files are made
of the dictionaries beside them by `make dictionaries`.
"""

from functools import cache

from resources.finder import resource

# An edge of the graph: a byte of a word, two marks, and from the eleventh bit on where the next node begins.
BYTE = 0xFF
ENDS = 1 << 8  # a word may end behind this byte
LAST = 1 << 9  # the last edge of its node
SHIFT = 10


class AcceptedWords:
    """The words of one file: a graph whose edges are the bytes of words in UTF-8."""

    __slots__ = ("_edges",)

    def __init__(self, packed: bytes) -> None:
        """Read `packed`: an edge every four bytes, the lowest byte first, as where Qt for Python runs."""
        self._edges = memoryview(packed).cast("I")

    def __contains__(self, word: str) -> bool:
        """Tell whether `word` is there, as it stands."""
        edges = self._edges
        at = edge = 0
        for byte in word.encode():
            if edge and not at:
                return False  # all words end here
            edge = edges[at]
            while edge & BYTE != byte:
                if edge & LAST:
                    return False
                at += 1
                edge = edges[at]
            at = edge >> SHIFT
        return bool(edge & ENDS)

    def accept(self, word: str) -> bool:
        """Tell whether Hunspell accepts `word`: letters and plain apostrophes, no capital but the first."""
        return word in self or (word[0].isupper() and word.lower() in self)


@cache
def accepted_by(dictionary: str) -> AcceptedWords:
    """Return what `dictionary` accepts, such as en-GB; it is read once."""
    return AcceptedWords(resource("dictionaries", f"{dictionary.replace('-', '_')}.words").read_bytes())
