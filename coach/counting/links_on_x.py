"""Finds the links that X shortens, as its library twitter-text does: with a scheme, or a bare domain.

Ported from twitter-text 3.1.0 (Apache 2.0), extractUrlsWithIndices, with today's top-level domains.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from coach.texts.span import Span
from resources.finder import resource_text

LONGEST = 4096  # characters; a longer one is no link
LABEL = 61  # characters of a domain's label between its first and its last
LABELS = 5  # more of them in front of a domain's name are no longer looked at
# Characters before an ending in which its link begins.
REACH = len("https://") + 1 + (LABELS + 1) * (LABEL + 3)

_DIRECTIONS = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_SPACES = "\\x09-\\x0d\\x20\x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_NO_CHARACTERS = "\ufffe\ufeff\uffff"
_NO_DOMAIN = rf"!'#%&'()*+,\\\-./:;<=>?@\[\]^_{{|}}~${_SPACES}{_NO_CHARACTERS}{_DIRECTIONS}"
_DOMAIN_SIGN = f"[^{_NO_DOMAIN}]"
_INNER = rf"(?:{_DOMAIN_SIGN}|-)"
_LATIN = (
    "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289"
    "\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_LETTERS = f"a-z0-9\u0400-\u04ff{_LATIN}"
_PATH = rf"[{_LETTERS}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_NO_PATH_END = "!*';:,.$%[]~@|&\u2013"  # these belong to the sentence where they end a path
_BALANCED = rf"\((?:{_PATH}+|{_PATH}*\({_PATH}+\){_PATH}*)\)"
_NO_SPACE = re.compile(f"[^{_SPACES}]")
_RUN = re.compile(f"[^{_SPACES}]*")
_BEFORE_NO_BARE = "-_./"  # after these a domain without a scheme is no link


def links(text: str) -> Iterator[Span]:
    """Yield the places of the links in `text`, in order and apart."""
    if "." not in text:
        return
    done = 0
    for ending in _patterns().ending.finditer(text):
        if ending.start() >= done:
            start = _run_start(text, ending.start())
            run = _RUN.match(text, ending.start())
            done = run.end() if run else ending.end()
            yield from _links_in(text, start, done)


def _run_start(text: str, at: int) -> int:
    """Return where the signs before `at` begin that no space parts from it."""
    while at and _NO_SPACE.match(text, at - 1):
        at -= 1
    return at


def _links_in(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the links in a run of `text` without spaces."""
    patterns = _patterns()
    at = max(0, start - 1)  # with what is before it
    while ending := patterns.ending.search(text, at, end):
        found = patterns.link.search(text, max(at, ending.start() - REACH), end)
        if not found:
            return
        before, scheme, domain, path = found.groups()
        path = path or ""
        lasting = path.rstrip(_NO_PATH_END)
        at = found.end() - len(path) + len(lasting)
        if lasting == path and (query := patterns.query.match(text, at, end)):
            at = query.end()
        first = found.end(1)
        if at - first + len(scheme or "https://") > LONGEST:
            continue
        if scheme:
            yield Span(first, at)
        elif not before or before not in _BEFORE_NO_BARE:
            # A bare domain is of Latin letters; a Chinese word right before it is none of it.
            places = [one.span() for one in patterns.latin_domain.finditer(domain)]
            for one, last in places[:-1]:
                yield Span(first + one, first + last)
            if places:
                one, last = places[-1]
                yield Span(first + one, at if path else first + last)


def shortened(text: str, length: int) -> str:
    """Return `text` with each link as `length` letters."""
    parts: list[str] = []
    at = 0
    for start, end in links(text):
        parts += (text[at:start], "x" * length)
        at = end
    return "".join(parts) + text[at:] if parts else text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    link: re.Pattern[str]
    latin_domain: re.Pattern[str]
    ending: re.Pattern[str]  # of a domain; where there is none, there is no link
    query: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Return the patterns, whose fourteen hundred domains take a moment."""
    top = rf"(?:{_top_level_domains()}|xn--[\-0-9a-z]+)"
    domain = (
        rf"(?:{_DOMAIN_SIGN}(?:(?:{_DOMAIN_SIGN}|[_-]){{0,{LABEL}}}{_DOMAIN_SIGN})?\.){{0,{LABELS}}}"
        rf"{_DOMAIN_SIGN}(?:{_INNER}{{0,{LABEL}}}{_DOMAIN_SIGN})?\.{top}"
    )
    return _Patterns(
        link=re.compile(
            rf"([^A-Za-z0-9@＠$#＃{_NO_CHARACTERS}]|\A)(https?://)?({domain})(?::[0-9]+)?"
            rf"(/{_PATH}*(?:{_BALANCED}{_PATH}*)*)?",
            re.IGNORECASE,
        ),
        latin_domain=re.compile(rf"(?:[\-a-z0-9{_LATIN}]+\.)+{top}", re.IGNORECASE),
        ending=re.compile(rf"(?<={_DOMAIN_SIGN})\.{top}", re.IGNORECASE),
        query=re.compile(r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]", re.IGNORECASE),
    )


def _top_level_domains() -> str:
    by_start: defaultdict[str, list[str]] = defaultdict(list)
    for line in resource_text("top_level_domains.txt").splitlines():
        if not line.startswith("#"):
            by_start[line[0]].append(line[1:])
    groups = (
        f"{start}(?:{'|'.join(sorted(ends, key=len, reverse=True))})" for start, ends in by_start.items()
    )
    return f"(?:{'|'.join(groups)})(?![0-9a-zA-Z@+-])"
