"""Reads the HTML of a status."""

import re
from html.parser import HTMLParser

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_PARAGRAPHS = frozenset({"p", "blockquote", "pre", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "div"})
_LINES = frozenset({"li", "hr"})
_SKIPPED = frozenset({"script", "style", "template"})


class HtmlReader(HTMLParser):
    """Collects the text. Line ends wait until something follows them, so that none is left at the ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._gap = 0  # line ends that wait
        self._skipped = 0  # how deep inside something that is not shown
        self._link: tuple[int, str] | None = None  # where its text begins in `_out`, and where it leads

    def text(self) -> str:
        """Return what was collected."""
        return "".join(self._out).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag == "br":
            self._gap += 1
        elif tag == "a":
            named = {"mention", "hashtag"} & set(told.get("class", "").split())
            self._link = None if named else (len(self._out), told.get("href", ""))
        elif tag == "img":
            self.handle_data(told.get("alt", ""))
        else:
            self._block(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        elif tag == "a" and self._link:
            begins, target = self._link
            self._link = None
            self._out[begins:] = [_whole("".join(self._out[begins:]), target)]
        else:
            self._block(tag)

    def handle_data(self, data: str) -> None:
        if self._skipped or (self._gap and not data.strip()):
            return
        if self._out:
            self._out.append("\n" * self._gap)
        self._gap = 0
        self._out.append(data)

    def _block(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._gap = max(self._gap, 2)
        elif tag in _LINES:
            self._gap = max(self._gap, 1)


def _whole(shown: str, target: str) -> str:
    """Return the address behind a link that is shown shortened, else the text as it is shown."""
    start = _SCHEME.sub("", shown.strip()).rstrip("…")
    shortened = not _SCHEME.match(shown.strip()) or shown.rstrip().endswith("…")
    bare = _SCHEME.sub("", target).removeprefix("www.")
    if start and shortened and _SCHEME.match(target) and bare.startswith(start.removeprefix("www.")):
        return target
    return shown
