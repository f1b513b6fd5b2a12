"""Measures the coach: posts a second, the time of single reviews, and memory. All times are CPU time."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.cli.benching.texts import made_long_posts, made_posts
from coach.earlier.history import History, PastPost
from coach.earlier.shelves import Shelves
from coach.entry import Entry
from coach.profile import Profile
from coach.reviewing.review import review

PASSES = 5  # over the same posts; the best counts, the others met somebody else's work
EVERY_RULE = Profile(previews=True)
HISTORY = 100_000  # posts
LONG, ARTICLE = 3_000, 50_000  # code points
REVIEWS, STROKES = 1_000, 300
_DAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """How long single reviews took, in milliseconds."""

    p50: float
    p95: float
    p99: float
    most: float


def posts_per_second(posts: Sequence[str], *, readability: bool = False) -> float:
    """Return how many of `posts` are reviewed in a second by one core, warm, with all rules on."""
    entries = [Entry(text=text) for text in posts]
    best = float("inf")
    for _ in range(PASSES):
        begun = time.process_time()
        for entry in entries:
            review(entry, EVERY_RULE, readability=readability)
        best = min(best, time.process_time() - begun)
    return len(entries) / best


def short_posts(posts: Sequence[str]) -> Latency:
    """Return how long the reviews of `posts` take, counts for two networks included."""
    entries = [Entry(text=text, networks=("mastodon", "bluesky")) for text in posts[: REVIEWS * 2]]
    for entry in entries:
        review(entry, EVERY_RULE, readability=False)
    return _timed(lambda entry: review(entry, EVERY_RULE, readability=False), entries)


def long_posts_behind(history: History, seed: int) -> Latency:
    """Return how long the reviews of posts of 3,000 code points take with `history` behind them."""
    texts = made_long_posts(REVIEWS, LONG, seed)
    entries = [Entry(text=text, networks=("mastodon",), at=_DAY) for text in texts]
    for entry in entries[:50]:
        review(entry, EVERY_RULE, history, readability=False)
    return _timed(lambda entry: review(entry, EVERY_RULE, history, readability=False), entries[50:])


def key_strokes(seed: int) -> Latency:
    """Return how long the review of an article takes after each of some key strokes inside it."""
    (text,) = made_long_posts(1, ARTICLE, seed)
    entries: list[Entry] = []
    for stroke in range(STROKES):
        at = len(text) // 3 + stroke
        text = f"{text[:at]}{'and so on '[stroke % 10]}{text[at:]}"
        entries.append(Entry(text=text, networks=("wordpress",), at=_DAY))
    review(entries[0], EVERY_RULE, readability=False)
    return _timed(lambda entry: review(entry, EVERY_RULE, readability=False), entries[1:])


def made_history(seed: int) -> tuple[History, float]:
    """Return a history of 100,000 posts, and how many seconds it took to make it ready."""
    posts = [
        PastPost(
            id=str(number),
            text=f"{text} Note {number}.",
            at=_DAY - timedelta(minutes=30 * (HISTORY - number)),
            account="ab"[number % 2],
        )
        for number, text in enumerate(made_posts(HISTORY, seed))
    ]
    begun = time.process_time()
    shelves = Shelves().with_posts(posts)
    shelves.warm()
    return History(posts=shelves), time.process_time() - begun


def next_snapshots(history: History, many: int) -> Latency:
    """Return how long it takes until a new snapshot with one more post is ready."""
    shelves = history.posts
    if not isinstance(shelves, Shelves):
        raise TypeError("only shelves share what stays")
    times: list[int] = []
    for number in range(many):
        post = PastPost(id=f"new {number}", text=f"A new post, the {number}th of the day.", at=_DAY)
        begun = time.thread_time_ns()
        shelves = shelves.with_posts([post])
        shelves.warm()
        times.append(time.thread_time_ns() - begun)
    return _spread(times)


def resident_mb() -> float | None:
    """Return the memory that the process has, in megabytes; None where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return pages * 4096 / 1e6


def _timed(measured: Callable[[Entry], object], entries: Iterable[Entry]) -> Latency:
    times: list[int] = []
    for entry in entries:
        begun = time.thread_time_ns()
        measured(entry)
        times.append(time.thread_time_ns() - begun)
    return _spread(times)


def _spread(times_ns: list[int]) -> Latency:
    ordered = sorted(times_ns)

    def share(part: float) -> float:
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))] / 1e6

    return Latency(p50=share(0.5), p95=share(0.95), p99=share(0.99), most=ordered[-1] / 1e6)
