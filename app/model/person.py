"""One human across networks: a name, and one handle on each network where that is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom the writer knows."""

    id: str
    name: str  # as it is written where no handle is known: one line, without an @
    handles: Mapping[str, str] = field(default_factory=_none)  # by network, whole, without a leading @
    note: str = ""


class AddressBook:
    """All people at one moment, ready for look-up. It never changes, so that any thread may read it."""

    def __init__(self, people: Iterable[Person] = (), own: Iterable[tuple[str, str]] = ()) -> None:
        """Hold `people`; `own` are the writer's accounts, each as its network and handle."""
        self.people = tuple(people)
        self._own = frozenset((network, handle.lstrip("@").casefold()) for network, handle in own)
        self._by_handle = {
            (network, handle.casefold()): person
            for person in self.people
            for network, handle in person.handles.items()
        }

    def who(self, network: str, handle: str) -> Person | None:
        """Return who has this whole handle, without a leading @, on `network`; None where nobody knows."""
        return self._by_handle.get((network, handle.casefold()))

    def is_own(self, network: str, handle: str) -> bool:
        """Return whether this handle is the writer's own."""
        return (network, handle.casefold()) in self._own

    def person(self, person_id: str) -> Person | None:
        """Return the person with this id, or None."""
        return next((one for one in self.people if one.id == person_id), None)
