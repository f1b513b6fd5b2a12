"""Looks ahead over what is planned, and says which planned post should change places with this one."""

from collections.abc import Sequence

from coach.advice import Intent, Mix, Swap
from coach.earlier.history import PastPost
from coach.earlier.past import Past
from coach.entry import Entry
from coach.profile import Profile
from coach.weighed.mix import intent_of, mix_of

LOOK_AHEAD = 14  # planned posts; nobody wants to hear of a swap with a post in two months
ENOUGH = 5  # posts; a share of fewer says little


def better_order(entry: Entry, intent: Intent, profile: Profile, past: Past) -> Swap | None:
    """Return the swap that keeps the goal best, or None where none is needed or none helps.

    Only posts planned for after `entry.at` are looked at, of the entry's account or of the whole person.
    """
    window = profile.mix_window
    if entry.at is None or window <= 0:
        return None
    ahead = [
        post
        for post in past.since(entry.at, LOOK_AHEAD + 1, entry.account)
        if post.at > entry.at  # at this very slot stands this post itself, when it is planned already
    ][:LOOK_AHEAD]
    if not ahead:
        return None
    earlier = past.before(entry.at, window, entry.account)
    seen = [intent_of(post) for post in earlier]
    row = [intent, *map(intent_of, ahead)]
    goal = profile.wanted.promote
    least, chosen = _excess(seen, row, window, goal), 0
    for place in range(1, len(row)):
        if ahead[place - 1].planned and row[place] is not intent:
            excess = _excess(seen, _swapped(row, place), window, goal)
            if excess < least:
                least, chosen = excess, place
    if not chosen:
        return None
    other = ahead[chosen - 1]
    between = [*earlier, other, *ahead[: chosen - 1]]
    intents = [*seen, *_swapped(row, chosen)]
    return Swap(
        post=other,
        here=_mix_at(between[: len(earlier) + 1], intents[: len(earlier) + 1], profile),
        there=_mix_at(between, intents[: len(earlier) + 1 + chosen], profile),
        within_goal=least <= 0,
    )


def _swapped(row: list[Intent], place: int) -> list[Intent]:
    return [row[place], *row[1:place], row[0], *row[place + 1 :]]


def _excess(seen: list[Intent], row: list[Intent], window: int, goal: float) -> float:
    """Return by how much promotion is over the goal at all slots of `row` together."""
    every = [*seen, *row]
    total = 0.0
    for end in range(len(seen) + 1, len(every) + 1):
        counted = every[max(0, end - window) : end]
        if len(counted) >= ENOUGH:
            total += max(0.0, counted.count(Intent.PROMOTE) / len(counted) - goal)
    return total


def _mix_at(counted: Sequence[PastPost], intents: list[Intent], profile: Profile) -> Mix:
    """Return the mix of the last posts; `counted` leaves out the one being written."""
    window = profile.mix_window
    kept = intents[-window:]
    without_this = len(kept) - (len(intents) - len(counted))
    return mix_of(tuple(counted[len(counted) - without_this :]), kept, profile)
