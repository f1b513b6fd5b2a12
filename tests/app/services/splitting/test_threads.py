"""A thread says all that its text says, in parts that fit, and breaks where a reader would pause."""

import itertools
from collections.abc import Callable

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from app.networks.mastodon.text import length
from app.services.splitting import threads
from app.services.splitting.threads import sections, split
from coach.counting.measures import graphemes, utf16_units

LINK = "https://example.com/the/oven?heat=240&time=45#crust"
WHOLE = (
    LINK,
    "www.example.org/rye",
    "@ann@social.example",
    "@bea.example.net",
    "#SourDough",
    "＃パン",
    "👩🏽‍🍳",
)
WORDS = (
    *WHOLE,
    "Bread",
    "rises",
    "twice",
    "e.g.",
    "naïve",
    "cafe\u0301",
    "🇩🇪🇫🇷",
    "水を足す。",
    "ขนมปัง",
    "--",
)
GAPS = (" ", " ", " ", ". ", "! ", "\n", "\n\n", "\n \n", "  ")
BREAKS = ("\n---\n", "\n\n-----  \n\n", "\n---\r\n", "\n---\n---\n")

plain = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=60).map(
    lambda pairs: "".join(f"{word}{gap}" for word, gap in pairs)
)
texts = st.lists(st.tuples(plain, st.sampled_from(BREAKS)), min_size=1, max_size=4).map(
    lambda pairs: "".join(f"{said}{mark}" for said, mark in pairs)
)
Count = Callable[[str], int]
counts = st.sampled_from(
    [graphemes, lambda text: length(text, 23), lambda text: length(text, None), utf16_units]
)
limits = st.integers(60, 300)  # longer than the longest of WHOLE with its number


def squeezed(text: str) -> str:
    """Return `text` without any space."""
    return "".join(text.split())


def without_breaks(text: str) -> str:
    """Return the lines of `text` that are no hand-made breaks."""
    return "\n".join(line for line in text.split("\n") if not regex.fullmatch(r"\s*-{3,}\s*", line))


@given(texts, counts, limits, st.booleans())
def test_nothing_is_lost_and_nothing_is_added_but_numbers(
    text: str, count: Count, limit: int, numbered: bool
) -> None:
    parts = [part.text for part in split(text, count, limit, numbered=numbered)]
    if numbered and len(parts) > 1:
        for number, part in enumerate(parts, 1):
            assert part.endswith(f" {number}/{len(parts)}")
        parts = [part.rpartition(" ")[0] for part in parts]
    assert squeezed("".join(parts)) == squeezed(without_breaks(text))


@given(texts, counts, limits, st.booleans())
def test_every_part_fits(text: str, count: Count, limit: int, numbered: bool) -> None:
    for part in split(text, count, limit, numbered=numbered):
        assert 0 < count(part.text) <= limit


@given(texts, counts, limits, st.booleans())
def test_looking_only_ahead_finds_the_same_parts(text: str, count: Count, limit: int, numbered: bool) -> None:
    parts = split(text, count, limit, numbered=numbered)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("app.services.splitting.threads.REACH", 1_000_000)
        assert split(text, count, limit, numbered=numbered) == parts


@given(texts, counts, limits)
def test_no_link_name_hashtag_or_sign_is_cut(text: str, count: Count, limit: int) -> None:
    parts = [part.text for part in split(text, count, limit)]
    for whole in WHOLE:
        assert sum(part.count(whole) for part in parts) == without_breaks(text).count(whole)
    signs = [sign for part in parts for sign in regex.findall(r"\X", part) if not sign.isspace()]
    assert signs == [sign for sign in regex.findall(r"\X", without_breaks(text)) if not sign.isspace()]


@given(texts, counts, limits)
def test_hand_made_breaks_are_kept(text: str, count: Count, limit: int) -> None:
    parts = split(text, count, limit)
    found = sections(text)
    assert [part.section for part in parts] == sorted(part.section for part in parts)
    for number, said in enumerate(found):
        own = [part.text for part in parts if part.section == number]
        assert squeezed("".join(own)) == squeezed(said)


@given(texts, counts, limits)
def test_parts_put_together_by_hand_made_breaks_are_split_the_same(
    text: str, count: Count, limit: int
) -> None:
    parts = [part.text for part in split(text, count, limit)]
    assert [part.text for part in split("\n---\n".join(parts), count, limit)] == parts


@given(plain)
def test_what_fits_stays_as_it_is(text: str) -> None:
    assert [part.text for part in split(text, graphemes, 10_000, numbered=True)] == [text.strip()][
        : bool(text.strip())
    ]
    assert [part.text for part in split(text, graphemes, 0)] == [text.strip()][: bool(text.strip())]


