"""Makes of a text and its media the posts that one account sends: each with its own words and pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.account import Account
from app.model.draft import Attachment
from app.networks.base import Network
from app.services.threads import sections, split


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One post of a chain as it will go out."""

    text: str
    media: tuple[Attachment, ...]
    used: int  # of the account's limit, in the network's own counting; with the content warning


def chain(
    network: Network,
    account: Account,
    text: str,
    media: Sequence[Attachment] = (),
    *,
    numbered: bool = False,
    warning: str = "",
) -> tuple[Link, ...]:
    """Return the posts in their order; () where there is nothing to say and nothing to show.

    Media go with the first post of their section; of a section that is no longer there, with the last one.
    A network without content warnings shows the words of the warning before all others.
    """
    limits = account.limits
    apart = network.length(warning, limits) if warning and network.warnings else 0
    if warning and not network.warnings:
        text = f"{warning}\n\n{text}"
    last = len(sections(text)) - 1
    shown: dict[int, list[Attachment]] = {}
    for one in media:
        shown.setdefault(min(one.part, last), []).append(one)

    def count(said: str) -> int:
        return network.length(said, limits) + apart

    links: list[Link] = []
    for piece in split(text, count, limits.text, numbered=numbered, pictured=shown):
        own = tuple(shown.pop(piece.section, ()))
        links.append(Link(text=piece.text, media=own, used=count(piece.text)))
    return tuple(links)


def obstacle(network: Network, account: Account, links: Sequence[Link], visibility: str) -> str:
    """Return in a sentence why the account cannot send `links` as they are; "" where it can."""
    if visibility and visibility not in network.audiences:
        return (
            f"{network.title} shows every post to everyone. Take {account.handle} off, or choose another "
            "audience."
        )
    most = account.limits.media.pictures
    for number, link in enumerate(links, 1):
        which = f"part {number}" if len(links) > 1 else "the text"
        if account.limits.text and link.used > account.limits.text:
            return (
                f"For {account.handle} {which} is too long, {link.used} of {account.limits.text}: it is one "
                "link or name, which cannot be split. Make it shorter."
            )
        pictures = sum(one.kind != "video" for one in link.media)
        if pictures > most:
            return (
                f"{pictures} pictures are too many for {account.handle}, which shows {most} in a post. Take "
                "some off, or put them with another part."
            )
    return ""
