"""A link card says what its page says of itself, whatever the page is like."""

import asyncio
import io

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.errors import InputError
from app.networks.web.pages import Pages
from app.services.pictures.link_cards import LinkCard, LinkCards
from app.services.pictures.page_head import PageHead, read_head

HEAD = """<html><head><title>Plain
 title</title>
<meta property="og:title" content="Bread &amp; butter"><meta name="description" content="All  about it.">
<meta property="og:image" content="/loaf.png"></head><body><svg><title>not this</title></svg></body></html>"""


def png() -> bytes:
    """Return a small picture."""
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "brown").save(out, "PNG")
    return out.getvalue()


def card_of(*, page: str = HEAD, kind: str = "text/html", picture: bytes = b"") -> tuple[LinkCard, list[str]]:
    """Return the card of a page, asked for twice, and what was asked of the server."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        if request.url.path == "/loaf.png":
            return httpx.Response(200 if picture else 404, content=picture)
        return httpx.Response(200, content=page.encode(), headers={"content-type": kind})

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return ("93.184.215.14",)

    async def work() -> LinkCard:
        cards = LinkCards(Pages(transport=httpx.MockTransport(answer), resolve=resolve))
        try:
            first = await cards.card("https://www.example.com/bread")
            assert await cards.card("https://www.example.com/bread") is first
            return first
        finally:
            await cards.close()

    return asyncio.run(work()), asked


def test_a_card_has_title_description_and_picture_and_is_read_once() -> None:
    card, asked = card_of(picture=png())
    assert (card.host, card.title, card.description) == ("example.com", "Bread & butter", "All about it.")
    assert card.picture is not None
    assert (card.picture.width, card.picture.height) == (40, 20)
    assert asked == ["/bread", "/loaf.png"]


@pytest.mark.parametrize("picture", [b"", b"no picture at all"])
def test_a_picture_that_cannot_be_had_is_left_out(picture: bytes) -> None:
    card, _ = card_of(picture=picture)
    assert card.title == "Bread & butter"
    assert card.picture is None


def test_a_page_that_says_nothing_has_no_card() -> None:
    with pytest.raises(InputError, match="does not say"):
        card_of(page="<p>Hello</p>")
    with pytest.raises(InputError, match="gives no page"):
        card_of(kind="application/pdf")


def test_the_title_stands_in_where_nothing_better_is_said() -> None:
    assert read_head(b"<title>A\n loaf</title>", "", "https://example.com/") == PageHead(title="A loaf")


def test_the_letters_are_read_as_the_page_was_written() -> None:
    page = "<meta charset='iso-8859-1'><title>Brötchen</title>".encode("latin-1")
    assert read_head(page, "", "https://example.com/").title == "Brötchen"
    assert (
        read_head("<title>Brötchen</title>".encode(), "no-such-code", "https://example.com/").title
        == "Brötchen"
    )


@pytest.mark.parametrize(
    "picture", ["javascript:alert(1)", "file:///etc/passwd", "data:image/png;base64,AA", "http://["]
)
def test_only_pictures_of_the_web_are_named(picture: str) -> None:
    page = f'<title>A</title><meta property="og:image" content="{picture}">'
    assert read_head(page.encode(), "", "https://example.com/").picture == ""


@pytest.mark.parametrize("sign", ["<", "<!", "<!--", "</", "<meta ", '<meta "', "<title>", "<meta '<meta' "])
def test_a_hostile_page_is_read_quickly(sign: str) -> None:
    """html.parser alone takes half a minute for some of these; the limit of time for a test is far below."""
    assert read_head((sign * 200_000).encode(), "", "https://example.com/").picture == ""


def test_what_a_comment_says_is_not_said() -> None:
    page = b'<!-- <meta property="og:title" content="Old"> --><title>New</title><!-- <title>Never ends'
    assert read_head(page, "", "https://example.com/").title == "New"


@given(st.binary() | st.text(alphabet="<>/\"'=!-&;metaog:titlcn ").map(str.encode), st.text(max_size=8))
def test_no_page_brings_it_down(data: bytes, charset: str) -> None:
    head = read_head(data, charset, "https://example.com/")
    assert len(head.title) <= 300
