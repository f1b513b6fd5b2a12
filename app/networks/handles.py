"""Which network a handle belongs to by its form, and what each network takes for one.

@name@server is an address on Mastodon, @name.example.org one on Bluesky; a bare @name is somebody of the
server that the text goes to. What is taken for a mention here is never less than what a network takes.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from app.errors import InputError
from app.networks.bluesky.text import BARE_ENDINGS, HANDLE_MAX

MASTODON, BLUESKY = "mastodon", "bluesky"
TITLES = {MASTODON: "Mastodon", BLUESKY: "Bluesky"}
LOOKS_LIKE = {MASTODON: "ada@example.org", BLUESKY: "ada.bsky.social"}
BSKY = ".bsky.social"

# It begins at the first @ of a row, or at the second behind what may not stand before one: tried at each of
# them, ten thousand took a second.
_MENTION = regex.compile(
    r"(?:(?<![\w/=@])|(?<=[\w/=]@))@++(?P<handle>[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?"
    r"(?:@(?=[\w-]+\.)\w(?:[\w.-]*\w)(?::\d+)?)?)"
)
_LINK = regex.compile(r"(?<![\w@./#$-])https?://[^\s<>\"“”„«»]+", regex.IGNORECASE)
_USER = regex.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?@(?=[\w-]+\.)\w[\w.-]*\w(?::\d+)?")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = regex.compile(rf"(?:{_LABEL}\.)+[A-Za-z](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?")
_ENDING = regex.compile(rf"\.(?:{BARE_ENDINGS})$", regex.IGNORECASE)
_PAGES = (
    (MASTODON, regex.compile(r"https?://(?P<host>[\w.-]+(?::\d+)?)/@(?P<name>[\w.-]+)/?", regex.IGNORECASE)),
    (BLUESKY, regex.compile(r"https?://bsky\.app/profile/(?P<name>[\w.-]+)/?", regex.IGNORECASE)),
)


class Mention(NamedTuple):
    """A handle in a text."""

    start: int  # of its @, in code points
    end: int
    handle: str  # without the @


def mentions(text: str) -> Iterator[Mention]:
    """Give what any network may take for a mention in `text`, in order; what is part of a link is none."""
    if "@" not in text:
        return
    links = _LINK.finditer(text)
    link = next(links, None)
    for match in _MENTION.finditer(text):
        while link is not None and link.end() <= match.start():
            link = next(links, None)
        if link is None or match.start() < link.start():
            yield Mention(match.start(), match.end(), match["handle"])


def home_of(handle: str) -> str:
    """Return the only network on which a handle of this form can be somebody; "" where many can be it."""
    if "@" in handle:
        return MASTODON
    if _DOMAIN.fullmatch(handle) and (handle.count(".") > 1 or _ENDING.search(handle)):
        return BLUESKY
    return ""


def plain_name(handle: str) -> str:
    """Return what names somebody of whom only `handle` is known, so that it calls nobody anywhere."""
    name, _, _ = handle.partition("@")
    return name[: -len(BSKY)] if name.lower().endswith(BSKY) and len(name) > len(BSKY) else name


def whole(network: str, typed: str) -> str:
    """Return the handle on `network` that a person typed or pasted, also as the address of their page.

    Raises InputError where it is none.
    """
    said = typed.strip()
    for where, page in _PAGES:
        if where == network and (found := page.fullmatch(said)):
            said = found["name"] if network == BLUESKY else f"{found['name']}@{found['host']}"
    said = said.lstrip("@")
    fits = {
        MASTODON: lambda: bool(_USER.fullmatch(said)),
        BLUESKY: lambda: bool(_DOMAIN.fullmatch(said)) and len(said) <= HANDLE_MAX,
    }.get(network)
    if fits is None:
        raise InputError(f"Rapport knows no handles of {network}.")
    if not fits():
        raise InputError(
            f"“{typed.strip()}” is no handle on {TITLES[network]}. One looks like {LOOKS_LIKE[network]}."
        )
    return said
