"""Snapshots share what stays, and look-up over parts is the same as over one row."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.earlier.history import History, PastPost
from coach.earlier.past import past_of
from coach.earlier.shelves import Shelves

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTES = st.integers(0, 40)


@st.composite
def rows(draw: st.DrawFn) -> list[list[PastPost]]:
    """Return batches of posts, each as it might come from the disk."""
    batches = draw(st.lists(st.lists(MINUTES, max_size=5), max_size=8))
    number = iter(range(1000))
    return [
        [
            PastPost(
                id=str(next(number)),
                text=f"one two three four {draw(st.sampled_from(('five', 'six')))}",
                at=NOON + timedelta(minutes=at),
                account=draw(st.sampled_from(("", "a", "b"))),
                planned=draw(st.booleans()),
                is_reply=draw(st.booleans()),
            )
            for at in batch
        ]
        for batch in batches
    ]


def _shelved(batches: list[list[PastPost]], *, warm: bool) -> Shelves:
    shelves = Shelves()
    for batch in batches[1:]:
        shelves = shelves.with_posts(batch)
        if warm:
            shelves.warm()
    return shelves.beside(batches[0]) if batches else shelves


@given(rows(), st.none() | MINUTES, st.integers(0, 6), st.sampled_from(("", "a", "c")), st.booleans())
def test_look_up_does_not_depend_on_the_parts(
    batches: list[list[PastPost]], slot: int | None, size: int, account: str, warm: bool
) -> None:
    shelved = past_of(history := History(posts=_shelved(batches, warm=warm)))
    plain = past_of(in_one := History(posts=tuple(post for batch in batches for post in batch)))
    at = None if slot is None else NOON + timedelta(minutes=slot)
    for found, expected in (
        (shelved.before(at, size, account), plain.before(at, size, account)),
        (shelved.since(at or NOON, size, account), plain.since(at or NOON, size, account)),
    ):
        assert [post.at for post in found] == [post.at for post in expected]
    text = "One two three four five"
    copies, expected_copies = shelved.copies.like(text, 0.5), plain.copies.like(text, 0.5)
    assert [copy.likeness for copy in copies] == [copy.likeness for copy in expected_copies]
    assert sorted(copy.post.id for copy in copies) == sorted(copy.post.id for copy in expected_copies)
    assert len(history.posts) == len(in_one.posts) == len(list(history.posts))
    assert sorted(post.id for post in history.posts) == sorted(post.id for post in in_one.posts)


def _numbered(first: int, many: int) -> list[PastPost]:
    return [
        PastPost(id=str(n), text=f"one two three four {n}", at=NOON + timedelta(minutes=n))
        for n in range(first, first + many)
    ]


def test_there_are_few_parts_however_many_posts_come_one_by_one() -> None:
    shelves = Shelves()
    for post in _numbered(0, 1000):
        shelves = shelves.with_posts([post])
    assert len(shelves.parts) <= 10
    assert [post.id for post in shelves] == [str(n) for n in range(1000)]


def test_a_new_post_leaves_the_large_parts_and_earlier_snapshots_alone() -> None:
    before = Shelves().with_posts(_numbered(0, 100))
    after = before.with_posts(_numbered(100, 1)).beside(_numbered(200, 1))
    assert after.parts[0] is before.parts[0]
    assert (len(before), len(after)) == (100, 102)
    assert after[-1].id == "200"


def test_a_corrected_post_takes_the_place_of_the_old_one_and_is_found_as_a_copy() -> None:
    shelves = Shelves().with_posts(_numbered(0, 4)).beside(_numbered(9, 1))
    shelves.warm()
    corrected = PastPost(id="2", text="one two three four 2", at=NOON + timedelta(minutes=2), intent="talk")
    after = shelves.replaced([corrected])
    assert [post.intent for post in after][:4] == [None, None, "talk", None]
    (found,) = past_of(kept := History(posts=after)).copies.like("one two three four 2", 1.0)
    assert found.post is corrected
    assert kept.posts is after


def test_a_post_whose_text_was_mended_is_found_by_its_new_words() -> None:
    shelves = Shelves().with_posts(_numbered(0, 3))
    shelves.warm()
    mended = PastPost(id="1", text="something quite different this time", at=NOON + timedelta(minutes=1))
    past = past_of(kept := History(posts=shelves.replaced([mended])))
    assert [copy.post for copy in past.copies.like(mended.text, 1.0)] == [mended]
    assert past.copies.like("one two three four 1", 1.0) == []
    assert len(kept.posts) == 3
