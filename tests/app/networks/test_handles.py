"""What is taken for a mention: never less than a network takes, and of a hostile text in time."""

import pytest

from app.networks.handles import mentions


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ("@ada and @@bob", ["ada", "bob"]),
        ("mail@ada.example", []),
        ("mail@@ada.example", ["ada.example"]),
        ("@ada@home.example@bob", ["ada@home.example"]),
        ("@@@", []),
        ("https://a.example/@ada by @bob", ["bob"]),
        ("(https://a.example @ada https://b.example/@eve) @bob", ["ada", "bob"]),
    ],
)
def test_a_mention_is_found_where_a_network_would_call_somebody(text: str, handles: list[str]) -> None:
    assert [one.handle for one in mentions(text)] == handles


@pytest.mark.timeout(30)  # what is quadratic takes many minutes
@pytest.mark.parametrize("piece", ["@", "a@", "@a@", "@a. ", "https://a.example @b "])
def test_a_long_row_of_one_thing_is_read_in_time(piece: str) -> None:
    assert all(one.handle for one in mentions(piece * (500_000 // len(piece))))
