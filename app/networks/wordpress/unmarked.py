"""Reads the HTML of a post as light Markdown again, as far as `blocks` could have written it."""

import re
from html.parser import HTMLParser

from app.networks.wordpress.markup import inline

_HEADINGS = {f"h{level}": "#" * max(level, 2) for level in range(1, 7)}
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_SKIPPED = frozenset({"script", "style", "template", "figure"})
_BLOCKS = frozenset({"p", "ul", "ol", "blockquote", "pre", "div", *_HEADINGS})
_SPECIAL = re.compile(r"[\\`*_\[\]]")


def unmarked(html: str) -> str:
    """Return the text that a post with this HTML says; pictures, films and what they say are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Collects blocks, each as its lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[str] = []
        self._said = ""  # of the block that is being read
        self._opening = ""  # what stands before its first line
        self._within: list[str] = []  # blocks that are open, the outer ones first
        self._counts: list[int] = []  # of the entries of each list that is open
        self._link: tuple[int, str] | None = None
        self._skipped = 0

    def text(self) -> str:
        """Return what was collected."""
        self._end_block()
        return "\n\n".join(self._blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipped += 1
        elif self._skipped:
            return
        elif tag in _BLOCKS:
            self._end_block()
            self._within.append(tag)
            self._opening = f"{_HEADINGS[tag]} " if tag in _HEADINGS else ""
            if tag in {"ul", "ol"}:
                self._counts.append(0)
        elif tag == "li":
            self._end_block()
            self._counts = [*self._counts[:-1], (self._counts or [0])[-1] + 1]
            numbered = "ol" in self._within[-1:]
            self._opening = f"{self._counts[-1]}. " if numbered else "- "
        elif tag == "br":
            self._said += "\n"
        elif tag == "hr":
            self._end_block()
            self._blocks.append("---")
        elif tag == "a":
            self._link = (len(self._said), dict(attrs).get("href") or "")
        elif tag in _MARKS and "pre" not in self._within:
            self._said += _MARKS[tag]

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        elif self._skipped:
            return
        elif tag in _BLOCKS or tag == "li":
            self._end_block()
            if tag in self._within:
                del self._within[len(self._within) - 1 - self._within[::-1].index(tag) :]
            if tag in {"ul", "ol"}:
                self._counts = self._counts[:-1]
        elif tag == "a" and self._link:
            begins, target = self._link
            said = self._said[begins:]
            self._said = self._said[:begins] + (target if _bare(said) == target else f"[{said}]({target})")
            self._link = None
        elif tag in _MARKS and "pre" not in self._within:
            self._said += _MARKS[tag]

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if "pre" in self._within:
            self._said += data
        elif data.strip() or self._said:
            self._said += _kept(re.sub(r"\s+", " ", data))

    def _end_block(self) -> None:
        said = self._said.strip("\n") if "pre" in self._within else self._said.strip()
        self._said, self._link = "", None
        if not said:
            return
        if "pre" in self._within:
            said = f"```\n{said}\n```"
        said, self._opening = self._opening + said, ""
        if "blockquote" in self._within:
            said = "\n".join(f"> {line}" for line in said.split("\n"))
        if self._counts and self._counts[-1] > 1 and self._blocks:  # the entries of one list stand together
            self._blocks[-1] += f"\n{said}"
        else:
            self._blocks.append(said)


def _kept(text: str) -> str:
    """Return `text` so that `markup` reads these very words, with backslashes where it would not."""
    words = inline(text)
    marked = any(word.bold or word.italic or word.code or word.link not in {"", word.text} for word in words)
    return _escaped(text) if marked or "".join(word.text for word in words) != text else text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _bare(said: str) -> str:
    return said.replace("\\", "")
