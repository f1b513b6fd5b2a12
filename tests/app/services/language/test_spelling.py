"""What is flagged, what never is, and the writer's own dictionary."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError, StoreError
from app.services.language.spelling import Spelling, dictionary_for


def _flagged(spelling: Spelling, line: str, dictionary: str = "en-GB") -> list[str]:
    spans = asyncio.run(spelling.check([line], dictionary))[0]
    return [line[start:end] for start, end in spans]


@pytest.fixture
def spelling(tmp_path: Path) -> Spelling:
    """A fresh one, that knows one name."""
    return Spelling(own_words=tmp_path / "words.txt", known=("Zuzana Novotna",))


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("We recieve bread every morning.", ["recieve"]),
        ("Teh dough rests. Thier bread too.", ["Teh", "Thier"]),
        ("we’re definately late", ["definately"]),
        ("a well-knwon oven", ["knwon"]),
    ],
)
def test_misspelt_words_are_flagged(spelling: Spelling, line: str, wrong: list[str]) -> None:
    assert _flagged(spelling, line) == wrong


@pytest.mark.parametrize(
    "line",
    [
        "Siobhan and Oyelaran met Wojciech’s sister.",
        "zuzana says hello",
        "Ask @jonh.exmaple.com or @wiat@exmaple.org about it",
        "See https://exmaple.com/teh or exmaple.com/recieve or www.teh.example",
        "Wiat for #Breadd and #teh, issue #12wiat, $TEHH",
        "Write to jonh@exmaple.com about report.pdff in src/mian.py",
        "BAKERS WIAT, says NASAA",
        "The iPhonne of a GitHubber",
        "Covid19 on the 3rd at 5pm for 20kg",
        "It is `teh_code` and `wiat`, snake_csae too",
        "soooo goood, yesss",
        "naïve señores eat smörgås and кофе and 日本",
        "the onboarding of coworkers on the fediverse",
        "",
    ],
)
def test_what_people_spell_as_they_like_is_never_flagged(spelling: Spelling, line: str) -> None:
    assert _flagged(spelling, line) == []


def test_each_english_has_its_own_dictionary(spelling: Spelling) -> None:
    line = "colour color"
    assert _flagged(spelling, line, "en-GB") == ["color"]
    assert _flagged(spelling, line, "en-US") == ["colour"]


@pytest.mark.parametrize(
    ("language", "dictionary"),
    [("en", "en-GB"), ("en-US", "en-US"), ("en_us", "en-US"), ("en-AU", "en-GB"), ("de", ""), ("", "")],
)
def test_a_language_without_a_dictionary_is_left_in_peace(language: str, dictionary: str) -> None:
    assert dictionary_for(language, "en-GB") == dictionary


def test_judging_does_not_load_hunspell(spelling: Spelling, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("app.services.language.spelling.open_dictionary", asked.append)
    assert _flagged(spelling, "We recieve bread, Teh bread of Zuzana.") == ["recieve", "Teh"]
    assert asked == []


def test_suggestions_begin_with_the_likeliest(spelling: Spelling) -> None:
    async def first(word: str) -> str:
        return (await spelling.suggest(word, "en-GB"))[0]

    for wrong, right in (("recieve", "receive"), ("Teh", "The"), ("definately", "definitely")):
        assert asyncio.run(first(wrong)) == right


def test_a_learnt_word_is_right_from_then_on_and_after_a_restart(spelling: Spelling, tmp_path: Path) -> None:
    assert _flagged(spelling, "a brøtli or a brotli") == ["brotli"]
    asyncio.run(spelling.learn("brotli"))
    assert _flagged(spelling, "a brotli, two brotli's, Brotli") == []
    again = Spelling(own_words=tmp_path / "words.txt")
    assert _flagged(again, "a brotli") == []
    asyncio.run(again.unlearn("brotli"))
    assert _flagged(again, "a brotli") == ["brotli"]


def test_a_list_that_cannot_be_used_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        _flagged(Spelling(own_words=tmp_path / "words.txt"), "a brotli")
    with pytest.raises(StoreError, match="cannot be saved"):
        asyncio.run(Spelling(own_words=tmp_path / "nowhere" / "words.txt").learn("brotli"))


@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_text_can_be_checked_and_every_flag_covers_a_word(lines: Sequence[str]) -> None:
    found = asyncio.run(Spelling(own_words=Path("there-is-no-such-file")).check(lines, "en-GB"))
    assert len(found) == len(lines)
    for line, spans in zip(lines, found, strict=True):
        for start, end in spans:
            assert 0 <= start < end <= len(line)
            assert line[start:end].replace("'", "").replace("’", "").isalpha()
