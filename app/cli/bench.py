"""`rapport bench`: measures the coach, beside other linters if asked, or windows beside bare ones."""

import gc
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import app
from app.cli.arguments import Arguments
from app.cli.benching import figures
from app.cli.benching.texts import made_posts, read_posts
from app.errors import InputError
from coach.library.book import book

POSTS = 3_000
SEED = 1
# A checkout has them, an installed program does not.
_LINTERS = "tests.benchmarks"
_IN_WINDOWS = {"window": "tests.benchmarks.window", "queue": "tests.benchmarks.queue"}


def run(argv: Sequence[str]) -> int:
    """Measure, print the figures, and return 0, or 1 where a window misses a goal.

    Raises:
        InputError: wrong use, unreadable posts, or something asked for that only a checkout can measure.
    """
    what = "Measure the coach, the window or the Queue page on this machine."
    parser = Arguments(prog="rapport bench", description=what)
    parser.add_argument("what", choices=("coach", *_IN_WINDOWS), help="what to measure")
    parser.add_argument("--posts", metavar="FILE", help='posts as JSON Lines with a "text"; else our own')
    parser.add_argument(
        "--linters", action="store_true", help="also measure other linters on the same posts (in a checkout)"
    )
    chosen = parser.parse_args(argv)
    if chosen.what in _IN_WINDOWS:
        return _in_checkout(_IN_WINDOWS[chosen.what]).returncode
    posts = read_posts(chosen.posts) if chosen.posts else made_posts(POSTS, SEED)
    # As in the window, where the cycle collector runs between reviews, not inside them.
    gc.disable()
    try:
        ours = _print_coach(posts)
    finally:
        gc.enable()
    if chosen.linters:
        _print_linters(posts, ours)
    return 0


def _print_coach(posts: Sequence[str]) -> float:
    length = sum(map(len, posts)) / len(posts)
    print(f"{len(posts)} posts of {length:.0f} code points on average, {len(book())} rules, CPU time, warm")
    ours = figures.posts_per_second(posts)
    _line("posts a second, all rules on", f"{ours:,.0f}")
    _line("  with readability", f"{figures.posts_per_second(posts, readability=True):,.0f}")
    _latency("short posts", figures.short_posts(posts))
    _latency("one key stroke in 50,000", figures.key_strokes(SEED))
    gc.collect()
    before = figures.resident_mb()
    history, seconds = figures.made_history(SEED)
    gc.collect()
    after = figures.resident_mb()
    _line(f"history of {figures.HISTORY:,} made ready", f"{seconds:.1f} s, once")
    _latency("  with one more post", figures.next_snapshots(history, 300))
    _latency("3,000 code points behind it", figures.long_posts_behind(history, SEED))
    if before is not None and after is not None:
        _line("resident memory", f"{before:.0f} MB, with the history {after:.0f} MB")
    return ours


def _print_linters(posts: Sequence[str], ours: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "posts.json"
        file.write_text(json.dumps(posts), encoding="utf-8")
        done = _in_checkout(_LINTERS, str(file), stdout=subprocess.PIPE)
    for line in done.stdout.splitlines():
        found = json.loads(line)
        if "error" in found:
            _line(found["linter"], found["error"])
        else:
            speed = found["posts_per_second"]
            _line(
                found["linter"], f"{speed:,.0f} posts a second; the coach is {ours / speed:.1f} times as fast"
            )


def _in_checkout(
    module: str, *arguments: str, stdout: int | None = None
) -> subprocess.CompletedProcess[bytes]:
    root = Path(app.__file__).parents[1]
    if not (root / Path(*module.split("."))).is_dir():
        raise InputError("This is measured in a checkout of Rapport only; its tests are not here.")
    return subprocess.run(  # noqa: S603 - this very Python, on a module of this checkout
        [sys.executable, "-m", module, *arguments], cwd=root, stdout=stdout, check=False
    )


def _latency(name: str, found: figures.Latency) -> None:
    _line(
        name,
        f"p50 {found.p50:.2f}, p95 {found.p95:.2f}, p99 {found.p99:.2f}, longest {found.most:.2f} ms",
    )


def _line(name: str, value: str) -> None:
    print(f"{name:<34} {value}", flush=True)
