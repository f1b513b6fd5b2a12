"""Four ways to say how long a text is, and the laws between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.counting.measures import code_points, graphemes, utf8_bytes, utf16_units

ANY_TEXT = st.text(st.characters(codec=None))


@given(ANY_TEXT)
def test_each_measure_is_at_least_as_fine_as_the_one_before(text: str) -> None:
    assert graphemes(text) <= code_points(text) <= utf16_units(text) <= utf8_bytes(text)


@given(ANY_TEXT)
def test_the_quick_way_and_the_full_way_see_the_same_characters(text: str) -> None:
    import regex

    assert graphemes(text) == len(regex.findall(r"\X", text))


@given(ANY_TEXT, ANY_TEXT)
def test_all_but_graphemes_add_up(one: str, other: str) -> None:
    assert code_points(one + other) == code_points(one) + code_points(other)
    assert utf8_bytes(one) + utf8_bytes(other) == sum(map(utf8_bytes, (one, other)))
    assert graphemes(one + other) <= graphemes(one) + graphemes(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, 0, 0, 0)),
        ("abc", (3, 3, 3, 3)),
        ("é", (1, 1, 1, 2)),
        ("e\u0301", (1, 2, 2, 3)),
        ("👩‍👩‍👧", (1, 5, 8, 18)),
        ("🇩🇪", (1, 2, 4, 8)),
        ("a\r\nb", (3, 4, 4, 4)),
        ("\ud800", (1, 1, 1, 3)),
    ],
)
def test_known_lengths(text: str, expected: tuple[int, int, int, int]) -> None:
    assert (graphemes(text), code_points(text), utf16_units(text), utf8_bytes(text)) == expected
