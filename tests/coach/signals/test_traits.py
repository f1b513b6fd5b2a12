"""What a post shows: the traits that are told by their form rather than by a lexicon."""

import pytest

from coach.signals.together import _PAIRS, note_combinations  # pyright: ignore[reportPrivateUsage] - each is tried
from coach.signals.traits import LONG, traits_of
from coach.texts.text import read

MONEY, CLOCK, YEAR = "has an amount of money", "has a time of day", "has a year"
SCORE, MODEL = "has a score or a range", "names a model of letters and digits"
NUMBERS = (MONEY, CLOCK, YEAR, SCORE, MODEL)
NONE: set[str] = set()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A loaf is $5 today", {MONEY}),
        ("A loaf is 5 bucks today", {MONEY}),
        ("We met 5 eurosceptics", NONE),
        ("We open at 5pm", {CLOCK}),
        ("We open at 10:30 a.m. here", {CLOCK}),
        ("Mix 1:3 parts", NONE),
        ("Baked since 1987", {YEAR}),
        ("Baked 19870 loaves", NONE),
        ("It ended 3-2", {SCORE}),
        ("It takes 20 – 30 minutes", {SCORE}),
        ("It ended well - 4 loaves left", NONE),
        ("The B52 and 3 more", {MODEL}),
        ("A 4K screen and 3 more", {MODEL}),
        ("b52 and 3 more", NONE),
    ],
)
def test_a_number_is_told_by_its_form(text: str, shown: set[str]) -> None:
    assert traits_of(read(text)).keys() & set(NUMBERS) == shown


@pytest.mark.parametrize(
    ("text", "trait", "word"),
    [
        ("we are baking and selling", "has a word in -ing", "baking"),
        ("the king is sing\u00e9ing it, baking", "has a word in -ing", "baking"),
        ("the kindest of all", "has a word in -est", "kindest"),
        ("red but baked", "has a word in -ed", "baked"),
        ("a fly flies slowly", "has a word in -ly", "slowly"),
    ],
)
def test_the_first_plain_word_with_an_ending_is_shown(text: str, trait: str, word: str) -> None:
    assert traits_of(read(text))[trait] == word


@pytest.mark.parametrize("text", ["the king", "red", "a fly", f"{'a' * 30}ing it is"])
def test_a_short_or_endless_word_has_no_ending(text: str) -> None:
    assert not any(trait.startswith("has a word in -") for trait in traits_of(read(text)))


@pytest.mark.parametrize(("name", "ones", "others"), [pair for pair in _PAIRS if pair[2]])
def test_two_traits_make_a_third(name: str, ones: tuple[str, ...], others: tuple[str, ...]) -> None:
    for one in ones:
        for other in others:
            found = {one: "", other: "shown"}
            note_combinations(found)
            assert found[name] == "shown"
            alone = {other: "shown"}
            note_combinations(alone)
            assert name not in alone


def test_traits_may_be_added_to_what_is_returned() -> None:
    text = read("A loaf a day.\n" * LONG)
    traits_of(text)["is a reply"] = ""
    assert "is a reply" not in traits_of(text)
