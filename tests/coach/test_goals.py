"""Goals of the mix: the known ones, numbers of one's own, and what a mix lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Intent, Mix
from coach.goals import GOALS, UnknownGoal, goal_named
from coach.profile import Profile


@pytest.mark.parametrize("name", list(GOALS))
def test_the_shares_of_a_known_goal_fit_into_one(name: str) -> None:
    goal = goal_named(name)
    assert goal.give + goal.talk + goal.promote <= 1 + 1e-9


def test_two_numbers_set_promotion_alone_and_three_set_every_share() -> None:
    assert (goal_named("70/30").promote, goal_named("70/30").give) == (0.3, 0.0)
    own = goal_named("6-3-1")
    assert (own.give, own.talk, own.promote) == (0.6, 0.3, 0.1)


@pytest.mark.parametrize("name", ["", "much", "0-0-0", "0/0", "1", "1-2/3", "1-2-3-4", "-1-2"])
def test_anything_else_is_refused_with_the_goals_that_are_known(name: str) -> None:
    with pytest.raises(UnknownGoal, match="4-1-1"):
        goal_named(name)


@given(st.tuples(*[st.integers(0, 999)] * 3).filter(any))
def test_numbers_of_ones_own_become_shares_of_one(parts: tuple[int, int, int]) -> None:
    goal = goal_named("-".join(map(str, parts)))
    assert goal.give + goal.talk + goal.promote == pytest.approx(1)


def test_the_goal_wins_over_the_share_of_promotion() -> None:
    assert Profile(promote_goal=0.4).wanted.promote == 0.4
    assert Profile(promote_goal=0.4, goal=GOALS["thirds"]).wanted.promote == 1 / 3


@pytest.mark.parametrize(
    ("counts", "missing"),
    [((4, 1, 1), None), ((5, 0, 1), Intent.TALK), ((1, 3, 2), Intent.GIVE), ((0, 0, 0), None)],
)
def test_a_mix_tells_what_it_lacks_most(counts: tuple[int, int, int], missing: Intent | None) -> None:
    give, talk, promote = counts
    goal = GOALS["4-1-1"]
    mix = Mix(
        give=give,
        talk=talk,
        promote=promote,
        counted=(),
        promote_goal=goal.promote,
        give_goal=goal.give,
        talk_goal=goal.talk,
    )
    assert mix.missing is missing
