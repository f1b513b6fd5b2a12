"""The people whom the writer knows or has mentioned before, as they are offered for what is being typed."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.model.account import Account
from app.model.person import AddressBook, Person
from app.networks.handles import TITLES
from coach.earlier.history import PastPost
from coach.texts.scan import Scan, fold

MOST = 2000  # handles of one network or account


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """Somebody who may be meant by what is being typed."""

    text: str  # what stands in the post
    label: str  # for the eye


def known_handles(posts: Iterable[PastPost]) -> Mapping[str, tuple[str, ...]]:
    """Return the handles in `posts` (oldest first), with their @, the latest first.

    A whole handle, such as @ada@example.org or @ada.example.org, stands under its network. A bare @ada means
    somebody else on every server, so it stands under the id of the account that wrote it.
    """
    found: dict[str, dict[str, str]] = {}
    for post in posts:
        if "@" not in post.text:
            continue
        for start, end in Scan(fold(post.text)).mentions:
            handle = post.text[start:end]
            is_whole = "@" in handle[1:] or "." in handle
            known = found.setdefault(post.network if is_whole else post.account, {})
            known.pop(handle.casefold(), None)
            known[handle.casefold()] = handle
    return {where: tuple(reversed(handles.values()))[:MOST] for where, handles in found.items() if where}


def meant(
    begun: str, readers: Sequence[Account], book: AddressBook, known: Mapping[str, tuple[str, ...]]
) -> Iterator[Acquaintance]:
    """Give whom `begun`, an @ with some letters, may mean in a text that goes to `readers`.

    First those in `book`, by name or handle, then the handles that are `known` from earlier posts. A person
    is offered by the handle of the first network of `readers` that has one, else by name. Handles without a
    server are offered to the account that wrote them, if nobody else reads the text.
    """
    networks = tuple(dict.fromkeys(account.network for account in readers))
    offered = {begun.casefold()}
    for person in book.people:
        if networks and _is_meant(person, begun[1:]):
            said, label = _said(person, networks)
            if said.casefold() not in offered:
                offered.add(said.casefold())
                yield Acquaintance(text=said, label=label)
    for place in (*networks, *(one.id for one in readers if len(readers) == 1)):
        for handle in known.get(place, ()):
            folded = handle.casefold()
            is_new = folded not in offered and not book.who(place, handle[1:])
            if is_new and folded.startswith(begun.casefold()):
                offered.add(folded)
                yield Acquaintance(text=handle, label=handle)


def _is_meant(person: Person, begun: str) -> bool:
    wanted = _plain(begun)
    words = _plain(person.name).split()
    starts = (*words, "".join(words), *map(_plain, person.handles.values()))
    return any(one.startswith(wanted) for one in starts)


def _said(person: Person, networks: Sequence[str]) -> tuple[str, str]:
    for network in networks:
        if handle := person.handles.get(network):
            return f"@{handle}", f"{person.name}  @{handle}"
    return person.name, f"{person.name}, by name: not known on {TITLES.get(networks[0], networks[0])}"


def _plain(words: str) -> str:
    """Return `words` without accents and capitals, as they are typed in haste."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
