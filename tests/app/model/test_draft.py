"""A draft is called after the first line that says something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.draft import TITLE_LENGTH
from tests.app.store.making import make_draft


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        (" \n\t\n", ""),
        ("Bread", "Bread"),
        ("\n  Bread rises. \nTwice.", "Bread rises."),
        ("b" * TITLE_LENGTH, "b" * TITLE_LENGTH),
        ("b" * (TITLE_LENGTH + 1), "b" * (TITLE_LENGTH - 1) + "…"),
        ("b" * (TITLE_LENGTH - 2) + "  bread", "b" * (TITLE_LENGTH - 2) + "…"),
    ],
)
def test_the_title_is_the_first_line_that_says_something(text: str, title: str) -> None:
    assert make_draft(text=text).title == title


@given(st.text())
def test_a_title_is_one_line_that_fits(text: str) -> None:
    title = make_draft(text=text).title
    assert len(title) <= TITLE_LENGTH
    assert len(title.splitlines()) <= 1
    assert bool(title) == bool(text.strip())
