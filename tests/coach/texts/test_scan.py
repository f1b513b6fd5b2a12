"""Telling words from links: what makes the search fast changes nothing in what it finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from coach.texts.scan import BARE_LINK, WORD, Scan, fold, word_in

PLAIN = st.text(st.sampled_from("abt nm's 0 5_-.,\n"), max_size=80)


@given(PLAIN)
def test_the_words_of_plain_letters_are_the_same_by_either_pattern(text: str) -> None:
    assert word_in(text).findall(text) == WORD.findall(text)


def test_words_with_other_letters_are_looked_for_by_their_own_pattern() -> None:
    assert word_in("über 0").findall("über 0") == ["über", "0"]


@given(
    st.lists(st.sampled_from(["a", "-", ".", "com", "example.com", " ", "@", "/x", "é", "io"]), max_size=20)
)
def test_every_address_without_a_scheme_is_found(pieces: list[str]) -> None:
    text = fold("".join(pieces))
    links = [found.start() for found in re.finditer(BARE_LINK, text)]
    mentions = [place for place, _ in Scan(text).mentions]
    found = [place for place, _ in Scan(text).urls]
    assert found == [link for link in links if link not in mentions]
