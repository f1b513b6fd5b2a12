"""What of a reply is stock and what is about the matter."""

from coach.texts.stock import own_words, stock_phrases
from coach.texts.text import read


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


def test_who_is_spoken_to_is_no_word_about_the_matter() -> None:
    assert _own("Hi Robin we are sorry") == []
    assert _own("That was quick, Robin!") == ["quick"]
    assert _own("That was Robin's kettle") == ["robin's", "kettle"]


def test_a_greeting_far_away_makes_no_name_of_a_word() -> None:
    assert _own("Hi, it is about the Kettle") == ["kettle"]


def test_short_words_carry_no_matter() -> None:
    assert _own("It is ox or ax") == []
