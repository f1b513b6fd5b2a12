"""Looks along everything that is planned, and says with which posts promotion goes over the goal."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from coach.advice import Intent
from coach.earlier.history import History
from coach.earlier.past import Past
from coach.profile import Profile
from coach.weighed.mix import intent_of
from coach.weighed.order import ENOUGH

_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What one post of the past or of the plan does for readers."""

    id: str
    account: str
    intent: Intent
    at: datetime
    planned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """The mix at a post with which promotion is over the goal."""

    id: str
    promote: int  # of `counted`
    counted: int
    at_most: int  # promoting posts that the goal allows among so many


def course(history: History, profile: Profile) -> Iterator[Stand]:
    """Yield the last published posts that the mix counts, and all planned ones, oldest first."""
    past, window = Past(history), profile.mix_window
    planned = [post for post in past.since(_EVER, len(past.all)) if post.planned]
    accounts = {"", *(post.account for post in planned)}
    counted = {post.id: post for account in accounts for post in past.before(None, window, account)} | {
        post.id: post for post in planned
    }
    for post in sorted(counted.values(), key=lambda one: one.at):
        yield Stand(
            id=post.id, account=post.account, intent=intent_of(post), at=post.at, planned=post.planned
        )


def tips(stands: Iterable[Stand], profile: Profile) -> Iterator[Tip]:
    """Yield the planned posts of `stands`, oldest first, with which the mix is over its goal."""
    goal = profile.wanted.promote
    counted: deque[Intent] = deque(maxlen=max(0, profile.mix_window))
    for stand in stands:
        counted.append(stand.intent)
        promote = counted.count(Intent.PROMOTE)
        if stand.planned and len(counted) >= ENOUGH and promote > goal * len(counted):
            yield Tip(
                id=stand.id, promote=promote, counted=len(counted), at_most=int(goal * len(counted) + 1e-9)
            )
