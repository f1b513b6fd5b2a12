"""Secrets in addresses and beside their names, which plain links and plain words are not."""

import pytest

from coach.entry import Entry
from coach.reviewing.review import review


def _secrets(text: str) -> list[str]:
    found = review(Entry(text=text), readability=False).findings
    return [text[one.start : one.end] for one in found if one.rule == "secret-in-text"]


@pytest.mark.parametrize(
    "secret",
    [
        "https://bo:sesame7@files.example.com",
        "ftp://bo:sesame7@files.example.com",
        "postgres://bo:sesame7@db.example.com",
        "AKIA" + "Q7" * 8,
        "AIza" + "Ab3_-" * 7,
        "ghp_" + "a1" * 15,
        "eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSMeKKF2QT4",
        "123456789:AA" + "b2" * 16,
        "Bearer " + "c3" * 14,
        "https://chat.example.com/api/webhooks/12345/" + "d4" * 12,
    ],
)
def test_a_secret_is_found_with_its_place(secret: str) -> None:
    assert _secrets(f"Look what we use here: {secret} and it works") == [secret]


@pytest.mark.parametrize(
    "text",
    [
        "Our map is at https://example.com/map and @bo drew it",
        "Our map is at https://example.com:8080/map@noon",
        "Ask @bo: the path http://example.com/a:b@c is closed",
        "Too short a password: https://bo:a@example.com",
        "An unknown kind of address: 9://bo:sesame7@example.com",
    ],
)
def test_a_link_without_a_password_is_left_alone(text: str) -> None:
    assert _secrets(text) == []


def test_of_two_addresses_that_touch_each_is_found_once() -> None:
    text = "Both of them: ab://bo:sesame@one.example://cd:sesame@two"
    assert _secrets(text) == ["ab://bo:sesame@one.example"]
