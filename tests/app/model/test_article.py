"""Names of categories and tags are read out of one line."""

import pytest

from app.model.article import Article, names_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("", ()),
        (" , ,", ()),
        ("Bread", ("Bread",)),
        ("Bread,  Rye  and oats ,bread", ("Bread", "Rye and oats")),
        ("#rye, # Oats, #", ("rye", "Oats")),
    ],
)
def test_names_stand_between_commas_each_once(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line) == names


def test_an_article_says_what_it_says() -> None:
    assert Article().words == ()
    assert Article(title="Rye", tags=("bread", "oats")).words == ("Rye", "bread", "oats")
