"""Which language a post is in, and when it is better to say nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.language.languages import LANGUAGES, detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sourdough stays fresh for a week in a linen bag. How do you keep yours?", "en"),
        ("New blog post: 5 tips for better bread that you can bake today", "en"),
        ("Guten Morgen zusammen, heute gibt es frisches Brot @ada #sourdough", "de"),
        ("Le pain est prêt, venez le chercher https://example.com/the-bread-is-ready", "fr"),
        ("Chleb jest gotowy, przyjdźcie", "pl"),
        ("パンが焼けました。取りに来てください", "ja"),
        ("빵이 다 됐어요 가지러 오세요", "ko"),
        ("Хліб готовий, приходьте", "uk"),
        ("הלחם מוכן, בואו", "he"),
    ],
)
def test_a_sentence_is_enough_to_tell_the_language(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text", ["", "🥐", "ok", "Bread", "@ada @bob", "https://example.com/das-brot-ist-fertig", "12:30"]
)
def test_too_little_text_has_no_language(text: str) -> None:
    assert detect(text) == ""


@given(st.text(max_size=300))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert detect(text) in {"", *LANGUAGES}
