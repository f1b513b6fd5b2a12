"""Notices when the clock of the computer is put forward or back, and when the computer slept."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.model.news import ClockJumped
from app.services.clock import Clock
from app.services.newsdesk import Newsdesk
from app.store.scheduling.moments import MomentStore

log = logging.getLogger(__name__)

JUMP = timedelta(minutes=2)  # less is a clock that is set right little by little, or a busy computer
NAP = timedelta(minutes=5)  # a shorter sleep changes nothing that anybody would notice
DOZE = timedelta(seconds=10)  # a shorter sleep ends no lease that was renewed in time
SETTLE = timedelta(minutes=2)  # how long a clock that was put forward has to stay before it is trusted


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Two clocks that nobody can set, in seconds."""

    passed: Callable[[], float]  # goes on while the computer sleeps, where the system has such a clock
    awake: Callable[[], float]  # stands still then


def system_ticks() -> Ticks:
    """Return the ticks of this computer."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; elsewhere the monotonic clock has to do for both
    passed = time.monotonic if boot is None else lambda: time.clock_gettime(boot)
    return Ticks(passed=passed, awake=time.monotonic)


def ticks_of(clock: Clock) -> Ticks:
    """Return ticks that follow `clock`, so that it never jumps: for a clock that a test sets."""
    return Ticks(passed=lambda: clock().timestamp(), awake=lambda: clock().timestamp())


class ClockWatch:
    """Compares the clock on the wall with the ticks, again and again."""

    def __init__(
        self, *, clock: Clock, ticks: Ticks, moments: MomentStore, lease: timedelta, news: Newsdesk
    ) -> None:
        """Watch `clock`; a `lease` is the longest that anybody holds a delivery."""
        self._clock = clock
        self._ticks = ticks
        self._moments = moments
        self._lease = lease
        self._news = news
        self._seen = self._read()
        self._trusted_from = self._seen[1]
        self._leases_from = self._seen[2]  # awake

    def look(self) -> bool:
        """Return whether the clock can be trusted now. Raises StoreError.

        One that was put forward has to stay so for a while before posts that came due by it go out: it may
        be a slip, and a post cannot be called back. One that was put back is right at once.
        """
        before, self._seen = self._seen, self._read()
        now, passed, awake = self._seen
        jump = now - before[0] - timedelta(seconds=passed - before[1])
        slept = timedelta(seconds=(passed - before[1]) - (awake - before[2]))
        if slept >= DOZE:
            self._leases_from = awake + self._lease.total_seconds()
        if jump >= JUMP:
            self._trusted_from = passed + SETTLE.total_seconds()
            self._tell(
                jump,
                f"The clock of this computer was put forward by {span_words(jump)}. What is due by it goes "
                "out in two minutes, unless the clock is put right or you pause.",
            )
        elif jump <= -JUMP:
            self._trusted_from = passed
            self._moments.clock_put_back(now, -jump, self._lease)
            self._tell(
                jump,
                f"The clock of this computer was put back by {span_words(-jump)}. What is out stays out, "
                "and nothing goes out twice.",
            )
        elif slept >= NAP:
            self._tell(
                slept,
                f"This computer slept for {span_words(slept)}. What came due meanwhile goes by its rule for "
                "late posts.",
                slept=True,
            )
        return passed >= self._trusted_from

    def leases_end(self) -> bool:
        """Return whether a lease that has run out is over, as of the last look.

        Another publisher slept as this one did: what it was sending when the computer fell asleep may still
        be on its way, though its lease ran out meanwhile. It gets the time that it had before.
        """
        return self._seen[2] >= self._leases_from

    def _tell(self, by: timedelta, sentence: str, *, slept: bool = False) -> None:
        log.warning("%s", sentence)
        self._news.tell(ClockJumped(by=by, slept=slept, sentence=sentence))

    def _read(self) -> tuple[datetime, float, float]:
        return self._clock(), self._ticks.passed(), self._ticks.awake()


def span_words(span: timedelta) -> str:
    """Return a span as a person says it: in minutes, hours or days."""
    minutes = round(span.total_seconds() / 60)
    for size, word in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= 2 * size or size == 1:
            count = round(minutes / size)
            return f"{count} {word}{'' if count == 1 else 's'}"
    return ""
