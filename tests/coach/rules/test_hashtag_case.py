"""Where one word of a hashtag ends and the next begins."""

import pytest

from coach.rules.hashtag_case import words_of


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("openwaterday", "open water day"),
        ("spaceisnow", "space is now"),
        ("songoftheyear", "song of the year"),
        ("grandparents", "grandparents"),
        ("supermarket", "supermarket"),
        ("therapists", ""),
        ("xqzopenday", ""),
        ("", ""),
    ],
)
def test_a_tag_is_split_into_the_fewest_everyday_words(tag: str, words: str) -> None:
    assert " ".join(words_of(tag)) == words
