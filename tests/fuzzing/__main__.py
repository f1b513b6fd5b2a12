"""`python -m tests.fuzzing --inputs 100000 [--seed N]` tries hostile inputs and tells what went wrong."""

import argparse
import gc
import sys
from collections.abc import Sequence

from tests.fuzzing.run import UNIT, fuzz

MOST_MS = 50  # of CPU time for 10 kB
TOLD_EVERY = 5_000  # inputs
SHOWN = 20  # failures


def main(arguments: Sequence[str]) -> int:
    """Run and print the outcome; 1 if anything was raised, or took too long, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing")
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)

    def tell(number: int) -> None:
        if number and number % TOLD_EVERY == 0:
            print(f"{number} inputs", file=sys.stderr, flush=True)

    gc.disable()
    outcome = fuzz(chosen.inputs, chosen.seed, tell)
    print(f"{chosen.inputs} inputs, {len(outcome.failures)} failures")
    for failure in outcome.failures[:SHOWN]:
        print(f"  input {failure}")
    print(f"The slowest, in ms of CPU time for each {UNIT // 1000} kB:")
    for slow in outcome.slowest:
        print(f"  {slow.ms:.1f} ms: input {slow.number} of {slow.length:,} bytes")
    return int(bool(outcome.failures) or any(slow.ms > MOST_MS for slow in outcome.slowest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
