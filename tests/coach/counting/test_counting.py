"""Each network counts in its own way, and a server's limit wins over the table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.counting.counting import UnknownNetwork, count, networks

FAMILY = "👩‍👩‍👧"
LONG_LINK = "https://example.com/" + "a" * 80


@pytest.mark.parametrize(
    ("text", "used"),
    [
        # From twitter-text, conformance/validate.yml, "lengths".
        ("This is a test.", 15),
        ("http://test.com", 23),
        ("https://test.com", 23),
        ("test.com", 23),
        ("Test https://test.com test https://test.com test.com test", 86),
        ("저찀쯿쿿", 8),
        ("H\U0001f431☺", 5),
        (FAMILY, 2),
        ("caf\u0065\u0301", 4),
    ],
)
def test_x_weighs_as_twitter_text_does(text: str, used: int) -> None:
    assert count(text, "x").used == used


def test_mastodon_counts_a_link_as_23_and_only_the_name_of_a_mention() -> None:
    assert count(f"{LONG_LINK}.", "mastodon").used == 24
    assert count("@ana@example.social hi", "mastodon").used == len("@ana hi")


def test_bluesky_shows_the_limit_that_is_nearer() -> None:
    assert count("a" * 200, "bluesky").unit == "graphemes"
    given = count(FAMILY * 100, "bluesky")
    assert (given.used, given.limit, given.unit) == (1800, 3000, "bytes")


def test_threads_counts_an_emoji_by_its_bytes() -> None:
    assert count("hi 🙂", "threads").used == 3 + 4


def test_telegram_counts_utf_16_units_and_youtube_bytes() -> None:
    assert count("🙂", "telegram").used == 2
    assert count("é", "youtube").used == 2


def test_a_limit_that_a_server_told_wins() -> None:
    assert count("hi", "mastodon", 5000).limit == 5000


def test_wordpress_has_no_limit_in_practice() -> None:
    assert count("hi", "wordpress").limit == 0


def test_an_unknown_network_is_named() -> None:
    with pytest.raises(UnknownNetwork, match="myplace"):
        count("hi", "myplace")


@pytest.mark.parametrize("name", list(networks()))
@given(text=st.text(st.characters(codec=None)))
def test_every_network_counts_any_text_and_an_empty_one_as_nothing(name: str, text: str) -> None:
    assert count(text, name).used >= 0
    assert count("", name).used == 0


def test_every_figure_of_the_table_has_a_source() -> None:
    assert all(network.source for network in networks().values())
