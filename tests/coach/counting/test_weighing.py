"""X weighs a text by twitter-text's published configuration, version 3; the other units by Unicode."""

import unicodedata

import emoji
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from coach.counting.counting import count
from coach.counting.emoji_sequences import MAY_HAVE_EMOJI, emoji_pattern
from coach.counting.links_on_x import links, shortened
from coach.counting.measures import graphemes, utf8_bytes, utf16_units
from resources.finder import resource_text

LISTED = sorted(
    written
    for written, facts in emoji.EMOJI_DATA.items()
    if facts["status"] in (emoji.STATUS["fully_qualified"], emoji.STATUS["component"])
)
LONGEST = max(map(len, LISTED))
EMOJI = frozenset(LISTED)
DOMAINS = [line for line in resource_text("top_level_domains.txt").splitlines() if line[0] != "#"]
LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))  # weight 100 of 200, config/v3.json
LINK = 23
PIECES = st.one_of(
    st.text(st.characters(exclude_characters=".", exclude_categories=["Cs"])),
    st.sampled_from(LISTED),
    st.sampled_from("\u200d\ufe0f\u200e\u200f\u202e\u2067é日한ー。\U0001f3fb\U0001f1e6"),
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


def weight(text: str) -> int:
    """Return the weight of a text without links: each emoji as a whole, each other sign by its code point."""
    text = unicodedata.normalize("NFC", text)
    found = at = 0
    while at < len(text):
        ends = (end for end in range(min(len(text), at + LONGEST), at, -1) if text[at:end] in EMOJI)
        end = next(ends, 0)
        light = any(first <= ord(text[at]) <= last for first, last in LIGHT)
        found += 1 if light and not end else 2
        at = end or at + 1
    return found


def test_every_emoji_of_unicode_weighs_two() -> None:
    assert [written for written in LISTED if count(written, "x").used != 2] == []
    assert [written for written in LISTED if count(f"a{written}b", "x").used != 4] == []
    assert [written for written in LISTED if not MAY_HAVE_EMOJI.search(written)] == []


@given(TEXTS)
def test_any_text_without_links_weighs_what_its_signs_weigh(text: str) -> None:
    assert count(text, "x").used == weight(text)


@pytest.mark.parametrize("form", ["https://example.{}", "http://a.example.{}/path?a=b#c", "example.{}"])
def test_a_link_under_every_top_level_domain_weighs_23(form: str) -> None:
    for link in map(form.format, DOMAINS):
        assert count(link, "x").used == LINK
        assert count(f"See {link}, please", "x").used == len("See , please") + LINK
        assert count(f"见{link}。", "x").used == 2 + LINK + 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A plain sentence.Another one without a space.", []),
        ("example.notadomain http://example.notadomain", []),
        ("mail ana@example.com or #example.com or $example.com", []),
        ("_example.com -example.com /example.com", []),
        ("日本語example.com日本語", ["example.com"]),
        ("http://日本語.com/道", ["http://日本語.com/"]),
        ("example.com/a_(b)_c, then", ["example.com/a_(b)_c"]),
        ("(see http://example.com/x?y=z.)", ["http://example.com/x?y=z"]),
        ("http://example.com:8080/ok! EXAMPLE.ORG", ["http://example.com:8080/ok", "EXAMPLE.ORG"]),
        ("\u200ehttp://example.com\u200f \u2067example.de\u2069", ["http://example.com", "example.de"]),
        ("example.co.uk and xn--mnchen-3ya.de", ["example.co.uk", "xn--mnchen-3ya.de"]),
        ("https://example.com.", ["https://example.com"]),
        ("http://example.com/path.?q=1", ["http://example.com/path"]),
        ("😀example.com😀", ["example.com"]),
    ],
)
def test_links_are_found_where_x_finds_them(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in links(text)] == found


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("\u200e", 2),  # 8206 and 8207 are in none of the light ranges
        ("\u202aabc\u202c", 7),
        ("\u2066abc\u2069", 7),
        ("“quoted” – and so on…", len("“quoted” – and so on") + 2),  # the dots are 8230
        ("©", 1),
        ("©️", 2),
        ("1\ufe0f", 3),
        ("🐶🏻", 4),  # dogs take no skin tone: two emoji
        ("👩‍🐶", 5),  # and no such family is listed: two emoji and the joiner
        ("🇦🇦", 4),  # no country
        ("cafe\u0301", 4),
        ("가", 2),
        ("\u1100\u1161", 2),  # becomes one syllable
    ],
)
def test_signs_at_the_edges(text: str, used: int) -> None:
    assert count(text, "x").used == used


@given(TEXTS, st.integers(1, 40))
def test_what_is_no_link_stays_as_it_is(text: str, length: int) -> None:
    assert shortened(text, length) == text
    assert shortened(f"{text} example.com {text}", length) == f"{text} {'x' * length} {text}"


@given(st.text(alphabet="a.日/:-_(@#?é \u200e2", max_size=60))
def test_links_are_in_order_and_apart(text: str) -> None:
    at = 0
    for start, end in links(text):
        assert at <= start < end <= len(text)
        at = end


@given(TEXTS)
def test_graphemes_are_those_of_unicode(text: str) -> None:
    assert graphemes(text) == len(regex.findall(r"\X", text))


def test_every_emoji_is_one_grapheme() -> None:
    assert [written for written in LISTED if graphemes(written) != 1] == []
    assert [written for written in LISTED if not emoji_pattern().fullmatch(written)] == []


@given(st.text(st.characters(codec=None)))
def test_bytes_and_units_are_those_of_each_code_point(text: str) -> None:
    codes = [ord(sign) for sign in text]
    assert utf8_bytes(text) == sum(1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF) for code in codes)
    assert utf16_units(text) == sum(1 + (code > 0xFFFF) for code in codes)
    if "." not in text:
        assert count(text, "telegram").used == utf16_units(text)
        assert count(text, "youtube").used == utf8_bytes(text)
