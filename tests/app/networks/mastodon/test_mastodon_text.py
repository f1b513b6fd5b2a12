"""Texts survive the way through a server's HTML, and are counted as the server counts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.networks.mastodon.text import html_to_text, length, same
from tests.app.networks.mastodon.mastodon_html import as_mastodon_shows

PIECES = st.sampled_from(
    [
        "https://www.example.com/a/rather/long/path/to/some/page_(1)",
        "http://b.example",
        "\n",
        "\n\n",
        "\n\n\n",
        " ",
        "  ",
        "&amp;",
        "<b>",
        "a < b",
        "</p>",
        "<3",
        "&",
        "<!--",
        "<script>",
        "👩🏽‍🍳",
        "é",
        "e\u0301",
        "#Tag",
        "@ann",
        "--",
        "\u00a0",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=20).map("".join), st.text(max_size=100))


@given(TEXTS)
def test_what_mastodon_shows_of_a_text_reads_as_that_text(text: str) -> None:
    assert same(text, html_to_text(as_mastodon_shows(text)))


@given(TEXTS, TEXTS)
def test_two_texts_are_the_same_only_where_their_signs_are(one: str, other: str) -> None:
    def signs(text: str) -> str:
        return re.sub(r"[\s\x00\u00ad\ufe0e\ufe0f\u200b\u2060\ufeff]", "", text).replace("e\u0301", "é")

    if same(one, other) and one.isascii() and other.isascii():
        assert signs(one) == signs(other)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Yes!", "Yes?"),
        ("a b", "ab"),
        ("Day 1", "Day 2"),
        ("Hi", "hi"),
        ("@ann hi", "@bob hi"),
        ("so", "*so*"),
    ],
)
def test_a_small_difference_is_a_difference(ours: str, theirs: str) -> None:
    assert not same(ours, theirs)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>One<br />two</p><p>three</p>", "One\ntwo\n\nthree"),
        ("One<br>two<br><br>three<br>", "One\ntwo\n\nthree"),
        ("<p>One</p>\n<p>two</p>", "One\n\ntwo"),
        ("<p>a &lt; b &amp;amp; c</p>", "a < b &amp; c"),
        (
            '<p><span class="h-card"><a href="https://b.example/@ann" class="u-url mention">@<span>ann</span>'
            '</a></span> <a href="https://b.example/tags/x" class="mention hashtag">#<span>x</span></a></p>',
            "@ann #x",
        ),
        (
            'see <a href="https://example.com/a/long/way">example.com/a/lo…</a>',
            "see https://example.com/a/long/way",
        ),
        ('<a href="https://www.example.com/a">example.com/a</a>', "https://www.example.com/a"),
        ('<a href="https://example.com/y">my page</a>', "my page"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ('well<img src="x" alt=":blob:">', "well:blob:"),
        ("a<script>x()</script>b", "ab"),
        ("a < b", "a < b"),
        ("", ""),
    ],
)
def test_html_of_many_servers_reads_as_text(content: str, expected: str) -> None:
    assert html_to_text(content) == expected


def test_a_mention_is_the_same_with_and_without_its_host() -> None:
    assert same("hi @ann@social.example, and @bob", "hi @ann, and @bob@home.example")


@pytest.mark.parametrize(
    ("text", "per_link", "expected"),
    [
        ("abc", 23, 3),
        ("https://example.com/" + "a" * 100, 23, 23),
        ("(https://example.com).", 23, 26),
        ("http://a.b https://c.d", 23, 47),
        ("https://example.com", None, 19),
        ("@ann@social.example hi", 23, 7),
        ("me@example.com", 23, 14),
        ("👩🏽‍🍳é", 23, 2),
    ],
)
def test_length_is_counted_as_the_server_counts(text: str, per_link: int | None, expected: int) -> None:
    assert length(text, per_link) == expected
