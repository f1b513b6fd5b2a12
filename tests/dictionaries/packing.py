"""Packs words into the file that `app.services.language.accepted_words` reads: a graph without twins.

Words that begin alike share their beginning, and words that go on alike share what follows, so that 120,000
words need 90,000 edges of four bytes. Those that most words pass come first, since they are sought in turn.
"""

import struct
from collections.abc import Iterable, Iterator

from app.services.language.accepted_words import BYTE, ENDS, LAST, SHIFT


class Node:
    """A place in the graph: where to go from here by which byte, and whether a word ends here."""

    __slots__ = ("edges", "ends", "words")

    def __init__(self) -> None:
        self.edges: dict[int, Node] = {}
        self.ends = False
        self.words = 0  # that end here or beyond


def pack(words: Iterable[str]) -> bytes:
    """Return the file for `words`; the same words give the same file."""
    nodes: list[Node] = []  # in the order of the file; the edges of one stand together
    root = _graph(words)
    at: dict[int, int] = {}
    waiting = [root]
    size = 0
    while waiting:
        node = waiting.pop()
        if id(node) in at or not node.edges:
            continue
        at[id(node)] = size
        size += len(node.edges)
        nodes.append(node)
        waiting.extend(target for _, target in _busiest_last(node))
    return b"".join(_packed(node, at) for node in nodes)


def unpacked(packed: bytes) -> Iterator[str]:
    """Yield every word of the file `packed`."""
    edges = [edge for (edge,) in struct.iter_unpack("<I", packed)]
    waiting = [(0, b"")]
    while waiting:
        at, begun = waiting.pop()
        for edge in edges[at : at + BYTE]:
            word = begun + bytes([edge & BYTE])
            if edge & ENDS:
                yield word.decode()
            if edge >> SHIFT:
                waiting.append((edge >> SHIFT, word))
            if edge & LAST:
                break


def _packed(node: Node, at: dict[int, int]) -> bytes:
    *others, last = ((byte, target, 0) for byte, target in reversed(_busiest_last(node)))
    return b"".join(
        struct.pack("<I", byte | (ENDS if target.ends else 0) | flag | at.get(id(target), 0) << SHIFT)
        for byte, target, flag in (*others, (*last[:2], LAST))
    )


def _busiest_last(node: Node) -> list[tuple[int, Node]]:
    return sorted(node.edges.items(), key=lambda edge: (edge[1].words, edge[0]))


def _graph(words: Iterable[str]) -> Node:
    """Return the root of the smallest graph of `words` (Daciuk's way for words in order)."""
    root = Node()
    alike: dict[tuple[object, ...], Node] = {}
    path: list[tuple[Node, int, Node]] = []  # of the word before
    before = b""
    for word in sorted({word.encode() for word in words}):
        pairs = enumerate(zip(before, word, strict=False))
        shared = next((at for at, (old, new) in pairs if old != new), len(before))
        _settle(path, shared, alike)
        node = path[-1][2] if path else root
        for byte in word[shared:]:
            node.edges[byte] = Node()
            path.append((node, byte, node.edges[byte]))
            node = node.edges[byte]
        node.ends = True
        before = word
    _settle(path, 0, alike)
    return root


def _settle(path: list[tuple[Node, int, Node]], length: int, alike: dict[tuple[object, ...], Node]) -> None:
    """Shorten `path` to `length`; what is cut off is final, and gives way to its twin where there is one."""
    while len(path) > length:
        node, byte, target = path.pop()
        target.words = target.ends + sum(beyond.words for beyond in target.edges.values())
        key = (target.ends, *((sign, id(beyond)) for sign, beyond in target.edges.items()))
        node.edges[byte] = alike.setdefault(key, target)
