"""Places in a text on the way to Qt and back."""

from hypothesis import given
from hypothesis import strategies as st

from widgets.ground.places_in_text import Offsets, codepoint_index, showable, utf16_offset

any_text = st.text(st.characters(exclude_categories=()))  # lone halves of pairs too
mixed_text = st.text("a😀é\ud800\udc00\u2029🇩")


@given(any_text | mixed_text, st.data())
def test_a_place_in_the_text_survives_the_way_to_qt_and_back(raw: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(raw)))
    assert codepoint_index(raw, utf16_offset(raw, index)) == index


@given(any_text | mixed_text, st.data())
def test_an_offset_counts_the_units_that_utf16_needs(raw: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(raw)))
    units = len(raw[:index].encode("utf-16-le", "surrogatepass")) // 2
    assert utf16_offset(raw, index) == Offsets(raw).of(index) == units


@given(any_text | mixed_text, st.data())
def test_the_second_half_of_a_pair_belongs_to_the_code_point_of_the_first(
    raw: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, utf16_offset(raw, len(raw))))
    index = codepoint_index(raw, offset)
    assert 0 <= offset - utf16_offset(raw, index) <= 1


@given(any_text | mixed_text)
def test_what_is_showable_has_no_halves_and_stays_as_it_is(raw: str) -> None:
    shown = showable(raw)
    shown.encode("utf-8")
    assert showable(shown) == shown
    assert utf16_offset(shown, len(shown)) == utf16_offset(raw, len(raw))
