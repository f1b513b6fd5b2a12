"""Check digits, and numbers that only look like those of a card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Verdict
from coach.entry import Entry
from coach.reviewing.review import review
from coach.rules.personal_data import luhn


@given(st.text("0123456789", min_size=12, max_size=18))
def test_of_ten_last_digits_one_is_right(digits: str) -> None:
    assert sum(luhn(digits + last) for last in "0123456789") == 1


@given(st.text("0123456789", min_size=12, max_size=18), st.data())
def test_one_wrong_digit_is_always_noticed(digits: str, data: st.DataObject) -> None:
    whole = next(digits + last for last in "0123456789" if luhn(digits + last))
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != whole[at]]))
    assert not luhn(whole[:at] + other + whole[at + 1 :])


@pytest.mark.parametrize("number", ["4111111111111111", "4111-1111-1111-1111", "3782 822463 10005"])
def test_a_card_is_a_reason_to_hold(number: str) -> None:
    given_ = review(Entry(text=f"My number for the tickets: {number}."))
    assert given_.verdict is Verdict.HOLD


@pytest.mark.parametrize(
    "text",
    [
        "Parcel 4111111111111112 came today",
        "See https://example.com/4111111111111111 there",
        "A run of 1111111111111117 ones and one seven",
        "The sum is 4111111111111111.25 in this old joke",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert "personal-data" not in {finding.rule for finding in review(Entry(text=text)).findings}
