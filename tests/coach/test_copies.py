"""Near-copies are found among many, and different posts are left apart."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from coach.copies import Copies, likeness, runs
from coach.history import PastPost

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TEXT = "Our repair café opens on Saturday at ten, bring your old lamps and pans."
WORDS = st.lists(
    st.sampled_from(("red", "blue", "green", "soup", "bread", "lamp", "river", "night")),
    min_size=4,
    max_size=30,
)


def _posts(*texts: str) -> list[PastPost]:
    return [PastPost(id=str(number), text=text, at=NOON) for number, text in enumerate(texts)]


def test_a_copy_with_another_link_mention_or_case_is_found() -> None:
    copies = Copies(
        _posts("Something else about the river today", f"@ana {TEXT.upper()} https://example.com/1")
    )
    (found,) = copies.like(TEXT, 0.6)
    assert (found.post.id, found.likeness) == ("1", 1.0)


def test_the_most_alike_comes_first() -> None:
    copies = Copies(_posts(TEXT.replace("pans", "cups"), TEXT))
    assert [copy.post.id for copy in copies.like(TEXT, 0.5)] == ["1", "0"]


def test_a_text_of_three_words_is_nobodys_copy() -> None:
    assert list(Copies(_posts("Good morning everyone")).like("Good morning everyone", 0.1)) == []


def test_the_same_opening_in_a_thousand_posts_hides_no_copy() -> None:
    crowd = [f"Good morning everyone and welcome to day {'x' * n} of it" for n in range(1, 1000)]
    assert [copy.post.id for copy in Copies(_posts(*crowd, TEXT)).like(TEXT, 0.9)] == ["999"]


@given(WORDS)
def test_every_text_is_its_own_copy(words: list[str]) -> None:
    text = " ".join(words)
    assert [copy.likeness for copy in Copies(_posts(text)).like(text, 1.0)] == [1.0]


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_goes_both_ways(one: list[str], other: list[str]) -> None:
    first, second = runs(" ".join(one)), runs(" ".join(other))
    assert 0.0 <= likeness(first, second) == likeness(second, first) <= 1.0
