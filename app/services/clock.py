"""The one clock that services read, so that a test can set it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]  # aware, in UTC


def system_clock() -> datetime:
    """Return the moment in UTC."""
    return datetime.now(UTC)
