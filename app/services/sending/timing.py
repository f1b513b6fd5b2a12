"""How patient a publisher is."""

from dataclasses import dataclass
from datetime import timedelta

from app.services.vaults import RENEWAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Spans of time; a test may shorten all of them."""

    lease: timedelta = timedelta(seconds=90)  # longer than `patience`, so a lease outlives its request
    renewal: timedelta = RENEWAL  # of a sign-in
    patience: timedelta = timedelta(seconds=60)  # for one network call
    upload: timedelta = timedelta(minutes=10)  # for each picture or video, on top of `patience`
    settle: timedelta = timedelta(
        seconds=20
    )  # until a request that lost its answer has surely been processed
    first_pause: timedelta = timedelta(seconds=15)  # doubles with every try
    longest_pause: timedelta = timedelta(minutes=30)
