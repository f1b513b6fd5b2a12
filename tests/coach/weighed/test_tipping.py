"""Where promotion goes over the goal, along everything that is planned."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Intent
from coach.earlier.history import History, PastPost
from coach.goals import Goal
from coach.profile import Profile
from coach.weighed.order import ENOUGH
from coach.weighed.tipping import Stand, course, tips

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
FIFTH = Profile(goal=Goal(promote=0.2), mix_window=10)


def stands(words: str, planned: int) -> list[Stand]:
    """Return a stand for each letter (g, t or p); the last `planned` ones are planned."""
    kinds = {"g": Intent.GIVE, "t": Intent.TALK, "p": Intent.PROMOTE}
    return [
        Stand(
            id=str(nth),
            account="ada",
            intent=kinds[letter],
            at=START + timedelta(days=nth),
            planned=nth >= len(words) - planned,
        )
        for nth, letter in enumerate(words)
    ]


def test_the_mix_tips_with_the_post_that_is_one_too_many() -> None:
    found = list(tips(stands("ggtgtggpgp" + "gpg", 3), FIFTH))
    assert [(tip.id, tip.promote, tip.counted, tip.at_most) for tip in found] == [
        ("11", 3, 10, 2),
        ("12", 3, 10, 2),
    ]


def test_what_is_out_already_cannot_tip_and_few_posts_say_nothing() -> None:
    assert list(tips(stands("pppppp", 0), FIFTH)) == []
    assert [tip.id for tip in tips(stands("pppp", 4), FIFTH)] == []
    assert [tip.id for tip in tips(stands("ppppp", 5), FIFTH)] == ["4"]


@given(st.text("gtp", max_size=60), st.integers(0, 60), st.integers(0, 12))
def test_a_tip_is_exactly_a_share_over_the_goal(words: str, planned: int, window: int) -> None:
    profile = Profile(goal=Goal(promote=0.2), mix_window=window)
    row = stands(words, min(planned, len(words)))
    found = {tip.id for tip in tips(row, profile)}
    for end, stand in enumerate(row, 1):
        counted = row[max(0, end - window) : end] if window else []
        promote = sum(one.intent is Intent.PROMOTE for one in counted)
        over = len(counted) >= ENOUGH and promote * 5 > len(counted)
        assert (stand.id in found) == (stand.planned and over)


def test_the_course_has_the_last_published_posts_and_everything_planned_in_order() -> None:
    published = [
        PastPost(id=f"out{nth}", text="Thank you!", at=START - timedelta(days=nth), intent="talk")
        for nth in range(30)
    ]
    planned = [
        PastPost(
            id=f"plan{nth}",
            text="Buy now",
            at=START + timedelta(days=nth + 1),
            intent="promote",
            account="ada",
            planned=True,
        )
        for nth in range(3)
    ]
    found = list(course(History(posts=(*reversed(published), *planned)), FIFTH))
    assert [one.id for one in found if one.planned] == ["plan0", "plan1", "plan2"]
    assert [one.id for one in found if not one.planned] == [f"out{nth}" for nth in reversed(range(10))]
    assert [one.at for one in found] == sorted(one.at for one in found)


def test_replies_do_not_count() -> None:
    reply = PastPost(id="reply", text="@bea Thank you!", at=START, is_reply=True)
    assert list(course(History(posts=(reply,)), FIFTH)) == []
