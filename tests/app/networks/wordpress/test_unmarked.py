"""A text that was laid out as blocks is read back as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.networks.wordpress.blocks import blocks
from app.networks.wordpress.unmarked import unmarked


@pytest.mark.parametrize(
    "text",
    [
        "One\nline\n\nTwo",
        "## Big\n\nWords\n\n#### Small",
        "- a\n- b\n\nbetween\n\n1. c\n2. d",
        "> one\n> two\n\nafter",
        "```\na < b\n\n[c] **d**\n```",
        "Above\n\n---\n\nbelow",
        "**b** *i* `c*d*` 2 * 3 a_b_c [gallery] <b> &amp;",
        "[So **it** is](https://a.example/?b=1&c=2), see https://a.example/b_c_d.",
        r"\*not\* so",
        "",
    ],
)
def test_what_was_written_comes_back(text: str) -> None:
    assert unmarked(blocks(text)) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two <b>bold</b></p>", "One\n\nTwo **bold**"),
        ("<figure><img src='x' alt='y'/><figcaption>said</figcaption></figure><p>A</p>", "A"),
        ("<p>A<script>alert(1)</script></p>", "A"),
        ("plain\n words", "plain words"),
        ("<h1>Title</h1>text", "## Title\n\ntext"),
        ("</p></li></ul><a>", ""),
    ],
)
def test_the_html_of_others_reads_as_text(html: str, text: str) -> None:
    assert unmarked(html) == text


@given(st.text(st.sampled_from("ab*_`[]()# ->.1\n\\")))
def test_no_html_is_too_broken_to_be_read(text: str) -> None:
    once = unmarked(blocks(text))
    assert "".join(once.split()).count("a") == text.count("a")
    unmarked(text.replace("(", "<").replace(")", ">"))
