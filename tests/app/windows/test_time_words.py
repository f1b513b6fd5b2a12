"""Moments are said as a person in one time zone says them."""

from datetime import UTC, datetime, timedelta

import pytest

from app.windows.time_words import (
    ago_words,
    clock_words,
    day_words,
    moment_words,
    short_moment_words,
    since_words,
)

NOW = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Today"),
        (1, "Tomorrow"),
        (-1, "Yesterday"),
        (2, "Wednesday 4 March 2026"),
        (-61, "Wednesday 31 December 2025"),
    ],
)
def test_near_days_have_a_name_and_others_a_date(days: int, words: str) -> None:
    assert day_words(NOW + timedelta(days=days), NOW, "UTC") == words


def test_the_day_is_the_one_of_the_zone() -> None:
    late = NOW.replace(hour=16)
    assert day_words(late, NOW, "UTC") == "Today"
    assert day_words(late, NOW, "Asia/Tokyo") == "Tomorrow"
    assert clock_words(late, "Asia/Tokyo") == "01:05"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today at 09:05"), (1, "tomorrow at 09:05"), (7, "on Monday 9 March 2026 at 09:05")],
)
def test_a_moment_fits_into_a_sentence(days: int, words: str) -> None:
    assert moment_words(NOW + timedelta(days=days), NOW, "UTC") == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "Today 09:05"), (1, "Tomorrow 09:05"), (7, "Mon 9 Mar 09:05")]
)
def test_a_moment_fits_into_a_narrow_list(days: int, words: str) -> None:
    assert short_moment_words(NOW + timedelta(days=days), NOW, "UTC") == words


def test_inside_a_sentence_a_while_ago_begins_small_and_a_day_keeps_its_name() -> None:
    assert since_words(NOW, NOW, "UTC") == "just now"
    assert since_words(NOW - timedelta(hours=2), NOW, "UTC") == "2 hours ago"
    assert since_words(NOW - timedelta(days=7), NOW, "UTC") == "on Monday 23 February 2026 at 09:05"


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=-5), "Just now"),
        (timedelta(seconds=59), "Just now"),
        (timedelta(seconds=60), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(minutes=60), "1 hour ago"),
        (timedelta(hours=11, minutes=59), "11 hours ago"),
        (timedelta(hours=12), "Yesterday"),
        (timedelta(days=9), "Saturday 21 February 2026"),
    ],
)
def test_the_longer_ago_the_rougher_the_words(passed: timedelta, words: str) -> None:
    assert ago_words(NOW - passed, NOW, "UTC") == words
