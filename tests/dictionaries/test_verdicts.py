"""Spelling says of every word what Hunspell says, by lists that belong to the dictionaries beside them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.language.accepted_words import AcceptedWords, accepted_by
from app.services.language.spelling import AMERICAN, BRITISH, open_dictionary
from app.services.language.spelling_words import words_to_judge
from tests.dictionaries.comparing import in_capitals, may_be_asked, slips, verdicts
from tests.dictionaries.expanding import expand, files_of
from tests.dictionaries.packing import pack, unpacked

SLIPS = 5_000
PIECES = ("bread", "London", "naïve", "smörgåsbord", "can", "'t", "’s", "I", "un", "'", "’", "-", ".", " ")
AFF = """SET UTF-8
PFX U Y 1
PFX U 0 un .
PFX R N 1
PFX R 0 re .
SFX S N 1
SFX S y ies [^aeiou]y
SFX D Y 1
SFX D 0 d e
"""


@pytest.fixture(params=[BRITISH, AMERICAN], scope="module")
def dictionary(request: pytest.FixtureRequest) -> str:
    """Each of the dictionaries that come along."""
    return str(request.param)


@pytest.fixture(scope="module")
def words(dictionary: str) -> list[str]:
    """Every word of it, in order."""
    return sorted(expand(*files_of(dictionary)))


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], set[str]]:
    """Expand a dictionary of the test's own."""

    def expanded(aff: str, dic: str) -> set[str]:
        (tmp_path / "own.aff").write_text(aff, encoding="utf-8")
        (tmp_path / "own.dic").write_text(dic, encoding="utf-8")
        return expand(tmp_path / "own.aff", tmp_path / "own.dic")

    return expanded


def test_the_list_belongs_to_the_dictionary_beside_it(dictionary: str, words: list[str]) -> None:
    packed = files_of(dictionary)[1].with_suffix(".words").read_bytes()
    assert sorted(unpacked(packed)) == words, "The dictionary has changed: run make dictionaries."


def test_words_and_slips_are_judged_as_hunspell_judges_them(dictionary: str, words: list[str]) -> None:
    for asked in (words[::25], slips(words, SLIPS, seed=2)):
        compared = verdicts(dictionary, in_capitals(asked))
        assert compared.words > SLIPS
        assert compared.differ == []


@given(st.lists(st.sampled_from(PIECES) | st.characters(max_codepoint=0x24F), max_size=20).map("".join))
def test_whatever_spelling_asks_about_hunspell_says_the_same(line: str) -> None:
    for start, end in words_to_judge(line):
        word = line[start:end].replace("’", "'")
        assert may_be_asked(word)
        assert accepted_by(BRITISH).accept(word) == open_dictionary(BRITISH).spell(word)


@given(st.sets(st.text(min_size=1, max_size=8), min_size=1), st.text(max_size=8))
def test_what_is_packed_is_found_and_nothing_else(words: set[str], other: str) -> None:
    packed = pack(words)
    assert set(unpacked(packed)) == words
    accepted = AcceptedWords(packed)
    parts = {word[:end] for word in words for end in range(len(word) + 1)}
    longer = {one + two for one in words for two in (*words, other)}
    for word in words | parts | longer | {other}:
        assert (word in accepted) == (word in words)


def test_a_prefix_and_a_suffix_go_together_where_both_may(written: Callable[[str, str], set[str]]) -> None:
    assert written(AFF, "2\ntie/UDR\ncarry/US\n") == {
        *("tie", "untie", "tied", "untied", "retie"),
        *("carry", "uncarry", "carries"),
    }


@pytest.mark.parametrize(
    ("aff", "dic"),
    [
        (f"{AFF}KEEPCASE k\n", "1\ntie/U\n"),
        (f"{AFF}SFX Z Y 1\nSFX Z 0 r/S e\n", "1\ntie/Z\n"),
        (f"{AFF}ICONV ʼ '\n", "1\ntie/U\n"),
        (AFF, "1\nneck-tie/U\n"),
        (AFF, "1\ntie/U po:noun\n"),
    ],
)
def test_what_would_be_read_wrongly_is_refused(
    written: Callable[[str, str], set[str]], aff: str, dic: str
) -> None:
    with pytest.raises(ValueError, match="not known here"):
        written(aff, dic)
