"""Makes TIDs: the sortable, time-born record keys of Bluesky's repositories.

The format is specified at atproto.com/specs/tid (read November 2026): 53 bits of microseconds since
1970 and 10 bits that tell clocks apart, as 13 signs of a base 32 that sorts like the number.
"""

import os
import re
from datetime import datetime

ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
VALID = re.compile(r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}")

_SIGNS = 13
_CLOCK_BITS = 10


class TidClock:
    """Gives TIDs that only ever grow, even where the system's clock is set back."""

    def __init__(self, clock_id: int | None = None) -> None:
        """Choose a random clock id where none is given, so that two programs do not meet."""
        self._clock_id = _drawn() if clock_id is None else clock_id
        self._last = 0

    def next(self, now: datetime) -> str:
        """Return a TID for `now`, greater than every earlier one of this clock."""
        self._last = max(_microseconds(now), self._last + 1)
        rest = self._last << _CLOCK_BITS | self._clock_id
        return "".join(ALPHABET[rest >> 5 * place & 31] for place in reversed(range(_SIGNS)))


def _drawn() -> int:
    """Return a clock id by lot; Python's `secrets` would bring OpenSSL, 4 MB, just to count a text."""
    return int.from_bytes(os.urandom(2)) % (1 << _CLOCK_BITS)


def _microseconds(moment: datetime) -> int:
    return int(moment.timestamp()) * 1_000_000 + moment.microsecond
