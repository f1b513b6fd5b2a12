"""Finds every near-copy of a text among a million, without reading them all again.

A text is taken apart into its runs of three words. Two texts are alike by the share of runs that they have
in common (Broder 1997). Whoever shares at least 60 of 100 runs cannot lack all of any 41 of them, so it is
enough to look up the 41 rarest runs and to compare what is found there (prefix filtering: Chaudhuri, Ganti
and Kaushik 2006). Nothing that is alike enough is ever missed.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import lru_cache
from itertools import accumulate
from math import ceil
from operator import sub
from typing import NamedTuple

from coach.earlier.history import PastPost

RUN = 3  # words; two posts on one subject share pairs of words, seldom threes
SHORTEST = 4  # words
LONG_FROM = 4000  # code points; a shorter text is read anew faster than it is put together
LINES = 512  # that are kept: those of one long article and of its last versions
SMALLEST_TABLE = 4  # bits
HASH_BITS = 32  # of a run in the index; texts are compared by a few hundred at most, so none collide

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
_NOT_WORDS = re.compile(r"https?://\S+|<hyperlink>|<mention>|(?<!\w)@[\w.@-]+")
_ALL_BITS = (1 << HASH_BITS) - 1
_ROUNDING = 1e-9  # a share times a count may be a hair above the whole number that it stands for


class Copy(NamedTuple):
    """An earlier post and how alike it is, 0 to 1."""

    post: PastPost
    likeness: float


@lru_cache(maxsize=8)  # the texts of a draft and what its pictures show; a long one has 1 MB of runs
def runs(text: str) -> frozenset[int]:
    """Return the runs of words of `text` as numbers, links and mentions left out; none for a short text.

    The numbers are the same only as long as the program runs. Of a long text only those lines are read that
    are not known yet.
    """
    if len(text) < LONG_FROM:
        words = _words(text)
        return _runs(words) if len(words) >= SHORTEST else frozenset()
    lines = [line for line in map(_line, text.split("\n")) if line.words]
    if sum(line.words for line in lines) < SHORTEST:
        return frozenset()
    between: tuple[str, ...] = ()  # the words on both sides of line ends, whose runs go from line to line
    found: list[frozenset[int]] = []
    for line in lines:
        between = (*between, *line.first)
        if line.words > len(line.first):
            found += (_runs(between), line.runs)
            between = line.last
    return _runs(between).union(*found)


class _Line(NamedTuple):
    """One line of a long text."""

    words: int
    first: tuple[str, ...]  # words that may end a run of the line before
    last: tuple[str, ...]
    runs: frozenset[int]


@lru_cache(maxsize=LINES)
def _line(line: str) -> _Line:
    words = tuple(_words(line))
    return _Line(len(words), words[: RUN - 1], words[1 - RUN :], _runs(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(_NOT_WORDS.sub(" ", text.replace("’", "'").lower()))


def _runs(words: Sequence[str]) -> frozenset[int]:
    return frozenset([run & _ALL_BITS for run in map(hash, zip(words, words[1:], words[2:], strict=False))])


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of runs that both have, of those that either has."""
    return len(one & other) / len(one | other) if one and other else 0.0


class Runs(NamedTuple):
    """The runs of many posts, one post after the other."""

    every: "array[int]"
    ends: "array[int]"  # where in `every` each post ends; 0 stands before the first


class Copies:
    """An index over posts that is never changed. Some 15 bytes a run: 300 for a post of 20 words."""

    __slots__ = ("_longest", "_mask", "_owners", "_starts", "posts", "runs")

    def __init__(self, posts: Sequence[PastPost], known: Runs | None = None) -> None:
        """Index `posts`; it takes some 30 µs for each, and a third of that where their runs are known."""
        self.posts = posts
        self.runs = known or _runs_of(posts)
        every, ends = self.runs
        self._longest = max(map(sub, ends[1:], ends), default=0)
        self._mask = (1 << max(SMALLEST_TABLE, len(every).bit_length())) - 1
        # The owners of all runs, sorted into buckets that stand one after the other in one array.
        mask = self._mask
        sizes = array("I", bytes(4 * (mask + 1)))
        for run in every:
            sizes[run & mask] += 1
        self._starts = array("I", accumulate(sizes, initial=0))
        self._owners = owners = array("I", bytes(4 * len(every)))
        free = self._starts[:]
        for at in range(len(posts)):
            for run in every[ends[at] : ends[at + 1]]:
                place = free[run & mask]
                owners[place] = at
                free[run & mask] = place + 1

    def joined(self, other: "Copies") -> "Copies":
        """Return the index over the posts of both; no text is read again."""
        shift = self.runs.ends[-1]
        ends = self.runs.ends + array("I", [end + shift for end in other.runs.ends[1:]])
        return Copies([*self.posts, *other.posts], Runs(self.runs.every + other.runs.every, ends))

    def replaced(self, posts: Sequence[PastPost]) -> "Copies":
        """Return the same index with `posts` of the same texts, in the same order, in place of its own."""
        other = copy(self)
        other.posts = posts
        return other

    def near(self, wanted: frozenset[int], at_least: float) -> Iterator[Copy]:
        """Yield, in no order, every post whose likeness to the runs `wanted` is `at_least` that (above 0)."""
        needed = ceil(len(wanted) * at_least - _ROUNDING)
        if self._longest < needed:
            return
        most = len(wanted) / at_least + _ROUNDING
        every, ends = self.runs
        for at in self._sharing(wanted, len(wanted) - needed + 1):
            begin, end = ends[at], ends[at + 1]
            size = end - begin
            if needed <= size <= most:
                common = len(wanted.intersection(every[begin:end]))
                if common and (alike := common / (len(wanted) + size - common)) >= at_least:
                    yield Copy(self.posts[at], alike)

    def _sharing(self, wanted: frozenset[int], rarest: int) -> set[int]:
        """Return the places of the posts that have one of the `rarest` of the runs `wanted`."""
        mask, starts = self._mask, self._starts
        buckets = [run & mask for run in wanted]
        sizes = [starts[bucket + 1] - starts[bucket] for bucket in buckets]
        found: set[int] = set()
        if sizes.count(0) >= rarest:
            return found
        for size, bucket in sorted(zip(sizes, buckets, strict=True))[:rarest]:
            if size:
                found.update(self._owners[starts[bucket] : starts[bucket + 1]])
        return found


def _runs_of(posts: Sequence[PastPost]) -> Runs:
    every, ends = array("I"), array("I", (0,))
    for post in posts:
        every.extend(runs.__wrapped__(post.text))
        ends.append(len(every))
    return Runs(every, ends)


def copies_among(indexes: Iterable[Copies], text: str, at_least: float) -> list[Copy]:
    """Return the posts in `indexes` whose likeness to `text` is `at_least` that (above 0).

    All of them, the most alike first, the oldest first among equals.
    """
    wanted = runs(text)
    if not wanted:
        return []
    copies = [found for index in indexes for found in index.near(wanted, at_least)]
    return sorted(copies, key=lambda found: (-found.likeness, found.post.at))
