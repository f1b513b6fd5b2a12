"""The writer's earlier and planned posts, sorted and indexed once for each snapshot of the history."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from weakref import ref

from coach.copies import Copies
from coach.history import History, PastPost
from coach.once import once

_MOST_KEPT = 4  # snapshots: the window's, the engine's and one being replaced by the next
_AT = attrgetter("at")


class Past:
    """A history made ready for look-up. Posts that open a conversation and replies are kept apart."""

    def __init__(self, history: History) -> None:
        posts = sorted(history.posts, key=_AT)
        self.opened: dict[str, list[PastPost]] = {"": []}  # by account; "" has them all
        for post in posts:
            if not post.is_reply:
                self.opened[""].append(post)
                if post.account:
                    self.opened.setdefault(post.account, []).append(post)
        self._times: dict[str, list[datetime]] = {}
        self.all = posts

    def before(self, slot: datetime | None, size: int, account: str = "") -> Sequence[PastPost]:
        """Return the last `size` opening posts before `slot`, planned ones included, newest last.

        Without a slot only what has appeared counts: nobody knows yet what will come first.
        """
        if size <= 0:
            return ()
        posts = self.opened.get(account, [])
        if slot is None:
            found: list[PastPost] = []
            for post in reversed(posts):
                if not post.planned:
                    found.append(post)
                    if len(found) == size:
                        break
            return found[::-1]
        end = bisect_left(self._times_of(account), slot)
        return posts[max(0, end - size) : end]

    def between(self, begin: datetime, end: datetime, account: str = "") -> Sequence[PastPost]:
        """Return the opening posts from `begin` up to, not including, `end`, planned ones included."""
        times = self._times_of(account)
        return self.opened.get(account, [])[bisect_left(times, begin) : bisect_left(times, end)]

    def _times_of(self, account: str) -> list[datetime]:
        times = self._times.get(account)
        if times is None:
            times = self._times[account] = [post.at for post in self.opened.get(account, [])]
        return times

    @once
    def copies(self) -> Copies:
        """The index that finds near-copies among all posts, replies included."""
        return Copies(self.all)


_kept: list[tuple["ref[History]", Past]] = []


def past_of(history: History) -> Past:
    """Return the look-up for this very `history` object, made on the first call.

    A hundred thousand posts take a moment: the engine may call this before the window asks.
    """
    for known, past in _kept:
        if known() is history:
            return past
    past = Past(history)
    _kept[:] = [(ref(history), past), *(pair for pair in _kept if pair[0]() is not None)][:_MOST_KEPT]
    return past
