"""Words that are longer than any line can be broken; what people copy stays as it was written."""

from hypothesis import given
from hypothesis import strategies as st

from widgets.ground.words import ZERO_WIDTH_SPACE, breakable


def test_a_word_that_no_line_holds_may_break_and_a_link_stays_whole() -> None:
    endless = "Donaudampfschifffahrtsgesellschaftskapitaensmuetze"
    shown = breakable(f"A {endless} it is")
    assert max(map(len, shown.replace(ZERO_WIDTH_SPACE, " ").split())) == 20
    link = "https://example.org/a-page-with-a-name-that-is-longer-than-a-line-is-wide"
    for kept in (link, "ada.byron.of.ockham.park@a-server-with-a-long-name.example", "Bread rises twice."):
        assert breakable(kept) == kept


@given(st.text())
def test_nothing_is_lost_by_it(text: str) -> None:
    assert breakable(text).replace(ZERO_WIDTH_SPACE, "") == text.replace(ZERO_WIDTH_SPACE, "")
