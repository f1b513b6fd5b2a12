"""Safe fixes are taken in order and apart, and the text between them stays as it is."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Family, Finding, Fix, Safety, Weight
from coach.reviewing.mending import applied, safe_fixes

TEXT = "0123456789"


def finding(start: int, end: int, safety: Safety = Safety.SAFE, words: str = "x") -> Finding:
    return Finding(
        rule="rule",
        family=Family.ACCESS,
        weight=Weight.HINT,
        start=start,
        end=end,
        message="",
        why="",
        suggestion="",
        fixes=(Fix(safety=safety, label="", start=start, end=end, replacement=words),),
    )


PLACES = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(sorted)


def test_only_safe_fixes_are_taken() -> None:
    assert safe_fixes([finding(0, 2, Safety.OFFERED)]) == ()


def test_of_two_that_overlap_the_first_is_taken() -> None:
    assert applied(TEXT, safe_fixes([finding(4, 8), finding(2, 5), finding(8, 9)])) == "01x567x9"


@given(st.lists(PLACES))
def test_fixes_are_in_order_and_apart(places: list[list[int]]) -> None:
    fixes = safe_fixes(finding(start, end) for start, end in places)
    assert all(one.end <= other.start for one, other in pairwise(fixes))
    kept = sum(fix.end - fix.start for fix in fixes)
    assert len(applied(TEXT, fixes)) == len(TEXT) - kept + len(fixes)


@given(st.lists(PLACES))
def test_fixes_that_change_nothing_change_nothing(places: list[list[int]]) -> None:
    fixes = safe_fixes(finding(start, end, words=TEXT[start:end]) for start, end in places)
    assert applied(TEXT, fixes) == TEXT
