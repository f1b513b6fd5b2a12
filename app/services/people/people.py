"""Whom the writer knows: handles joined to one person, and taken apart again by undo."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.errors import InputError
from app.model.news import AccountsChanged, News, PeopleChanged
from app.model.person import AddressBook, Person
from app.networks.handles import whole
from app.services.newsdesk import Newsdesk
from app.store.accounts import AccountStore
from app.store.people import PeopleStore

LONGEST_NAME = 80  # code points


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What became of a person, and all who were changed by that as they were before."""

    now: Person
    before: tuple[Person, ...]


class People:
    """Keeps people, and holds the book of them that texts are addressed by."""

    def __init__(self, *, people: PeopleStore, accounts: AccountStore, news: Newsdesk) -> None:
        """Keep people in `people`; those in `accounts` are the writer's own. Raises StoreError."""
        self._people = people
        self._accounts = accounts
        self._news = news
        self._book = self._read()
        news.listen(self._hear)

    def book(self) -> AddressBook:
        """Return everybody as of now. Safe on any thread."""
        return self._book

    async def join(self, name: str, handles: Mapping[str, str], person_id: str = "") -> Joined:
        """Let the person with this id, or a new one, be called `name` and have `handles`, by network.

        A handle that was somebody else's is theirs no longer; somebody without any handle or note is
        forgotten. An empty handle is none.

        Raises:
            InputError: the name or a handle cannot be one, or there is no handle at all.
            StoreError: our own disk failed; nothing was changed.
        """
        taken = {network: whole(network, one) for network, one in handles.items() if one.strip()}
        if not taken:
            raise InputError("Write at least one handle, so that this person is known by it.")
        known = self._book.person(person_id)
        person = Person(
            id=known.id if known else uuid.uuid4().hex,
            name=plain_line(name),
            handles=taken,
            note=known.note if known else "",
        )
        keys = {(network, one.casefold()) for network, one in taken.items()}
        robbed = [
            one
            for one in self._book.people
            if one.id != person.id and any((net, h.casefold()) in keys for net, h in one.handles.items())
        ]
        left = [
            replace(one, handles={n: h for n, h in one.handles.items() if (n, h.casefold()) not in keys})
            for one in robbed
        ]
        kept = [one for one in left if one.handles or one.note]
        self._exchange(gone=[one.id for one in left], there=[*kept, person])
        return Joined(now=person, before=(*robbed, *([known] if known else ())))

    async def part(self, joined: Joined) -> None:
        """Make everybody who they were before `joined`. Raises StoreError."""
        self._exchange(gone=[joined.now.id], there=joined.before)

    def _exchange(self, *, gone: list[str], there: Sequence[Person]) -> None:
        self._people.exchange(gone, there)
        self._book = self._read()
        self._news.tell(PeopleChanged())

    def _read(self) -> AddressBook:
        own = ((account.network, account.handle) for account in self._accounts.all())
        return AddressBook(self._people.all(), own)

    def _hear(self, news: News) -> None:
        if isinstance(news, AccountsChanged):
            self._book = self._read()


def plain_line(typed: str) -> str:
    """Return `typed` as one line that calls nobody and breaks no thread. Raises InputError."""
    name = " ".join(typed.replace("@", " ").split())[:LONGEST_NAME].rstrip()
    if not any(sign.isalnum() for sign in name):
        raise InputError("Write a name; it stands in your post where no handle is known.")
    return name
