"""How long a server wants to be left alone: after a 429, or because few further requests are left."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime

from app.networks.web.reading import moment

UNTOLD_S = 60.0  # where the server does not say
LONGEST_S = 24 * 3600.0  # more than a day is a mistake of the server or of a clock
EPOCH_BEGINS = 1_000_000_000  # a reset below this counts seconds from now, above it since 1970

NEARLY = 20  # requests that are left to everything else that an account does

LEFT = ("ratelimit-remaining", "x-ratelimit-remaining")
RESETS = ("ratelimit-reset", "x-ratelimit-reset")


def pause_s(headers: Mapping[str, str], now: datetime) -> float:
    """Return the pause in seconds that `headers` ask for at `now`, at least one and at most a day.

    `Retry-After` (seconds or an HTTP date) wins over the reset headers (epoch, ISO 8601 or seconds).
    """
    lower = {name.lower(): value.strip() for name, value in headers.items()}
    told = _seconds(lower.get("retry-after", ""), now)
    for name in RESETS:
        told = _seconds(lower.get(name, ""), now) if told is None else told
    return UNTOLD_S if told is None else min(max(told, 1.0), LONGEST_S)


def rest_s(headers: Mapping[str, str], now: datetime) -> float:
    """Return until when, in seconds from `now`, reading for no hurry had better wait; 0 where it need not."""
    lower = {name.lower(): value.strip() for name, value in headers.items()}
    left = next((lower[name] for name in LEFT if name in lower), "")
    return pause_s(headers, now) if left.isdecimal() and int(left) < NEARLY else 0.0


def pause_words(wait_s: float) -> str:
    """Return a pause as a person says it, rounded up: "40 seconds", "3 minutes", "24 hours"."""
    for unit_s, word in ((3600, "hours"), (60, "minutes")):
        if wait_s >= 2 * unit_s:
            return f"{math.ceil(wait_s / unit_s)} {word}"
    count = math.ceil(wait_s)
    return f"{count} second{'' if count == 1 else 's'}"


def _seconds(text: str, now: datetime) -> float | None:
    if text.replace(".", "", 1).isdecimal():
        value = float(text)
        return value - now.timestamp() if value > EPOCH_BEGINS else value
    until = moment(text) or _http_date(text)
    return (until - now).total_seconds() if until else None


def _http_date(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime  # loaded where a server asks for a pause

    try:
        read = parsedate_to_datetime(text)
    except ValueError:
        return None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read
