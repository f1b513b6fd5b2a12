"""What of a reply is stock and what is about the matter."""

from coach.stock import own_words, stock_phrases
from coach.text import read


def _own(text: str) -> list[str]:
    return [token.word for token in own_words(read(text))]


def test_courtesy_alone_has_no_word_about_the_matter() -> None:
    assert _own("Hi Ana, thank you for reaching out! We're sorry to hear that. ^Bo") == []


def test_words_about_the_matter_remain() -> None:
    assert _own("Sorry about that! Rinse the filter under cold water.") == [
        "rinse",
        "filter",
        "under",
        "cold",
        "water",
    ]


def test_a_phrase_within_another_counts_once() -> None:
    (phrase,) = stock_phrases(read("Thank you for your feedback!"))
    assert phrase.phrase == "thank you for your feedback"


def test_the_name_at_the_end_is_no_word_about_the_matter() -> None:
    assert _own("The kettle is on. Ana") == ["kettle"]
