"""Names people in a text as the network knows them that the text goes to, so that no stranger is called.

This is the one place where what was written for an account becomes what goes out there: counters, preview,
thread and queue all ask here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import regex

from app.model.account import Account
from app.model.draft import Variant
from app.model.person import AddressBook, Person
from app.networks.handles import BLUESKY, MASTODON, Mention, home_of, mentions, plain_name

_GOES_ON = regex.compile(r"[\w@-]|[.:]\w")  # behind a handle: more of it
_JOINTS = frozenset("-.:_")
_GLUED = regex.compile(r"@[\w.@:-]*+$")  # before a name: a handle that the name would go on with

Book = Callable[[], AddressBook]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A mention that goes out otherwise than it was written."""

    start: int  # in the text as written, in code points
    end: int
    handle: str  # as written, without the @
    said: str  # what stands there instead
    person: Person | None  # None: nobody of whom more than the handle is known
    calls: bool  # True: `said` is the person's own handle there; False: a name that calls nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """A text as it goes out to one account."""

    written: str
    text: str
    swaps: tuple[Swap, ...] = ()

    def place(self, at: int) -> int:
        """Return where the place `at` of the text that goes out stands in the text as written."""
        ahead = 0  # how much further a place in the written text is
        for swap in self.swaps:
            begins = swap.start - ahead
            if at <= begins:
                break
            if at < begins + len(swap.said):
                return swap.start
            ahead += (swap.end - swap.start) - len(swap.said)
        return at + ahead


class Written(Protocol):
    """What is written for some accounts: a draft, or a plan made of it."""

    @property
    def text(self) -> str: ...

    @property
    def variants(self) -> Sequence[Variant]: ...


def outgoing(
    written: Written, account: Account, chosen: Sequence[Account], book: AddressBook
) -> Addressed | None:
    """Return the text that goes out to `account`, one of the `chosen`; None where it gets nothing."""
    own = {one.account_id: one.text for one in written.variants}
    said = own.get(account.id, written.text)
    if said is None:
        return None
    sharing = [account] if account.id in own else [one for one in chosen if one.id not in own]
    return addressed(said, account, sharing, book)


def addressed(text: str, account: Account, sharing: Sequence[Account], book: AddressBook) -> Addressed:
    """Return `text`, which all of `sharing` get, as it goes out to `account`.

    A handle of another network becomes the person's own handle on this one, and where that is not known,
    their plain name. A bare handle means the server of the one account that can be meant. The writer's own
    handles are addresses given away on purpose; they stay.
    """
    swaps: list[Swap] = []
    for mention in mentions(text):
        home, person = _home(mention, sharing, book)
        if book.is_own(home, mention.handle):
            continue
        swap = _swap(mention, account, home, person, bare=not home_of(mention.handle))
        if swap is not None:
            swap = _apart(swap, text)
            if swap.said != text[swap.start : swap.end]:
                swaps.append(swap)
    return Addressed(written=text, text="".join(_pieces(text, swaps)), swaps=tuple(swaps))


_SEVERAL = "several"  # in place of a network: a bare handle that means somebody else on each server


def _home(mention: Mention, sharing: Sequence[Account], book: AddressBook) -> tuple[str, Person | None]:
    """Return on which network the handle is somebody's, and who that is, as far as that can be told."""
    for network in (home_of(mention.handle), BLUESKY):  # a domain may have an unusual ending
        if network and (person := book.who(network, mention.handle)):
            return network, person
    if home := home_of(mention.handle):
        return home, None
    hosts = {_host(one) for one in sharing if one.network == MASTODON}
    found = {
        person.id: person for host in hosts if (person := book.who(MASTODON, f"{mention.handle}@{host}"))
    }
    if len(found) == 1:
        return MASTODON, next(iter(found.values()))
    if len(hosts) > 1:
        return _SEVERAL, None
    return (MASTODON, None) if hosts else ("", None)


def _swap(mention: Mention, account: Account, home: str, person: Person | None, *, bare: bool) -> Swap | None:
    """Return what stands in place of the mention; None where it stays as it is."""
    if not home or (home == account.network and not bare):
        return None
    there = person.handles.get(account.network) if person else None
    if bare and home == account.network and person is None:
        return None  # only one server can be meant, and it is this one
    if bare and there and there.casefold() == f"{mention.handle}@{_host(account)}".casefold():
        return None
    name = person.name if person else plain_name(mention.handle)
    return Swap(
        start=mention.start,
        end=mention.end,
        handle=mention.handle,
        said=f"@{there}" if there else name,
        person=person,
        calls=bool(there),
    )


def _apart(swap: Swap, text: str) -> Swap:
    """Return `swap` so that what stands right beside it makes no other handle of it, nor it of that."""
    if swap.calls and _GOES_ON.match(text, swap.end):
        swap = replace(swap, said=swap.person.name if swap.person else plain_name(swap.handle), calls=False)
    if text[swap.end : swap.end + 1] == "@" and not swap.said[-1].isalnum():
        swap = replace(swap, said=plain_name(swap.handle))
    if not swap.calls and text[swap.start - 1 : swap.start] in _JOINTS and _GLUED.search(text, 0, swap.start):
        swap = replace(swap, said=f" {swap.said}")
    return swap


def _host(account: Account) -> str:
    return account.handle.rpartition("@")[2].casefold()


def _pieces(text: str, swaps: Sequence[Swap]) -> Iterator[str]:
    here = 0
    for swap in swaps:
        yield text[here : swap.start]
        yield swap.said
        here = swap.end
    yield text[here:]
