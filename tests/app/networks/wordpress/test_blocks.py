"""Light Markdown becomes blocks; whatever else is in a text stays what it was, and harmless."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.networks.wordpress.blocks import blocks, html
from app.networks.wordpress.markup import titled

TAGS = {"p", "br", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr"}
INSIDE = {"strong", "em", "a"}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("One\nline\n\nTwo", "<p>One<br>line</p>\n<p>Two</p>"),
        ("Windows\r\nlines", "<p>Windows<br>lines</p>"),
        ("# Big\n## Less\n### Small ###", "<h2>Big</h2>\n<h2>Less</h2>\n<h3>Small</h3>"),
        ("#rye is no heading", "<p>#rye is no heading</p>"),
        ("- a\n* b\n\n1. c\n2) d", "<ul><li>a</li><li>b</li></ul>\n<ol><li>c</li><li>d</li></ol>"),
        ("Words\n- a", "<p>Words</p>\n<ul><li>a</li></ul>"),
        ("> one\n> two", "<blockquote><p>one<br>two</p></blockquote>"),
        ("```py\na < b\n\n[c]\n```", "<pre><code>a &lt; b\n\n&#91;c]</code></pre>"),
        ("``` never closed", "<p>``` never closed</p>"),
        ("Above\n\n---\n\nbelow", "<p>Above</p>\n<hr/>\n<p>below</p>"),
        ("**b** *i* _j_ `c*d*`", "<p><strong>b</strong> <em>i</em> <em>j</em> <code>c*d*</code></p>"),
        (r"\*not\* 2 * 3 * 4 a_b_c", "<p>*not* 2 * 3 * 4 a_b_c</p>"),
        (
            "[So **it** is](https://a.example/?b=1&c=2)",
            '<p><a href="https://a.example/?b=1&amp;c=2">So <strong>it</strong> is</a></p>',
        ),
        (
            "See https://a.example/b_c_d, and more",
            '<p>See <a href="https://a.example/b_c_d">https://a.example/b_c_d</a>, and more</p>',
        ),
        ("[x](javascript:alert(1))", "<p>&#91;x](javascript:alert(1))</p>"),
        ("<b onclick=x>", "<p>&lt;b onclick=x&gt;</p>"),
        ("", ""),
    ],
)
def test_what_is_written_is_laid_out(text: str, made: str) -> None:
    assert html(text) == _classed(made)


def test_each_block_bears_its_name_for_the_editor_of_the_site() -> None:
    assert blocks("### Three\n\n1. one") == (
        '<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading">Three</h3>\n<!-- /wp:heading -->\n\n'
        '<!-- wp:list {"ordered":true} -->\n<ol><!-- wp:list-item -->\n<li>one</li>\n'
        "<!-- /wp:list-item --></ol>\n<!-- /wp:list -->"
    )


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Given", "# Mine\n\nText", ("Given", "# Mine\n\nText")),
        ("  two   words ", "Text", ("two words", "Text")),
        ("", "# Mine\n\nText", ("Mine", "Text")),
        ("", "\n# *Mine*\nText", ("Mine", "Text")),
        ("", "## Second\n\nText", ("", "## Second\n\nText")),
        ("", "# Alone", ("", "# Alone")),
        ("", "Text\n# Late", ("", "Text\n# Late")),
    ],
)
def test_a_first_heading_is_the_title_where_there_is_none(
    title: str, text: str, expected: tuple[str, str]
) -> None:
    assert titled(title, text) == expected


class Reader(HTMLParser):
    """Collects what a browser would make of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.targets: list[str] = []
        self.words = ""
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.targets += [value or "" for name, value in attrs if name == "href"]
        assert {name for name, _ in attrs} <= {"href", "class"}

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


marked = st.text(st.sampled_from("ab<>&[]()`*_#->!\\ \n1.:/\"'=")) | st.text()


@given(st.lists(marked | st.sampled_from(["https://a.example/", "<!-- wp:html -->", "](mailto:x)", "[x"])))
def test_no_text_makes_anything_but_known_tags(pieces: list[str]) -> None:
    reader = Reader()
    reader.feed(blocks("".join(pieces)))
    reader.close()
    assert reader.tags <= TAGS | INSIDE
    schemes = ("http://", "https://", "mailto:")
    assert all(target.casefold().startswith(schemes) for target in reader.targets)
    assert all(comment.strip().lstrip("/").startswith("wp:") for comment in reader.comments)
    assert "[" not in blocks("".join(pieces))


@given(st.text(st.characters(categories=("L", "N", "Zs"))))
def test_no_word_gets_lost(text: str) -> None:
    reader = Reader()
    reader.feed(html(text))
    reader.close()
    assert reader.words.split() == text.split()


def _classed(made: str) -> str:
    named = {
        "<h2>": '<h2 class="wp-block-heading">',
        "<h3>": '<h3 class="wp-block-heading">',
        "<blockquote>": '<blockquote class="wp-block-quote">',
        "<pre>": '<pre class="wp-block-code">',
        "<hr/>": '<hr class="wp-block-separator has-alpha-channel-opacity"/>',
    }
    for plain, classed in named.items():
        made = made.replace(plain, classed)
    return made
