"""Taking the tail off a link leaves the rest as it was."""

import pytest

from coach.rules.bare_link_text import without_tracking


@pytest.mark.parametrize(
    ("link", "clean"),
    [
        ("https://example.com/a?utm_source=x", "https://example.com/a"),
        ("https://example.com/a?utm_source=x#part", "https://example.com/a#part"),
        ("https://example.com/a?id=7&utm_source=x&b=%20", "https://example.com/a?id=7&b=%20"),
        ("https://example.com/a?FBCLID=1&id", "https://example.com/a?id"),
        ("https://example.com/a?id=7", "https://example.com/a?id=7"),
        ("https://example.com/a?", "https://example.com/a?"),
    ],
)
def test_only_what_counts_people_is_cut(link: str, clean: str) -> None:
    assert without_tracking(link) == clean
    assert without_tracking(clean) == clean
