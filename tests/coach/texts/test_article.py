"""A long text that is put together from its paragraphs is read exactly as if it were read anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.entry import Entry
from coach.library.book import book
from coach.profile import Profile
from coach.reviewing.review import review
from coach.texts import article
from coach.texts.article import Article, reread
from coach.texts.phrases import Phrases, lexicon
from coach.texts.text import Text, read

EVERY_RULE = Profile(previews=True)
PIECES = st.sampled_from(
    [
        "@ana",
        "@ana@example.social",
        "#Tag",
        "https://example.com/a?b=c.",
        "example.com",
        "12%",
        "$5",
        "“four words in here”",
        '"',
        "👩‍👩‍👧",
        "<mention>",
        "don’t",
        "i 'm",
        "Σίσυφος ΣΑΣ",
        "\u200b",
        "Really?",
        "Wow!!",
        "...",
        ".",
        "we are the best",
        "We are",
        "the best",
        "thank you",
        "you",
        "our",
        "hurry up",
        "&amp;",
        "\n",
        "\n\n",
        " \n \n",
        "\n\n\n",
        "\x0b",
        "\u2028",
        "RT @bela:",
        "İ",
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text(st.characters(codec=None), max_size=200)


@pytest.fixture(autouse=True)
def every_text_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put even the shortest text together from its paragraphs."""
    monkeypatch.setattr(article, "LONG_FROM", 0)


def _answers(text: Text) -> dict[str, object]:
    names = """raw folded urls mentions hashtags emoji numbers quotes entities words all_words words_only
    masked prose word_set tokens sentence_lengths sentences paragraphs questions exclamations
    says_you says_i_or_we hashtag_words language"""
    known = {name: getattr(text, name) for name in names.split()}
    known["places"] = [tuple(place) for place in text.places]
    known["positions"] = {word: list(places) for word, places in text.positions.items()}
    known["places of words"] = text.places_of(frozenset(("you", "our", "best", "we")))
    known["spans"] = [text.word_span(at) for at in range(len(text.words))]
    if len(text.words) > 1:
        known["span"] = text.word_span(0, len(text.words) - 1)
    for name in ("self_praise", "thanks", "urgency", "invitations"):
        known[name] = (text.find(lexicon(name)), text.has(lexicon(name)))
    own = Phrases(["we are the best thank", "we are", "best thank", "the * thank", "you you"])
    known["own"] = (text.find(own), text.has(own))
    return known


@given(TEXTS)
def test_every_answer_is_that_of_a_fresh_reading(raw: str) -> None:
    assert _answers(reread(raw)) == _answers(read(raw))


@given(st.lists(TEXTS, min_size=2, max_size=4), TEXTS)
def test_after_a_change_too(paragraphs: list[str], changed: str) -> None:
    reread("\n\n".join(paragraphs))
    raw = "\n\n".join([paragraphs[0], changed, *paragraphs[2:]])
    assert _answers(reread(raw)) == _answers(read(raw))


def test_an_unchanged_paragraph_is_not_read_again() -> None:
    before = reread("The first one.\n\nThe second one.")
    after = reread("The very first one.\n\nThe second one.")
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert after.parts[1][1] is before.parts[1][1]
    assert [start for start, _ in after.parts] == [0, 21]


def test_a_repost_quotes_everything_after_it() -> None:
    text = reread("I agree.\n\nRT @ana: the first\n\nand the second")
    assert text.words == ("i", "agree")


BAD = [
    example.replace("[[", "").replace("]]", "")
    for rule in book().values()
    for example in rule.bad
    if isinstance(example, str)
]


@given(st.lists(st.sampled_from(BAD) | TEXTS, max_size=4))
def test_the_coach_says_the_same_of_it(paragraphs: list[str]) -> None:
    raw = "\n\n".join(paragraphs)
    by_parts = review(Entry(text=raw), EVERY_RULE)
    again = review(Entry(text=raw), EVERY_RULE)
    article.LONG_FROM = 10**9
    anew = review(Entry(text=raw), EVERY_RULE)
    article.LONG_FROM = 0
    assert by_parts == again == anew
    assert not anew.broken_rules
