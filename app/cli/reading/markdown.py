"""Tells in a Markdown text what is prose from what is code, and finds what its pictures are called."""

import re

_FENCE = re.compile(r"[ ]{0,3}(```+|~~~+)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_PICTURE = re.compile(r"!\[([^\[\]\n]{0,2000})\]\([^()\s]")


def without_code(text: str) -> str:
    """Return `text`, just as long, with blocks of code and comments as spaces."""
    kept: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        opening = _FENCE.match(line)
        if fence:
            kept.append(_blank(line))
            if opening and opening[1].startswith(fence) and not line[opening.end() :].strip():
                fence = ""
        elif opening:
            fence = opening[1]
            kept.append(_blank(line))
        else:
            kept.append(line)
    return _COMMENT.sub(lambda found: _blank(found[0]), "".join(kept))


def alt_texts(text: str) -> tuple[str, ...]:
    """Return the description of each picture in `text`, "" where none was written."""
    return tuple(found[1].strip() for found in _PICTURE.finditer(text))


def _blank(text: str) -> str:
    return "".join(sign if sign == "\n" else " " for sign in text)
