"""What differs is told by paragraph and by word, and nothing gets lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.drafts import differences
from widgets.drafts.differences import Pair, Piece, pairs, pieces, taken_over

TEXTS = st.text(st.sampled_from("ab \n.é🍞"), max_size=30)


def test_changed_paragraphs_stand_side_by_side() -> None:
    assert pairs("Bread rises.\n\nCome by.", "Bread rises.\n\nDo come by!\n#bread") == (
        Pair(one=("Bread rises.", ""), other=("Bread rises.", "")),
        Pair(one=("Come by.",), other=("Do come by!", "#bread")),
    )


def test_paragraphs_that_changed_one_for_one_are_taken_over_one_by_one() -> None:
    found = pairs("Bread\nSoup", "Rolls\nBroth")
    assert found == (Pair(one=("Bread",), other=("Rolls",)), Pair(one=("Soup",), other=("Broth",)))
    assert taken_over(found, 1) == "Rolls\nSoup"


def test_words_that_came_and_went_are_told_apart() -> None:
    assert pieces("Bread rises twice.", "Bread rests twice!") == (
        Piece(text="Bread ", kind="same"),
        Piece(text="rises", kind="gone"),
        Piece(text="rests", kind="new"),
        Piece(text=" twice", kind="same"),
        Piece(text=".", kind="gone"),
        Piece(text="!", kind="new"),
    )


def test_texts_that_are_too_long_to_compare_are_told_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differences, "MOST_WORDS", 3)
    assert [piece.kind for piece in pieces("Bread rises", "Bread rests")] == ["gone", "new"]
    assert [piece.kind for piece in pieces("Bread rises", "Bread rises")] == ["same"]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back_from_what_differs(one: str, other: str) -> None:
    found = pairs(one, other)
    assert "\n".join(line for pair in found for line in pair.one) == one
    assert "\n".join(line for pair in found for line in pair.other) == other
    told = pieces(one, other)
    assert "".join(piece.text for piece in told if piece.kind != "new") == one
    assert "".join(piece.text for piece in told if piece.kind != "gone") == other


@given(TEXTS, TEXTS)
def test_taking_over_every_paragraph_ends_at_the_one_text(one: str, other: str) -> None:
    text = other
    for _ in range(len(one) + len(other) + 2):
        found = pairs(one, text)
        nth = next((nth for nth, pair in enumerate(found) if not pair.same), None)
        if nth is None:
            break
        text = taken_over(found, nth)
    assert text == one
