"""Reads the light Markdown that people write anyway: blocks, and what stands out inside them.

Whatever is not understood stays as it was written. Nothing here makes HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is to its readers."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    NUMBERED = "numbered"
    QUOTE = "quote"
    CODE = "code"
    RULE = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A stretch of words."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""  # where it leads


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or another piece of a text that stands for itself."""

    kind: BlockKind
    items: tuple[tuple[Words, ...], ...] = ()  # the entries of a list; of all others one, of a rule none
    level: int = 0  # of a heading, from 2: the title is the first


_FENCE = re.compile(r"^ {0,3}```")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:-[ \t]*){3,}$")
_BULLET = re.compile(r"^ {0,3}[-*+•][ \t]+(\S.*)$")
_NUMBER = re.compile(r"^ {0,3}\d{1,9}[.)][ \t]+(\S.*)$")
_QUOTE = re.compile(r"^ {0,3}> ?(.*)$")
_INLINE = re.compile(
    r"""\\(?P<plain>[\\`*_\[\]#>.+-])
    | `(?P<code>[^`\n]+)`
    | (?<!!)\[(?P<said>[^\[\]\n]+)\]\((?P<target>(?:https?://|mailto:)[^\s()<>"]+)\)
    | (?P<bare>https?://[^\s<>"]*[^\s<>".,:;!?)\]'…*_])
    | \*\*(?P<bold>(?=\S)(?:(?!\*\*).)+?(?<=\S))\*\*
    | (?<![\w*])\*(?P<star>(?=[^\s*])[^*\n]*?(?<=[^\s*]))\*(?![\w*])
    | (?<!\w)_(?P<line>(?=[^\s_])[^_\n]*?(?<=[^\s_]))_(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
HEADING_MAX = 6


def titled(title: str, text: str) -> tuple[str, str]:
    """Return the title and the text below it: without a title, a text that opens with "# " brings one."""
    title = " ".join(title.split())
    first, _, rest = text.lstrip().partition("\n")
    found = _HEADING.match(first)
    if title or found is None or len(found[1]) > 1 or not rest.strip():
        return title, text
    said = "".join(words.text for words in inline(found[2]))
    return " ".join(said.split()), rest.lstrip("\n")


def read(text: str) -> tuple[Block, ...]:
    """Return the blocks of `text` in their order."""
    return tuple(_blocks(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def _blocks(lines: list[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
        elif _FENCE.match(line) and (end := _fence_end(lines, at)):
            yield _one(BlockKind.CODE, Words(text="\n".join(lines[at + 1 : end])))
            at = end + 1
        elif _RULE.match(line):
            yield Block(kind=BlockKind.RULE)
            at += 1
        elif heading := _HEADING.match(line):
            level = min(max(len(heading[1]), 2), HEADING_MAX)
            yield replace(_one(BlockKind.HEADING, *inline(heading[2])), level=level)
            at += 1
        else:
            block, at = _many(lines, at)
            yield block


def _many(lines: list[str], at: int) -> tuple[Block, int]:
    """Return the block of several lines that begins at `at`, and where the next one begins."""
    for kind, mark in ((BlockKind.LIST, _BULLET), (BlockKind.NUMBERED, _NUMBER), (BlockKind.QUOTE, _QUOTE)):
        said: list[str] = []
        while at < len(lines) and (found := mark.match(lines[at])) and not _RULE.match(lines[at]):
            said.append(found[1])
            at += 1
        if said and kind is BlockKind.QUOTE:
            return _one(kind, *inline("\n".join(said).strip("\n"))), at
        if said:
            return Block(kind=kind, items=tuple(inline(one) for one in said)), at
    begin = at
    while at < len(lines) and (at == begin or _goes_on(lines, at)):
        at += 1
    return _one(BlockKind.PARAGRAPH, *inline("\n".join(line.strip() for line in lines[begin:at]))), at


def _goes_on(lines: list[str], at: int) -> bool:
    """Whether the line belongs to the paragraph above it."""
    line = lines[at]
    others = (_RULE, _HEADING, _BULLET, _NUMBER, _QUOTE)
    fenced = _FENCE.match(line) and _fence_end(lines, at)
    return bool(line.strip()) and not fenced and not any(one.match(line) for one in others)


def _fence_end(lines: list[str], at: int) -> int | None:
    return next((end for end in range(at + 1, len(lines)) if _FENCE.match(lines[end])), None)


def _one(kind: BlockKind, *words: Words) -> Block:
    return Block(kind=kind, items=(words,))


def inline(text: str) -> tuple[Words, ...]:
    """Return the stretches of `text`, which is all in one block."""
    return tuple(_joined(_pieces(text, Words(text=""))))


def _pieces(text: str, like: Words) -> Iterator[Words]:
    """Give the stretches of `text`; each looks as `like`, and more."""
    here = 0
    for found in _INLINE.finditer(text):
        yield replace(like, text=text[here : found.start()])
        here = found.end()
        kind, said = found.lastgroup or "", found[found.lastgroup or 0]
        if kind == "target":
            yield from (
                _pieces(found["said"], replace(like, link=said))
                if not like.link
                else (replace(like, text=found[0]),)
            )
        elif kind == "bare":
            yield replace(like, text=said, link=like.link or said)
        elif kind == "code":
            yield replace(like, text=said, code=True)
        elif kind == "bold":
            yield from _pieces(said, replace(like, bold=True))
        elif kind in {"star", "line"}:
            yield from _pieces(said, replace(like, italic=True))
        else:
            yield replace(like, text=said)
    yield replace(like, text=text[here:])


def _joined(pieces: Iterator[Words]) -> Iterator[Words]:
    """Give `pieces` without empty ones, neighbours that look the same as one."""
    last: Words | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last is not None and replace(last, text="") == replace(piece, text=""):
            last = replace(last, text=last.text + piece.text)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last
