"""The index of all lexicons: one look-up tells which of them may have a phrase in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.texts.phrases import Index, Phrases, spellings
from coach.texts.text import FEW, read


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Index:
    found = Index()
    monkeypatch.setattr("coach.texts.text.INDEX", found)
    return found


def _entered(index: Index, *phrases: str) -> Phrases:
    lexicon = Phrases(phrases)
    lexicon.enter(index)
    return lexicon


def test_a_text_tells_which_lexicons_it_surely_lacks(index: Index) -> None:
    lamps = _entered(index, "blue lamp", "lantern")
    boats = _entered(index, "boat", "old boat")
    text = read("the blue lamp is lit")
    assert text.lacking == boats.bit
    assert text.has(lamps)
    assert not text.has(boats)


def test_a_lexicon_that_is_read_later_is_found_too(index: Index) -> None:
    boats = _entered(index, "boat")
    text = read("the blue lamp is lit")
    assert not text.has(boats)
    lamps = _entered(index, "blue lamp")
    assert text.has(lamps)
    assert [match.phrase for match in text.find(lamps)] == ["blue lamp"]


def test_a_lexicon_outside_the_index_is_found_too(index: Index) -> None:
    _entered(index, "boat")
    text = read("the blue lamp is lit, and the lamp by the door")
    assert [match.phrase for match in text.find(Phrases(["the * lamp", "lamp"]))] == [
        "the * lamp",
        "lamp",
        "lamp",
    ]


def test_every_lexicon_has_a_bit_of_its_own() -> None:
    index = Index()
    bits = [_entered(index, word).bit for word in ("boat", "lamp", "door", "boat")]
    assert bits == [1, 2, 4, 8]
    assert index.known == sum(bits)


LAMPS = Phrases(("lamp", "blue lamp", "the * lamp", "by the old door"))


@given(words=st.lists(st.sampled_from(["the", "blue", "old", "lamp", "door", "by", "a"]), max_size=FEW // 2))
def test_in_a_long_text_the_same_is_found_as_in_a_short_one(words: list[str]) -> None:
    short = " ".join(words)
    long = read(f"{short}. {'and so on ' * FEW}")
    assert long.find(LAMPS) == read(short).find(LAMPS)


@given(
    phrases=st.lists(
        st.lists(st.sampled_from(["the", "the/a", "blue/*", "*", "lamp", "lamp/door", "by"]), max_size=3).map(
            lambda behind: " ".join(("a/the", *behind))
        ),
        max_size=5,
    ),
    words=st.lists(st.sampled_from(["the", "a", "blue", "lamp", "door", "by"]), max_size=6).map(tuple),
)
def test_a_line_finds_the_phrases_that_it_stands_for(phrases: list[str], words: tuple[str, ...]) -> None:
    lexicon = Phrases(phrases)
    lexicon.enter(found := Index())
    spelled = {tuple(one.split()) for phrase in phrases for one in spellings(phrase)}
    for at, first in enumerate(words):
        standing = [
            phrase
            for phrase in sorted(spelled, key=lambda one: ("*" not in one, -len(one), one))
            if len(phrase) <= len(words) - at
            and all(part in ("*", word) for part, word in zip(phrase, words[at:], strict=False))
        ]
        known = lexicon.standing_at(words, at) if first in lexicon.first_words else []
        assert list(dict.fromkeys(known)) == standing
        assert not standing or lexicon.bit & found.beginning_in(words)[at]


def test_a_line_stands_for_every_choice_of_its_words() -> None:
    assert list(spellings("We/I are/am Open-Minded")) == [
        "we are open minded",
        "we am open minded",
        "i are open minded",
        "i am open minded",
    ]
