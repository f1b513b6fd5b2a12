"""What a server says is shown as one plain, short line without secrets."""

from hypothesis import given
from hypothesis import strategies as st

from app.networks.web.answers import WORDS_MAX, own_words


def test_the_message_is_taken_before_the_name_of_the_error() -> None:
    assert own_words("", {"error": "InvalidRequest", "message": "Text is too long"}, ()) == "Text is too long"


def test_html_is_shown_as_its_words() -> None:
    page = "<html><head><title>x</title></head><style>p{}</style><h1>Bad &amp; gone</h1><p>a < b</p>"
    assert own_words(page, None, ()) == "Bad & gone a < b"


def test_a_json_answer_without_words_shows_no_braces() -> None:
    assert own_words('{"ok": false}', {"ok": False}, ()) == ""


@given(st.text(max_size=600), st.text(min_size=4, max_size=20, alphabet="abcdef0123456789"))
def test_words_are_one_short_line_without_the_secret(said: str, secret: str) -> None:
    line = own_words(f"{said}{secret}{said}", None, (secret,))
    assert secret not in line
    assert len(line) <= WORDS_MAX
    assert line.isprintable()
