"""Reading a post: masks keep places, words are told from links and names, and any text can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.texts.phrases import Phrases
from coach.texts.text import Text, read

ANY_TEXT = st.text(st.characters(codec=None), max_size=300)  # every plane, lone surrogates too
SOME = [
    "@ana",
    "@ana@example.social",
    "#Tag",
    "https://example.com/a?b=c.",
    "example.com",
    "12%",
    "$5",
    "RT @a: ",
]
MORE = [
    "“",
    "”",
    '"',
    "👩‍👩‍👧",
    "🇩🇪",
    "<mention>",
    "<hyperlink>",
    "don’t",
    "i 'm",
    "İ",
    "\ud800",
    "\u200b",
    "שלום",
]
PIECES = st.lists(st.sampled_from([*SOME, *MORE, "\n\n", "word"]), max_size=30).map(" ".join)


def _spans(text: Text) -> list[tuple[int, int]]:
    found = [*text.urls, *text.mentions, *text.hashtags, *text.emoji, *text.numbers, *text.quotes]
    found += [*text.sentences, *text.paragraphs, *text.questions, *text.places_of(text.word_set)]
    return [(start, end) for start, end in found] + [(token.start, token.end) for token in text.tokens]


@given(ANY_TEXT | PIECES)
def test_a_masked_text_is_as_long_as_the_raw_one(raw: str) -> None:
    text = read(raw)
    assert len(text.masked) == len(text.folded) == len(raw)


@given(ANY_TEXT | PIECES)
def test_every_place_lies_inside_the_text(raw: str) -> None:
    assert all(0 <= start < end <= len(raw) for start, end in _spans(read(raw)))


@given(ANY_TEXT | PIECES)
def test_words_and_their_places_agree(raw: str) -> None:
    text = read(raw)
    assert tuple(token.word for token in text.tokens) == text.words
    for word, start, end in text.tokens:
        assert word == "0" or word == text.folded[start:end].replace(" ", "")


@given(ANY_TEXT | PIECES)
def test_sentences_have_all_words_between_them(raw: str) -> None:
    text = read(raw)
    assert sum(text.sentence_lengths) == len(text.words)


def test_links_names_tags_and_numbers_are_told_apart() -> None:
    text = read("Hi @ana@example.social, see www.example.com/a). #Berlin has 20% more, not issue #12 @")
    assert [text.slice(span) for span in text.mentions] == ["@ana@example.social"]
    assert [text.slice(span) for span in text.urls] == ["www.example.com/a"]
    assert [text.slice(span) for span in text.hashtags] == ["#Berlin"]
    assert [text.slice(span) for span in text.numbers] == ["20%", "12"]
    assert text.words == ("hi", "see", "has", "0", "more", "not", "issue", "0")


def test_an_address_without_a_scheme_is_a_link_and_an_email_address_is_no_mention() -> None:
    text = read("Write to bob@example.org or see example.com today.")
    assert [text.slice(span) for span in text.urls] == ["example.com"]
    assert text.mentions == ()


@pytest.mark.parametrize("raw", ["I'm here, don't go", "I’m here, don’t go", "i 'm here , do n't go"])
def test_a_contraction_is_one_word_however_it_is_written(raw: str) -> None:
    assert read(raw).words == ("i'm", "here", "don't", "go")


def test_other_peoples_words_are_not_the_writers() -> None:
    text = read("I agree. RT @ana: we are the best in the world")
    assert text.words == ("i", "agree")
    assert "best" in text.all_words
    assert read("She said “we are the best of all” today").words == ("she", "said", "today")


def test_a_short_quotation_is_a_title_and_stays() -> None:
    assert "hamlet" in read("I saw “Hamlet” yesterday").words


def test_a_question_in_a_link_or_a_quotation_is_not_the_writers() -> None:
    assert read("See https://example.com/?q=1 now").questions == ()
    text = read("No idea. Do you know?! Tell me.")
    assert [text.slice(span) for span in text.questions] == ["Do you know?!"]


def test_a_phrase_is_found_with_its_place_but_not_across_a_sentence() -> None:
    phrases = Phrases(["we are/were the best", "the * town"])
    text = read("Yes: We   are the best. In the whole town! We are. The best.")
    assert [text.slice(match) for match in text.find(phrases)] == ["We   are the best", "the whole town"]
    assert not read("Well, we are. The best is gone").has(phrases)


def test_of_two_phrases_that_begin_together_the_longer_one_is_meant() -> None:
    found = read("Buy now and save").find(Phrases(["buy", "buy now"]))
    assert [match.phrase for match in found] == ["buy now"]


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("This is what we do in the morning", "en"),
        ("Wir haben das nicht gewusst, aber es ist schön", ""),
        ("Это совсем другой язык", ""),
        ("Hello", "en"),
    ],
)
def test_an_unknown_language_is_noticed(raw: str, language: str) -> None:
    assert read(raw).language == language


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        "@a.",
        "#1",
        "“",
        '"',
        "\n ",
        "🇩",
        ":a_",
        "1,",
        "👩‍",
        '"aaaaaaaaaaaaa bb bb',
        "\ud800",
        "we are ",
        "a'",
        "?!",
        "<",
    ],
)
@pytest.mark.timeout(30)  # a quadratic pattern would take hours
def test_a_megabyte_of_anything_is_read(piece: str) -> None:
    text = read(piece * (1_000_000 // len(piece)))
    assert len(text.masked) == len(text.raw)
    assert _spans(text) is not None
    assert text.prose is not None
