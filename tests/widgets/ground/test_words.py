"""Words that are longer than any line can be broken, or give way; what people copy stays as written."""

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.widgets.screen import shown
from widgets.ground.words import ZERO_WIDTH_SPACE, OneLine, Steady, breakable


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


def test_one_of_a_few_words_is_always_as_wide_as_the_widest_of_them(qtbot: QtBot) -> None:
    said = shown(qtbot, Steady(("Saved", "Saving, one moment …")))
    widths: set[int] = set()
    for words in ("", "Saved", "Saving, one moment …"):
        said.say(words)
        widths.add(said.sizeHint().width())
    assert len(widths) == 1


def test_a_line_that_does_not_fit_is_told_whole_by_its_tip(qtbot: QtBot) -> None:
    line = shown(qtbot, OneLine())
    line.say("a-long-name@somewhere-else.example")
    line.resize(line.minimumSizeHint())
    assert line.toolTip() == line.text()
    line.resize(line.sizeHint())
    assert line.toolTip() == ""
