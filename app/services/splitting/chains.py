"""Makes of a text and its media the posts that one account sends: each with its own words and pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from app.model.account import Account, Limits
from app.model.draft import Attachment
from app.model.media import too_much
from app.model.person import AddressBook
from app.networks.base import Network
from app.services.people.addressing import Written, addressed, outgoing
from app.services.splitting.threads import sections, split

MARK = 6  # " 99/99", what the number of a part takes at most in any thread that people read
SHOWN = 40  # characters of a link that a sentence shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What one account is to send, before it is split."""

    text: str
    media: Sequence[Attachment] = ()
    numbered: bool = False
    warning: str = ""
    visibility: str = ""


class Wished(Written, Protocol):
    """What is written for some accounts, with what goes along."""

    @property
    def media(self) -> Sequence[Attachment]: ...

    @property
    def numbered(self) -> bool: ...

    @property
    def warning(self) -> str: ...

    @property
    def visibility(self) -> str: ...


def wish_of(wished: Wished, account: Account, chosen: Sequence[Account], book: AddressBook) -> Wish | None:
    """Return what `account`, one of the `chosen`, is to send, with everybody named as its network knows
    them; None where it gets nothing.
    """
    said = outgoing(wished, account, chosen, book)
    if said is None:
        return None
    return Wish(
        text=said.text,
        media=wished.media,
        numbered=wished.numbered,
        warning=addressed(wished.warning.strip(), account, chosen, book).text,
        visibility=wished.visibility,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One post of a chain as it will go out."""

    text: str
    media: tuple[Attachment, ...]


def chain(network: Network, account: Account, wish: Wish) -> tuple[Link, ...]:
    """Return the posts in their order; () where there is nothing to say and nothing to show.

    Media go with the first post of their section; of a section that is no longer there, with the last one.
    A network without content warnings shows the words of the warning before all others. An article is one
    post, whatever breaks it has.
    """
    text = wish.text
    if wish.warning and not network.warnings:
        text = f"{wish.warning}\n\n{text}"
    if network.articles:
        whole = tuple(replace(one, part=0) for one in wish.media)
        return (Link(text=text, media=whole),) if text.strip() or whole else ()
    shown: dict[int, list[Attachment]] = {}
    for one in _clamped(wish):
        shown.setdefault(one.part, []).append(one)
    room = account.limits.text and max(1, account.limits.text - _apart(network, account, wish))
    pieces = split(text, _Count(network, account.limits), room, numbered=wish.numbered, pictured=shown)
    return tuple(Link(text=piece.text, media=tuple(shown.pop(piece.section, ()))) for piece in pieces)


@dataclass(frozen=True, slots=True)
class _Count:
    """Counts as `network` does; equal to another one that counts the same, by which known ends are found."""

    network: Network
    limits: Limits

    def __call__(self, said: str) -> int:
        return self.network.length(said, self.limits)


def obstacle(ask: Callable[[], Network], account: Account, wish: Wish) -> str:
    """Return in a sentence why the account cannot send `wish`, however it is split; "" where it can.

    Quick enough for a question while somebody types: only for unusual wishes `ask` is called for the
    network, which may have to be loaded first.
    """
    for one in too_much(_clamped(wish), account.limits.media):
        if one.stops:
            return f"For {account.handle}: {one.sentence}."
    # No network counts a long word higher than by its characters.
    longest = _longest_word(wish.text)
    usual = longest + MARK <= account.limits.text or not account.limits.text
    if usual and not (wish.warning or wish.visibility):
        return ""
    network = ask()
    if wish.visibility and wish.visibility not in network.audiences:
        return (
            f"{network.title} shows every post to everyone. Take {account.handle} off, or choose another "
            "audience."
        )
    if not account.limits.text:
        return ""
    room = account.limits.text - _apart(network, account, wish) - (MARK if wish.numbered else 0)
    if room < 1:
        return f"The content warning is too long for {account.handle}."
    long = (word for word in wish.text.split() if len(word) > room)
    return next(filter(None, (_too_long(network, account, word, room) for word in long)), "")


@lru_cache(maxsize=4)  # the texts of a draft; each key asks for every account, and more than once
def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _too_long(network: Network, account: Account, word: str, room: int) -> str:
    for piece in split(word, _Count(network, account.limits), room):
        used = network.length(piece.text, account.limits)
        if used > room:
            return (
                f"“{piece.text[:SHOWN]}…” is too long for {account.handle}, {used} of {room}. A link or "
                "a name cannot be split; make it shorter."
            )
    return ""


def _apart(network: Network, account: Account, wish: Wish) -> int:
    """Return how much of every post the content warning takes."""
    return network.length(wish.warning, account.limits) if wish.warning and network.warnings else 0


def _clamped(wish: Wish) -> list[Attachment]:
    last = len(sections(wish.text)) - 1
    return [replace(one, part=min(one.part, last)) for one in wish.media]
