"""Finds near-copies of a text among a hundred thousand, without reading them all again.

Every post is cut into runs of words. The few runs with the smallest hash values stand for the post
(bottom-k sketch, Broder 1997): posts that share most of their runs share some of those too. Only posts
that share one are compared in full.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import NamedTuple
from zlib import crc32

from coach.history import PastPost

RUN = 3  # words; two posts on one subject share pairs of words, seldom threes
SKETCH = 6  # runs that stand for a post: with 0.6 of all runs in common, 1 in 250 copies is missed
CROWD = 64  # posts; a run that so many share ("thanks for the") tells nothing and is not followed further
SHORTEST = 4  # words
MOST_COMPARED = 24  # posts, those that share the most of the sketch

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
_NOT_WORDS = re.compile(r"https?://\S+|<hyperlink>|<mention>|(?<!\w)@[\w.@-]+")


class Copy(NamedTuple):
    """An earlier post and how alike it is, 0 to 1."""

    post: PastPost
    likeness: float


def runs(text: str) -> frozenset[int]:
    """Return the runs of words of `text` as numbers, links and mentions left out; none for a short text."""
    words = _WORD.findall(_NOT_WORDS.sub(" ", text.replace("’", "'").lower()))
    if len(words) < SHORTEST:
        return frozenset()
    joined = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return frozenset(crc32(run.encode("utf-8", "surrogatepass")) for run in joined)


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of runs that both have, of those that either has."""
    return len(one & other) / len(one | other) if one and other else 0.0


class Copies:
    """An index over posts, built once for a snapshot of the history."""

    def __init__(self, posts: Sequence[PastPost]) -> None:
        self._posts = posts
        self._by_run: dict[int, list[int]] = {}
        self._sizes: list[int] = []  # runs of each post
        for at, post in enumerate(posts):
            found = runs(post.text)
            self._sizes.append(len(found))
            for run in nsmallest(SKETCH, found):
                known = self._by_run.setdefault(run, [])
                if len(known) < CROWD:
                    known.append(at)
                else:
                    known[at % CROWD] = at  # the newer ones matter more than the oldest

    def like(self, text: str, at_least: float) -> Iterable[Copy]:
        """Return the posts whose likeness to `text` is `at_least` that (above 0), the most alike first."""
        wanted = runs(text)
        # Of texts whose lengths differ much, even a perfect overlap is too small a share.
        least, most = len(wanted) * at_least, len(wanted) / at_least
        shared = Counter(
            at
            for run in nsmallest(SKETCH, wanted)
            for at in self._by_run.get(run, ())
            if least <= self._sizes[at] <= most
        )
        found = [
            Copy(self._posts[at], alike)
            for at, _ in shared.most_common(MOST_COMPARED)
            if (alike := likeness(wanted, runs(self._posts[at].text))) >= at_least
        ]
        return sorted(found, key=lambda copy: (-copy.likeness, copy.post.at))
