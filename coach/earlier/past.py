"""The writer's earlier and planned posts, made ready for look-up."""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from weakref import ref

from coach.earlier.copies import Copy, copies_among
from coach.earlier.history import History, PastPost
from coach.earlier.shelves import Shelves

_MOST_KEPT = 4  # snapshots: the window's, the engine's and one being replaced by the next
_AT = attrgetter("at")


class Past:
    """A history made ready for look-up. It takes nothing but the parts that the snapshots share."""

    def __init__(self, history: History) -> None:
        posts = history.posts
        self._shelves = posts if isinstance(posts, Shelves) else Shelves().with_posts(posts)
        self._parts = self._shelves.parts
        self.copies = NearCopies(self._shelves)

    @property
    def all(self) -> Sequence[PastPost]:
        """Return every post, oldest first."""
        return self._shelves

    def before(self, slot: datetime | None, size: int, account: str = "") -> Sequence[PastPost]:
        """Return the last `size` opening posts before `slot`, planned ones included, newest last.

        Without a slot only what has appeared counts: nobody knows yet what will come first.
        """
        if size <= 0:
            return ()
        found = [posts for part in self._parts if (posts := part.before(slot, size, account))]
        if len(found) == 1:
            return found[0]
        return sorted((post for posts in found for post in posts), key=_AT)[-size:]

    def since(self, slot: datetime, size: int, account: str = "") -> Sequence[PastPost]:
        """Return the first `size` opening posts from `slot` on, planned ones included, oldest first."""
        found = [post for part in self._parts for post in part.since(slot, size, account)]
        return sorted(found, key=_AT)[: max(0, size)]


class NearCopies:
    """Finds near-copies among all posts of a history, replies included."""

    __slots__ = ("_shelves",)

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def like(self, text: str, at_least: float) -> Sequence[Copy]:
        """Return every post whose likeness to `text` is `at_least` that (above 0), the most alike first."""
        return copies_among((part.copies for part in self._shelves.parts), text, at_least)


_kept: list[tuple["ref[History]", Past]] = []


def past_of(history: History) -> Past:
    """Return the look-up for this very `history` object, made on the first call.

    A hundred thousand posts that no earlier snapshot indexed take a moment: `Shelves.warm` takes it before.
    """
    for known, past in _kept:
        if known() is history:
            return past
    past = Past(history)
    _kept[:] = [(ref(history), past), *(pair for pair in _kept if pair[0]() is not None)][:_MOST_KEPT]
    return past
