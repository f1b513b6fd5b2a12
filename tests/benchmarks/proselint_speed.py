"""Prints how many posts proselint reads in a second of CPU time; run where it is installed, on POSTS.json."""

import json
import sys
import time
from importlib import import_module
from pathlib import Path

PASSES = 2  # over the same posts; the best counts
MOST = 2000  # posts; it takes its time


def main(posts: Path) -> None:
    """Print the posts a second."""
    tools = import_module("proselint.tools")
    registry = import_module("proselint.registry").CheckRegistry()
    registry.register_many(import_module("proselint.checks").__register__)
    texts = json.loads(posts.read_text(encoding="utf-8"))[:MOST]
    best = float("inf")
    for _ in range(PASSES):
        begun = time.process_time()
        for text in texts:
            tools.LintFile("post", text).lint()
        best = min(best, time.process_time() - begun)
    print(len(texts) / best)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