@given(plain, limits)
def test_no_part_could_have_taken_the_next_word(text: str, limit: int) -> None:
    assume("\n" not in text.strip() and not regex.search(r"[.!。]", text))
    parts = [part.text for part in split(text, graphemes, limit)]
    for part, following in itertools.pairwise(parts):
        assert graphemes(f"{part} {following.split()[0]}") > limit


@given(st.text(), limits)
def test_any_text_at_all_is_split_without_loss(text: str, limit: int) -> None:
    assume("-" not in text)
    assert squeezed("".join(part.text for part in split(text, len, limit))) == squeezed(text)


LINES = "One two three four"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{LINES}.\n\nFive six. Seven eight", [f"{LINES}.", "Five six. Seven eight"]),
        (f"{LINES}. Five six seven eight nine", [f"{LINES}.", "Five six seven eight nine"]),
        (f"{LINES} five six seven eight", [f"{LINES} five six", "seven eight"]),
        (f"Hi.\n\n{LINES} five six seven", [f"Hi.\n\n{LINES} five", "six seven"]),
        ("Ask J. Baker, e.g. about rye bread today", ["Ask J. Baker, e.g. about rye", "bread today"]),
        (f"{LINES} five six \u0301seven eight", [f"{LINES} five", "six \u0301seven eight"]),
        ("a" * 40, ["a" * 30, "a" * 10]),
        ("パンは二度ふくらむ。水を足す。" * 2 + "食べる", ["パンは二度ふくらむ。水を足す。" * 2, "食べる"]),
        (f"Go to {LINK}?a now", ["Go to", f"{LINK}?a", "now"]),
        (f"Go to example.org/{'a' * 40} now", ["Go to", f"example.org/{'a' * 40}", "now"]),
        ("Go to https://ex.org/a。b/c and read", ["Go to https://ex.org/a。b/c and", "read"]),
        ("One\n---\n\n---\nTwo", ["One", "Two"]),
        ("One\n--\nTwo", ["One\n--\nTwo"]),
        ("- - -\n--- no\nno ---", ["- - -\n--- no\nno ---"]),
        (" \n---\n ", []),
    ],
)
def test_a_part_ends_where_a_reader_would_pause(text: str, parts: list[str]) -> None:
    assert [part.text for part in split(text, graphemes, 30)] == parts


def test_a_section_with_a_picture_alone_is_a_part() -> None:
    text = "One\n---\n---\nTwo"
    assert [part.section for part in split(text, graphemes, 30)] == [0, 2]
    assert [part.text for part in split(text, graphemes, 30, pictured={1}, numbered=True)] == [
        "One 1/3",
        "2/3",
        "Two 3/3",
    ]


def test_a_number_of_two_digits_is_counted_in() -> None:
    parts = [part.text for part in split("bread " * 60, graphemes, 28, numbered=True)]
    assert len(parts) >= 10
    assert parts[0].endswith(f" 1/{len(parts)}")
    assert max(map(graphemes, parts)) <= 28


@given(st.lists(texts, min_size=2, max_size=4), counts, limits, st.data())
def test_what_is_known_of_other_texts_changes_nothing(
    many: list[str], count: Count, limit: int, data: st.DataObject
) -> None:
    text = "\n\n".join(many)
    at = data.draw(st.integers(0, len(text)))
    for said in (text, f"{text[:at]}x{text[at:]}", text[at:], text):
        threads._near_end.cache_clear()  # pyright: ignore[reportPrivateUsage] - nothing is known
        alone = split(said, count, limit)
        split(text, count, limit)
        assert split(said, count, limit) == alone


@given(texts)
def test_what_has_no_hyphens_is_one_section(text: str) -> None:
    assert sections(text) == tuple(
        said.strip() for said in regex.split(r"^[^\S\r\n]*-{3,}[^\S\r\n]*\r?$", text, flags=regex.MULTILINE)
    )


def test_after_a_key_only_the_parts_around_it_are_sought() -> None:
    counted = 0

    def count(text: str) -> int:
        nonlocal counted
        counted += 1
        return len(text)

    text = "\n\n".join(f"{number}. Bread rises twice, and rye takes its time." for number in range(1200))
    split(text, count, 300)
    first, counted = counted, 0
    split(f"Dear all: {text}", count, 300)
    assert counted < first / 20


def test_a_long_text_is_split_at_the_cost_of_its_parts() -> None:
    counted = 0

    def count(text: str) -> int:
        nonlocal counted
        counted += len(text)
        return len(text)

    text = "Bread rises twice, and rye takes its time. " * 1200
    parts = split(text, count, 300)
    assert len(parts) > 100
    assert counted < 100 * len(text)
