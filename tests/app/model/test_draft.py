"""A draft is called after the first line that says something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.article import Article
from app.model.draft import TITLE_LENGTH, Variant
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


def test_an_account_gets_the_base_or_its_own_text_or_nothing() -> None:
    draft = make_draft(
        text="Bread",
        variants=(
            Variant(account_id="bob", text="Rolls", base="Bread"),
            Variant(account_id="cem", text=None, base="Bread"),
        ),
    )
    assert [draft.text_for(account) for account in ("ada", "bob", "cem")] == ["Bread", "Rolls", None]


def test_an_own_text_lags_once_the_base_has_moved_on() -> None:
    own = Variant(account_id="bob", text="Rolls", base="Bread")
    nothing = Variant(account_id="cem", text=None, base="Bread")
    draft = make_draft(text="Bread", variants=(own, nothing))
    assert [draft.lagging(account) for account in ("ada", "bob", "cem")] == [False, False, False]
    moved = make_draft(text="Bread rises", variants=(own, nothing))
    assert [moved.lagging(account) for account in ("ada", "bob", "cem")] == [False, True, False]


def test_a_draft_with_nothing_but_a_title_for_the_blog_is_not_empty() -> None:
    assert make_draft(article=Article(title=" ")).empty
    assert not make_draft(article=Article(title="Rye")).empty
    assert not make_draft(article=Article(tags=("rye",))).empty
