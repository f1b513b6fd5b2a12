"""A better order: which planned post should take this one's slot, and what the mix becomes."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Intent
from coach.earlier.history import History, PastPost
from coach.earlier.past import past_of
from coach.entry import Entry
from coach.profile import Profile
from coach.reviewing.review import review
from coach.weighed.order import better_order

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PITCH = "Shop now: our aprons are on sale, 30% off. Buy yours at https://example.com"
INTENTS = st.sampled_from(["give", "talk", "promote"])


def _history(before: list[str], ahead: list[str]) -> History:
    posts = [
        PastPost(id=f"b{n}", text=f"earlier {n}", at=NOON - (len(before) - n) * DAY, intent=intent)
        for n, intent in enumerate(before)
    ]
    posts += [
        PastPost(id=f"a{n}", text=f"planned {n}", at=NOON + (n + 1) * DAY, intent=intent, planned=True)
        for n, intent in enumerate(ahead)
    ]
    return History(posts=tuple(posts))


def _promoted(intents: list[str], window: int) -> list[float]:
    """Return the share of promotion at each slot at which there are five posts or more."""
    windows = [intents[max(0, end - window) : end] for end in range(1, len(intents) + 1)]
    return [one.count("promote") / len(one) for one in windows if len(one) >= 5]


def test_a_pitch_too_many_changes_places_with_a_later_tip() -> None:
    history = _history(["give", "promote", "give", "give", "talk"], ["talk", "give", "give"])
    swap = better_order(
        Entry(text=PITCH, at=NOON), Intent.PROMOTE, Profile(mix_window=6, promote_goal=0.34), past_of(history)
    )
    assert swap is None, "two of six is within the goal"
    history = _history(["give", "promote", "give", "give", "talk"], ["promote", "give", "give"])
    swap = better_order(
        Entry(text=PITCH, at=NOON), Intent.PROMOTE, Profile(mix_window=5, promote_goal=0.2), past_of(history)
    )
    assert swap is not None
    assert swap.post.id == "a2", "two days later one pitch fewer is in the window"
    assert (swap.here.promote, swap.here.total) == (1, 5)
    assert [post.id for post in swap.here.counted] == ["b1", "b2", "b3", "b4", "a2"]


def test_nothing_is_proposed_without_a_slot_a_plan_or_a_need() -> None:
    giving = _history(["give"] * 10, ["give"] * 3)
    pushing = _history(["promote"] * 10, ["give"] * 3)
    known = Profile()
    assert better_order(Entry(text=PITCH), Intent.PROMOTE, known, past_of(pushing)) is None
    assert better_order(Entry(text=PITCH, at=NOON), Intent.PROMOTE, known, past_of(giving)) is None
    assert better_order(Entry(text=PITCH, at=NOON + 9 * DAY), Intent.PROMOTE, known, past_of(pushing)) is None


def test_the_review_carries_the_swap_and_the_rule_says_it() -> None:
    history = _history(["promote", "give", "give", "give"], ["give", "give", "give"])
    given_ = review(Entry(text=PITCH, at=NOON), history=history)
    assert given_.swap is not None
    (found,) = [finding for finding in given_.findings if finding.rule == "promo-ratio"]
    assert "Swap with “planned" in found.suggestion


@given(st.lists(INTENTS, max_size=12), st.lists(INTENTS, max_size=8), st.integers(1, 10), st.floats(0, 1))
def test_a_proposed_swap_always_brings_promotion_nearer_to_the_goal(
    before: list[str], ahead: list[str], window: int, goal: float
) -> None:
    profile = Profile(mix_window=window, promote_goal=goal)
    swap = better_order(Entry(text=PITCH, at=NOON), Intent.PROMOTE, profile, past_of(_history(before, ahead)))
    if swap is None:
        return
    place = int(swap.post.id[1:])
    seen = before[-window:]
    as_is = [*seen, "promote", *ahead]
    swapped = [*seen, ahead[place], *ahead[:place], "promote", *ahead[place + 1 :]]
    over = [
        sum(max(0.0, share - goal) for share in _promoted(order, window)[max(0, len(seen) - 4) :])
        for order in (as_is, swapped)
    ]
    assert over[1] < over[0]
    assert swap.within_goal == (over[1] <= 0)
    assert swap.here.total == min(window, len(seen) + 1)
    assert swap.there.total == min(window, len(seen) + 2 + place)
    shown = swapped[: len(seen) + 2 + place][-window:]
    assert swap.there.promote == shown.count("promote")
    assert len(swap.there.counted) == len(shown) - 1
