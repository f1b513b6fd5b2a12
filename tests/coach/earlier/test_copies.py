"""Near-copies are found among many, without exception, and different posts are left apart."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.earlier import copies
from coach.earlier.copies import Copies, Copy, copies_among, likeness, runs
from coach.earlier.history import PastPost

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TEXT = "Our repair café opens on Saturday at ten, bring your old lamps and pans."
WORDS = st.lists(
    st.sampled_from(("red", "blue", "green", "soup", "bread", "lamp", "river", "night")),
    min_size=4,
    max_size=30,
)
TEXTS = WORDS.map(" ".join)
SHARES = st.floats(0.05, 1.0)


def _posts(*texts: str) -> list[PastPost]:
    return [PastPost(id=str(number), text=text, at=NOON) for number, text in enumerate(texts)]


def _like(text: str, at_least: float, *texts: str) -> list[Copy]:
    return copies_among([Copies(_posts(*texts))], text, at_least)


def test_a_copy_with_another_link_mention_or_case_is_found() -> None:
    others = ("Something else about the river today", f"@ana {TEXT.upper()} https://example.com/1")
    (found,) = _like(TEXT, 0.6, *others)
    assert (found.post.id, found.likeness) == ("1", 1.0)


def test_the_most_alike_comes_first() -> None:
    assert [copy.post.id for copy in _like(TEXT, 0.5, TEXT.replace("pans", "cups"), TEXT)] == ["1", "0"]


def test_a_text_of_three_words_is_nobodys_copy() -> None:
    assert _like("Good morning everyone", 0.1, "Good morning everyone") == []


def test_the_same_opening_in_a_thousand_posts_hides_no_copy() -> None:
    crowd = [f"Good morning everyone and welcome to day {'x' * n} of it" for n in range(1, 1000)]
    assert [copy.post.id for copy in _like(TEXT, 0.9, *crowd, TEXT)] == ["999"]
    assert len(_like(crowd[0], 0.4, *crowd)) == len(crowd)


LINE = st.lists(
    st.sampled_from(("red", "soup", "it’s", "@ana@b.example", "https://a.example/b", "ΟΔΟΣ", "2026"))
)
LINES = st.lists(LINE.map(" ".join) | st.text(max_size=9), max_size=9)


@given(LINES)
def test_a_long_text_has_the_runs_of_a_short_one(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = runs.__wrapped__(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(copies, "LONG_FROM", 0)
        assert runs.__wrapped__(text) == found
        assert runs.__wrapped__(text) == found  # and again, when its lines are known


def test_after_a_key_only_its_line_is_read_again() -> None:
    lines = [f"This is paragraph {number} of a long article about bread and soup." for number in range(100)]
    runs.__wrapped__("\n\n".join(lines))
    before = copies._line.cache_info().misses  # pyright: ignore[reportPrivateUsage] - the reads are counted
    lines[50] += " And so on"
    runs.__wrapped__("\n\n".join(lines))
    assert copies._line.cache_info().misses == before + 1  # pyright: ignore[reportPrivateUsage] - as above


@given(TEXTS)
def test_every_text_is_its_own_copy(text: str) -> None:
    assert [copy.likeness for copy in _like(text, 1.0, text)] == [1.0]


@given(TEXTS, st.lists(TEXTS | st.text(), max_size=12), SHARES)
def test_no_copy_is_missed_and_none_made_up(text: str, others: list[str], at_least: float) -> None:
    wanted = runs(text)
    expected = {
        str(number): alike
        for number, other in enumerate(others)
        if (alike := likeness(wanted, runs(other))) >= at_least
    }
    assert {copy.post.id: copy.likeness for copy in _like(text, at_least, *others)} == expected


@given(TEXTS, st.lists(TEXTS, max_size=8), st.lists(TEXTS, max_size=8), SHARES)
def test_two_joined_indexes_find_what_both_find(
    text: str, ones: list[str], others: list[str], at_least: float
) -> None:
    one, other = Copies(_posts(*ones)), Copies(_posts(*others))
    joined = copies_among([one.joined(other)], text, at_least)
    assert sorted(joined, key=repr) == sorted(copies_among([one, other], text, at_least), key=repr)


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_goes_both_ways(one: list[str], other: list[str]) -> None:
    first, second = runs(" ".join(one)), runs(" ".join(other))
    assert 0.0 <= likeness(first, second) == likeness(second, first) <= 1.0
