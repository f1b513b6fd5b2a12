"""What a web page says of itself in its head: the title, a description and a picture for a link card.

html.parser takes half a minute for a page of nothing but comment signs, so it gets to see only whole tags,
which a look that is no slower than the page is long finds for it.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import islice
from urllib.parse import urljoin, urlsplit

import regex

TITLE_MAX, DESCRIPTION_MAX = 300, 600  # code points
TAGS_MAX = 500  # pages have about forty

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_TAGS = regex.compile(
    r"""<title\b[^<>]{0,500}+>[^<]{0,4000}+</title
    | <meta\b(?:[^"'<>]++ | "[^"]{0,8000}+" | '[^']{0,8000}+'){0,64}+""",
    regex.IGNORECASE | regex.VERBOSE,
)
_TITLES = ("og:title", "twitter:title")
_DESCRIPTIONS = ("og:description", "twitter:description", "description")
_PICTURES = ("og:image:secure_url", "og:image:url", "og:image", "twitter:image", "twitter:image:src")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """A page in few words; each is "" where the page does not say."""

    title: str = ""
    description: str = ""
    picture: str = ""  # its address


def read_head(data: bytes, charset: str, address: str) -> PageHead:
    """Return what the page in `data`, which is at `address`, says of itself; broken pages say less."""
    reader = _Reader()
    tags = _TAGS.finditer(_without_comments(_decoded(data, charset)))
    for tag in islice(tags, TAGS_MAX):
        reader.feed(f"{tag[0]}>")
    reader.close()
    told = reader.told
    return PageHead(
        title=_words(_first(told, _TITLES) or reader.title, TITLE_MAX),
        description=_words(_first(told, _DESCRIPTIONS), DESCRIPTION_MAX),
        picture=_picture(_first(told, _PICTURES), address),
    )


def _decoded(data: bytes, charset: str) -> str:
    named = _CHARSET.search(data[:4096])
    for name in (charset, named[1].decode() if named else "", "utf-8"):
        try:
            return data.decode(name, "replace")
        except (LookupError, ValueError):  # none of that name, or no name at all
            continue
    return ""  # utf-8 is always known


def _without_comments(page: str) -> str:
    kept: list[str] = []
    here = 0
    while (start := page.find("<!--", here)) >= 0:
        kept.append(page[here:start])
        here = page.find("-->", start)
        if here < 0:
            return "".join(kept)
    return "".join((*kept, page[here:]))


def _first(told: dict[str, str], names: tuple[str, ...]) -> str:
    return next((told[name] for name in names if told.get(name, "").strip()), "")


def _words(said: str, most: int) -> str:
    words = " ".join(said.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _picture(named: str, address: str) -> str:
    try:
        found = urljoin(address, named.strip()) if named else ""
        return found if urlsplit(found).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


class _Reader(HTMLParser):
    """Collects the first word that the page has for each name."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: dict[str, str] = {}
        self.title = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title":
            self._in_title = not self.title
        elif tag == "meta":
            said = {name: value or "" for name, value in attrs}
            name = (said.get("property") or said.get("name") or "").strip().lower()
            if name:
                self.told.setdefault(name, said.get("content", ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
