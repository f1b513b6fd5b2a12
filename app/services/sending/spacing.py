"""How far apart posts of one account go out: the one place that says what a flood would be."""

from datetime import datetime, timedelta

from app.model.delivery import Delivery

PUNCTUAL = timedelta(minutes=5)  # up to this a post is on time
BACKLOG_GAP = timedelta(minutes=2)  # between late posts of one account: a backlog is never a flood
NEAR = timedelta(minutes=30)  # a slot with a post of the account closer than this is taken


def put_off(delivery: Delivery, last: datetime | None, now: datetime) -> datetime | None:
    """Return until when a late delivery waits whose account sent its last post at `last`; None: no longer.

    A punctual one does not wait, nor does the rest of a thread that has begun. A `last` in the future is one
    from before the clock was put back, and says nothing.
    """
    if now - delivery.due <= PUNCTUAL or last is None or last > now or delivery.begun:
        return None
    free = last + BACKLOG_GAP
    return free if free > now else None
