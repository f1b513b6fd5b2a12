"""`python -m tests.benchmarks.queue` measures the Queue page with a thousand posts in its month."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks.queue.stage import Bare, Frames, Stage

POSTS = 1_000
BLOCK = 10  # measurements in a row before it is the other one's turn
PAINTED_MS, FRAME_MS = 50.0, 16.0
LISTED_MS = 100.0  # once, when the queue is first read: up to this, an answer seems to come at once (Nielsen)


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 if every goal is met, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.queue", description=__doc__)
    parser.add_argument("--posts", type=int, default=POSTS, help="in the month")
    parser.add_argument("--times", type=int, default=100, help="how often the page is painted")
    parser.add_argument("--frames", type=int, default=500, help="of a drag, in month and week each")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder, Stage(Path(folder), chosen.posts) as stage:
        bare = Bare(stage.size, chosen.posts)
        load = " ".join(f"{one:.1f}" for one in os.getloadavg())
        print(f"{chosen.posts:,} posts in the month, page of {stage.size}, load of the machine {load}")
        met = [
            _tell(f"{view}: painted", _times(stage.painter(view), bare.paint, chosen.times), PAINTED_MS)
            for view in ("month", "week", "list")
        ]
        first, fresh = stage.first_time("month"), "month: painted for the first time"
        met.append(_tell(fresh, _times(first, bare.paint, chosen.times), PAINTED_MS))
        listed = _times(stage.lister(chosen.posts), bare.fill, chosen.times)
        met.append(_tell("month: listed with every post another, painted", listed, LISTED_MS))
        for words, ours in (("turned", stage.turn), ("listed with one post changed", stage.lister(1))):
            found = _times(ours, bare.fill, chosen.times, stage.go_on)
            met.append(_tell(f"month: {words}, painted", found, PAINTED_MS))
        for view in ("month", "week"):
            drag, other = stage.drag(view), bare.drag()
            met.append(_tell(f"{view}: frame of a drag", _dragged(drag, other, chosen.frames), FRAME_MS))
    return 0 if all(met) else 1


Times = tuple[list[float], list[float]]  # wall and CPU, in milliseconds


def _times(
    ours: Callable[[], object],
    bare: Callable[[], object],
    many: int,
    between: Callable[[], object] = lambda: None,
) -> tuple[Times, Times]:
    """Do both in turns, after one time of each that does not count, and what is `between` uncounted."""
    mine: Times = [], []
    theirs: Times = [], []
    for act in (ours, bare):
        act()
    for _ in range(0, many, BLOCK):
        for act, times in ((ours, mine), (bare, theirs)):
            for _ in range(BLOCK):
                _time(act, times)
                between()
    return mine, theirs


def _dragged(ours: Frames, bare: Frames, many: int) -> tuple[Times, Times]:
    """Move the mouse over both in turns."""
    mine: Times = [], []
    theirs: Times = [], []
    with ours, bare:
        for start in range(0, many, BLOCK):
            for frames, times in ((ours, mine), (bare, theirs)):
                for nth in range(start, start + BLOCK):
                    _time(lambda frames=frames, nth=nth: frames.move(nth), times)
    return mine, theirs


def _time(act: Callable[[], object], times: Times) -> None:
    wall, cpu = time.perf_counter_ns(), time.thread_time_ns()
    act()
    times[1].append((time.thread_time_ns() - cpu) / 1e6)
    times[0].append((time.perf_counter_ns() - wall) / 1e6)


def _tell(name: str, found: tuple[Times, Times], goal_ms: float) -> bool:
    mine, theirs = found
    met: list[bool] = []
    print(f"{name}, {len(mine[0])} times")
    for kind, place in (("wall", 0), ("CPU", 1)):
        for words, of in (("median", median), ("p99", _p99)):
            ours, bare = of(mine[place]), of(theirs[place])
            verdict = ""
            if kind == "wall":
                met.append(ours < goal_ms)
                verdict = f"   {'met' if met[-1] else 'NOT met'} (< {goal_ms:.0f} ms)"
            ratio = f"{ours / bare:6.2f} x"
            print(f"  {words + ', ' + kind:<14} {ours:6.2f} ms, bare {bare:6.2f} ms   {ratio}{verdict}")
    return all(met)


def _p99(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(0.99 * len(times)))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
