"""Who signed a text, in the many ways that people do it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.texts.signature import goes_on, presents_itself, signed_at
from coach.texts.text import read


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("The stove was out, sorry. ^AB", "^AB"),
        ("The stove was out, sorry.^Ana", "sorry.^Ana"),
        ("The stove was out, sorry. *Ana", "*Ana"),
        ("The stove was out, sorry. -Ana", "-Ana"),
        ("The stove was out, sorry. - Ana", "- Ana"),
        ("The stove was out, sorry.\nAna", "Ana"),
        ("The stove was out, sorry. Ana B.", "Ana B."),
        ("The stove was out. Kind regards, Ana", "Ana"),
        ("The stove was out, sorry. ^AB https://example.com", "^AB https://example.com"),
        ("The stove was out, sorry. ^AB 2/2 🙂", "^AB 2/2 🙂"),
        ("The stove was out 2/2^AB", "2/2^AB"),
    ],
)
def test_a_signature_is_found(text: str, signature: str) -> None:
    at = signed_at(read(text))
    assert at is not None
    assert text[at:] == signature


@pytest.mark.parametrize(
    "text",
    [
        "The stove was out, sorry.",
        "The stove was out. Thanks",
        "The stove was out. Sorry!",
        "Is that the new one from Ana",
        "It is a re-run",
        "It fits. " + "Z" + 30 * "z",
        "Ana",
        "",
        "^",
    ],
)
def test_an_unsigned_text_has_none(text: str) -> None:
    assert signed_at(read(text)) is None


def test_a_part_of_an_answer_goes_on_until_the_last() -> None:
    assert goes_on(read("Turn it off and (1/2)"))
    assert goes_on(read("Turn it off and..."))
    assert not goes_on(read("on again. ^AB 2/2"))
    assert not goes_on(read("Turn it off and on again."))


def test_a_name_that_is_said_counts() -> None:
    assert presents_itself(read("This is Ana, the stove was out."))
    assert presents_itself(read("Bo here! The stove was out."))
    assert not presents_itself(read("This is the stove that was out."))


@given(st.text(max_size=200))
def test_any_text_can_be_asked_for_its_signature(text: str) -> None:
    at = signed_at(read(text))
    assert at is None or 0 <= at < len(text)
    goes_on(read(text))
    presents_itself(read(text))
