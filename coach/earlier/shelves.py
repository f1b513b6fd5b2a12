"""A writer's posts in frozen parts that successive snapshots of the history share.

A new post makes a new small part; parts of like size are joined, so that there are few of them and every
post is moved only now and then (the logarithmic method: Bentley and Saxe 1980). What is planned stands in a
part of its own beside them, because it changes with every move in the calendar.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import overload

from coach.earlier.copies import Copies
from coach.earlier.history import PastPost
from coach.texts.once import once

LARGEST = 1 << 18  # posts; joining them takes a second, once in as many posts

_AT = attrgetter("at")


class Shelf:
    """Some posts in the order of time, never changed. What finds them fast is made when first asked for."""

    def __init__(self, posts: Iterable[PastPost]) -> None:
        self.posts = tuple(sorted(posts, key=_AT))

    @once
    def opened(self) -> Mapping[str, Sequence[PastPost]]:
        """The posts that open a conversation, by account; "" has them all."""
        found: dict[str, list[PastPost]] = {"": []}
        for post in self.posts:
            if not post.is_reply:
                found[""].append(post)
                if post.account:
                    found.setdefault(post.account, []).append(post)
        return found

    @once
    def copies(self) -> Copies:
        """The index that finds near-copies among the posts, replies included."""
        return Copies(self.posts)

    def before(self, slot: datetime | None, size: int, account: str) -> Sequence[PastPost]:
        """Return the last `size` opening posts before `slot`; without a slot the last that have appeared."""
        posts = self.opened.get(account, ())
        if slot is None:
            appeared: list[PastPost] = []
            for post in reversed(posts):
                if not post.planned:
                    appeared.append(post)
                    if len(appeared) == size:
                        break
            return appeared[::-1]
        end = bisect_left(posts, slot, key=_AT)
        return posts[max(0, end - size) : end]

    def since(self, slot: datetime, size: int, account: str) -> Sequence[PastPost]:
        """Return the first `size` opening posts from `slot` on."""
        posts = self.opened.get(account, ())
        begin = bisect_left(posts, slot, key=_AT)
        return posts[begin : begin + size]

    def warm(self) -> None:
        """Make what finds the posts now, so that nobody waits for it later."""
        _ = self.opened, self.copies

    def joined(self, other: "Shelf") -> "Shelf":
        """Return the posts of both; indexes that both have made are joined, too."""
        both = Shelf(self.posts + other.posts)
        if "copies" in self.__dict__ and "copies" in other.__dict__:
            both.__dict__["copies"] = self.copies.joined(other.copies)
        return both

    def replaced(self, by_id: Mapping[str, PastPost]) -> "Shelf":
        """Return these posts with those in `by_id` in place of the ones of the same id."""
        if not any(post.id in by_id for post in self.posts):
            return self
        changed = Shelf(by_id.get(post.id, post) for post in self.posts)
        if "copies" in self.__dict__ and all(
            by_id[post.id].text == post.text for post in self.posts if post.id in by_id
        ):
            indexed = self.copies.posts
            changed.__dict__["copies"] = self.copies.replaced([by_id.get(post.id, post) for post in indexed])
        return changed


class Shelves(Sequence[PastPost]):
    """All posts of a snapshot, oldest first; making the next snapshot shares all parts that stay."""

    def __init__(self, parts: tuple[Shelf, ...] = (), beside: Shelf | None = None) -> None:
        self._parts = parts
        self._beside = beside

    @property
    def parts(self) -> tuple[Shelf, ...]:
        """Return the parts, the one of planned posts last."""
        return self._parts if self._beside is None else (*self._parts, self._beside)

    def with_posts(self, posts: Sequence[PastPost]) -> "Shelves":
        """Return these posts and `posts`."""
        parts = list(self._parts)
        ordered = sorted(posts, key=_AT)
        for begin in range(0, len(ordered), LARGEST):
            parts.append(Shelf(ordered[begin : begin + LARGEST]))
            while len(parts) > 1 and _should_join(parts[-2], parts[-1]):
                last = parts.pop()
                parts[-1] = parts[-1].joined(last)
        return Shelves(tuple(parts), self._beside)

    def beside(self, planned: Sequence[PastPost]) -> "Shelves":
        """Return these posts with `planned` in place of what was planned before."""
        return Shelves(self._parts, Shelf(planned) if planned else None)

    def replaced(self, posts: Iterable[PastPost]) -> "Shelves":
        """Return these posts with `posts` in place of the ones of the same id, as after a correction."""
        by_id = {post.id: post for post in posts}
        return Shelves(tuple(part.replaced(by_id) for part in self._parts), self._beside)

    def warm(self) -> None:
        """Make every index now, so that nobody waits for it later."""
        for part in self.parts:
            part.warm()

    def __len__(self) -> int:
        return sum(len(part.posts) for part in self.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __iter__(self) -> Iterator[PastPost]:
        return iter(self._all)

    @overload
    def __getitem__(self, index: int) -> PastPost: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[PastPost, ...]: ...

    def __getitem__(self, index: int | slice) -> PastPost | tuple[PastPost, ...]:
        return self._all[index]

    @once
    def _all(self) -> tuple[PastPost, ...]:
        """Every post in one row: for tests and reports, not for a review."""
        return tuple(sorted((post for part in self.parts for post in part.posts), key=_AT))


def _should_join(older: Shelf, newer: Shelf) -> bool:
    return len(older.posts) <= len(newer.posts) and len(older.posts) + len(newer.posts) <= LARGEST
