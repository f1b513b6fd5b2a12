"""Texts as servers of the Mastodon API count them, show them and give them back."""

import re
import unicodedata
from html.parser import HTMLParser

from coach.counting.measures import graphemes

_LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,:;!?)\]'…]", re.IGNORECASE)
_MENTION = re.compile(r"(?<![\w/@])@(\w+(?:[\w.-]*\w)?)@[\w-]+(?:\.[\w-]+)*(?::\d+)?")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_UNSEEN_SIGNS = dict.fromkeys(map(ord, "\ufe0e\ufe0f\u200b\u2060\ufeff\u00ad\x00"))

_PARAGRAPHS = frozenset({"p", "blockquote", "pre", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "div"})
_LINES = frozenset({"li", "hr"})
_SKIPPED = frozenset({"script", "style", "template"})


def length(text: str, characters_per_link: int | None) -> int:
    """Return how long the server finds `text`: signs as a reader sees them, links at their flat price.

    Of @user@host only @user counts (docs.joinmastodon.org/user/posting, read November 2026).
    """
    if characters_per_link is not None and "://" in text:
        text = _LINK.sub("x" * characters_per_link, text)
    return graphemes(_MENTION.sub(r"@\1", text) if "@" in text else text)


def same(ours: str, theirs: str) -> bool:
    """Whether two texts are the same post to a reader.

    Spaces and line ends, the host in a mention, signs that nobody sees and the way in which an accent
    is composed may differ, because servers change them; nothing else may.
    """
    return _essence(ours) == _essence(theirs)


def html_to_text(content: str) -> str:
    """Return the text that a status with the HTML `content` says, with whole addresses for its links."""
    reader = _Reader()
    reader.feed(content)
    reader.close()
    return reader.text()


def _essence(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.translate(_UNSEEN_SIGNS))
    return " ".join(_MENTION.sub(r"@\1", plain).split())


class _Reader(HTMLParser):
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
