"""Some hostile inputs in every run of the tests; `python -m tests.fuzzing` tries a hundred thousand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.counting.counting import networks
from coach.entry import Entry
from coach.profile import Profile
from coach.reviewing.review import review
from tests.fuzzing.run import fuzz

INPUTS = 400
EVERYTHING = Profile(previews=True)
PLANES = st.integers(0, 0x10FFFF).map(chr)  # every plane, lone surrogates too
PIECES = st.text(PLANES, max_size=6) | st.sampled_from(
    [
        "@a.",
        "@",
        "#",
        "a.com",
        "https://",
        "🇩",
        "\u200d",
        "\u202e",
        "\u0301",
        "\u200b",
        "“",
        '"',
        "\n\n",
        "RT @a:",
    ]
)


def test_hostile_inputs_raise_nothing() -> None:
    assert fuzz(INPUTS, seed=2).failures == []


@given(st.lists(PIECES, max_size=30).map("".join), st.booleans())
def test_no_text_of_any_plane_breaks_a_rule(text: str, as_reply: bool) -> None:
    entry = Entry(text=text, networks=tuple(networks()), alt=(text,), reply_to=text if as_reply else None)
    assert review(entry, EVERYTHING, readability=False).broken_rules == ()


@pytest.mark.timeout(60)  # what is quadratic or worse takes hours
@pytest.mark.parametrize(
    "piece", ["@a.", "🇩", "🇩🇪", "#1", "$5", "a'", "we are the best ", "\u0301", "“a b c d”", "1, "]
)
def test_a_long_row_of_one_thing_is_read_in_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    given_ = review(Entry(text=text, networks=tuple(networks())), EVERYTHING)
    assert given_.broken_rules == ()
