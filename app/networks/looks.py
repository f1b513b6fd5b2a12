"""How each network shows a post to its readers: what is a link, how it is shortened, and where a text folds.

A further network is one function and one row of `_LOOKS`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urlsplit

import regex

from app.networks.bluesky import text as bluesky_text


class Kind(StrEnum):
    """What a stretch of a post is to its readers."""

    PLAIN = "plain"
    LINK = "link"
    MENTION = "mention"
    TAG = "tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a post as it is shown."""

    text: str
    kind: Kind = Kind.PLAIN
    target: str = ""  # of a link


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """When a long text is shown in part, and behind which words the rest waits."""

    lines: int  # from so many on
    shown: int  # so many remain
    written: bool  # True: lines as they are written count; False: as they are shown, at the network's width
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one network shows a post."""

    runs: Callable[[str], tuple[Run, ...]]
    fold: Fold
    title: str  # "Bluesky"
    nameless: Callable[[str], str]  # of an account's handle: what stands for the name where none was chosen
    warnings: bool  # a content warning covers the post
    audiences: Mapping[str, str]  # those that a post can be sent to, each with the one that gets to see it
    makes_cards: bool  # the server makes a card of the first link, where there are no media and no warning
    articles: bool = False  # a post has a title, and its text is laid out as `page` does it


def look_of(network: str) -> Look | None:
    """Return how `network` shows a post; None where that is not known."""
    return _LOOKS.get(network)


def first_link(runs: tuple[Run, ...]) -> str:
    """Return the address of the first link; "" where there is none."""
    return next((run.target for run in runs if run.kind is Kind.LINK), "")


# As src/components/RichText.tsx and toShortUrl of bluesky-social/social-app (read November 2026).
PATH_MAX, PATH_SHOWN = 15, 13


def _bluesky(text: str) -> tuple[Run, ...]:
    raw = text.encode("utf-8", "replace")
    kinds = {
        bluesky_text.Kind.LINK: Kind.LINK,
        bluesky_text.Kind.MENTION: Kind.MENTION,
        bluesky_text.Kind.TAG: Kind.TAG,
    }
    runs, here = list[Run](), 0
    for part in bluesky_text.parts(raw.decode()):
        shown = raw[part.start : part.end].decode()
        kind = kinds[part.kind]
        target = part.value if kind is Kind.LINK else ""
        runs.append(Run(text=raw[here : part.start].decode()))
        runs.append(Run(text=_short(target) if target else shown, kind=kind, target=target))
        here = part.end
    runs.append(Run(text=raw[here:].decode()))
    return tuple(run for run in runs if run.text)


def _short(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    path = "" if parts.path == "/" else parts.path
    path += f"?{parts.query}" if parts.query else ""
    path += f"#{parts.fragment}" if parts.fragment else ""
    return parts.netloc.lower() + (f"{path[:PATH_SHOWN]}..." if len(path) > PATH_MAX else path)


# As app/lib/text_formatter.rb of mastodon/mastodon (read November 2026).
LINK_SHOWN = 30
_SCHEME = regex.compile(r"https?://(?:www\.)?", regex.IGNORECASE)
_MARKED = regex.compile(
    r"""(?P<link>https?://[^\s<>"]*[^\s<>".,:;!?)\]'…])
    | (?<![\w/@])(?P<mention>@\w+(?:[\w.-]*\w)?)(?:@[\w-]+(?:\.[\w-]+)*(?::\d+)?)?
    | (?<![=/)\w])(?P<tag>[#＃][\w\p{M}·]*[^\W\d_][\w\p{M}·]*)""",
    regex.IGNORECASE | regex.VERBOSE,
)


def _mastodon(text: str) -> tuple[Run, ...]:
    return tuple(run for run in _mastodon_runs(text) if run.text)


def _mastodon_runs(text: str) -> Iterator[Run]:
    here = 0
    for match in _MARKED.finditer(text):
        yield Run(text=text[here : match.start()])
        here = match.end()
        if link := match["link"]:
            bare = _SCHEME.sub("", link, count=1)
            shown = f"{bare[:LINK_SHOWN]}…" if len(bare) > LINK_SHOWN else bare
            yield Run(text=shown, kind=Kind.LINK, target=link)
        elif mention := match["mention"]:
            yield Run(text=mention, kind=Kind.MENTION)
        else:
            yield Run(text=match["tag"], kind=Kind.TAG)
    yield Run(text=text[here:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article as its readers see it."""

    title: str
    body: str  # safe HTML: a few plain tags around escaped words


def page(title: str, text: str) -> Page:
    """Return the article that `text` makes under `title`; without a title its first heading may be one."""
    from app.networks.wordpress.blocks import html  # only a blog's preview needs it
    from app.networks.wordpress.markup import titled

    title, text = titled(title, text)
    return Page(title=title, body=html(text))


def _wordpress(text: str) -> tuple[Run, ...]:
    """Return the words without the marks that lay them out."""
    from app.networks.wordpress.markup import read  # as above

    words = [word for block in read(text) for item in block.items for word in (*item, None)]
    runs = (
        Run(text="\n")
        if word is None
        else Run(text=word.text, kind=Kind.LINK if word.link else Kind.PLAIN, target=word.link)
        for word in words[:-1]
    )
    return tuple(runs)


_LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "bluesky": Look(
            runs=_bluesky,
            # MAX_POST_LINES of src/lib/constants.ts: a text of so many lines is cut to as many.
            fold=Fold(lines=25, shown=25, written=True, words="Show more"),
            title="Bluesky",
            nameless=lambda handle: handle,  # as sanitizeDisplayName(displayName || handle) has it
            warnings=False,
            audiences=MappingProxyType({"public": "public", "unlisted": "public"}),
            makes_cards=False,
        ),
        "mastodon": Look(
            runs=_mastodon,
            # MAX_HEIGHT of components/status_content.jsx: 32 lines of 22 pixels; its style shows 15 of them.
            fold=Fold(lines=33, shown=15, written=False, words="Read more"),
            title="Mastodon",
            nameless=lambda handle: handle.partition("@")[0],
            warnings=True,
            audiences=MappingProxyType({one: one for one in ("public", "unlisted", "followers")}),
            makes_cards=True,
        ),
        "wordpress": Look(
            runs=_wordpress,
            fold=Fold(lines=0, shown=0, written=True, words=""),  # a page shows all of it
            title="WordPress",
            nameless=lambda handle: handle.rpartition("@")[0],
            warnings=False,
            audiences=MappingProxyType({"public": "public"}),
            makes_cards=False,
            articles=True,
        ),
    }
)
