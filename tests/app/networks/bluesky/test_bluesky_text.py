"""Links, mentions and hashtags are found where Bluesky shows them, as ranges of whole UTF-8 characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.networks.bluesky.text import Kind, Part, check_size, facets, parts


def shown(text: str) -> list[tuple[Kind, str, str]]:
    """Return each part's kind and value with the stretch of bytes that it covers, decoded strictly."""
    raw = text.encode()
    return [(part.kind, part.value, raw[part.start : part.end].decode()) for part in parts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://example.com.", [(Kind.LINK, "https://example.com", "https://example.com")]),
        ("(https://a.example/b)!", [(Kind.LINK, "https://a.example/b", "https://a.example/b")]),
        ("https://a.example/b_(c).", [(Kind.LINK, "https://a.example/b_(c)", "https://a.example/b_(c)")]),
        ("“https://a.example/ü”", [(Kind.LINK, "https://a.example/ü", "https://a.example/ü")]),
        ("https://a.example\u3000日本", [(Kind.LINK, "https://a.example", "https://a.example")]),
        ("read example.org/x, now", [(Kind.LINK, "https://example.org/x", "example.org/x")]),
        ("https://a.example/#top", [(Kind.LINK, "https://a.example/#top", "https://a.example/#top")]),
        ("👋🏽 @Ann.Example.com, hi", [(Kind.MENTION, "ann.example.com", "@Ann.Example.com")]),
        ("(@ann.test)", [(Kind.MENTION, "ann.test", "@ann.test")]),
        (
            "écrit #Brot, #日本! ＃café",
            [(Kind.TAG, "Brot", "#Brot"), (Kind.TAG, "日本", "#日本"), (Kind.TAG, "café", "＃café")],
        ),
    ],
)
def test_a_part_is_found_without_the_signs_around_it(
    text: str, expected: list[tuple[Kind, str, str]]
) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "me@example.com",
        "main.py and node.js",
        "https://…",
        "http://",
        "#123 #",
        "a#b",
        "@ann",
        "@a_b.com",
        "1.5 e.g. this",
    ],
)
def test_what_only_looks_like_a_part_stays_text(text: str) -> None:
    assert parts(text) == []


PIECES = st.sampled_from(
    [
        "https://example.com/é?a=1",
        "http://b.example/(x)",
        "www.example.org",
        "@ann.example.com",
        "#Tag",
        "#日本",
        "👩🏽‍🍳",
        "é",
        "(",
        ").",
        " ",
        "\n",
        "‍",
        "\u00a0",
        "#",
        "@",
        "…",
    ]
)


@given(st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=120)))
def test_every_range_cuts_whole_characters_and_spells_its_part(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    end = 0
    for part, (kind, value, seen) in zip(parts(text), shown(text), strict=True):
        assert end <= part.start < part.end
        end = part.end
        if kind is Kind.LINK:
            assert value in {seen, f"https://{seen}"}
        elif kind is Kind.MENTION:
            assert f"@{value}" == seen.lower()
        else:
            assert value == seen[1:]


def test_a_mention_without_an_identity_stays_plain_text() -> None:
    made = facets("@ann.example.com and @bob.example.com", {"bob.example.com": "did:plc:bob"})
    assert made == [
        {
            "index": {"byteStart": 21, "byteEnd": 37},
            "features": [{"$type": "app.bsky.richtext.facet#mention", "did": "did:plc:bob"}],
        }
    ]


def test_a_tag_counts_to_64_signs_as_a_reader_sees_them() -> None:
    assert parts("#" + "ä" * 64) == [Part(kind=Kind.TAG, value="ä" * 64, start=0, end=129)]
    assert parts("#" + "ä" * 65) == []


def test_emoji_count_once_for_the_reader_and_fully_in_bytes() -> None:
    family = "👨‍👩‍👧‍👦"  # 25 bytes
    check_size(family * 120)
    with pytest.raises(Refused, match="bytes"):
        check_size(family * 121)
    check_size("a" * 300)
    with pytest.raises(Refused, match="301 characters"):
        check_size("a" * 301)
