"""`python -m tests.benchmarks POSTS.json` prints a line of JSON for each linter: its name and its speed."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.linters import LINTERS, LinterError, speed


def main(arguments: Sequence[str]) -> int:
    """Measure each linter on the posts, a JSON list of texts; 2 if the words are not understood, else 0."""
    if len(arguments) != 1:
        print("usage: python -m tests.benchmarks POSTS.json", file=sys.stderr)
        return 2
    posts = Path(arguments[0])
    for linter in LINTERS:
        try:
            answer = {"linter": linter.name, "posts_per_second": speed(linter, posts)}
        except LinterError as error:
            answer = {"linter": linter.name, "error": str(error)}
        print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
