"""Posts are shown in the preview as the networks show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.networks.looks import Kind, Run, first_link, look_of

LONG = "https://www.example.com/recipes/sourdough/winter?oven=hot"


def runs(network: str, text: str) -> tuple[Run, ...]:
    """Return what `network` shows of `text`."""
    look = look_of(network)
    assert look is not None
    return look.runs(text)


@pytest.mark.parametrize(
    ("network", "text", "shown"),
    [
        ("bluesky", f"See {LONG}.", "See www.example.com/recipes/sour...."),
        ("bluesky", "See https://example.com/", "See example.com"),
        ("bluesky", "See example.com/bread", "See example.com/bread"),
        ("bluesky", "Ünser @ada.example.com #Brot", "Ünser @ada.example.com #Brot"),
        ("mastodon", f"See {LONG}.", "See example.com/recipes/sourdough/…."),
        ("mastodon", "See https://example.com/", "See example.com/"),
        ("mastodon", "Hello @ada@example.social!", "Hello @ada!"),
        ("mastodon", "Mail ada@example.com, issue #12", "Mail ada@example.com, issue #12"),
    ],
)
def test_a_text_is_shown_as_the_network_shows_it(network: str, text: str, shown: str) -> None:
    assert "".join(run.text for run in runs(network, text)) == shown


@pytest.mark.parametrize("network", ["bluesky", "mastodon"])
def test_links_and_hashtags_stand_out(network: str) -> None:
    found = runs(network, "Loaf 🥖 https://example.com/a #BreadMaking and 3 #1")
    kinds = [(run.text, run.kind) for run in found if run.kind is not Kind.PLAIN]
    assert kinds == [("example.com/a", Kind.LINK), ("#BreadMaking", Kind.TAG)]
    assert first_link(found) == "https://example.com/a"


def test_a_mention_stands_out() -> None:
    assert [run.text for run in runs("bluesky", "Hi @ada.example.com") if run.kind is Kind.MENTION] == [
        "@ada.example.com"
    ]
    assert [run.text for run in runs("mastodon", "Hi @ada@a.example") if run.kind is Kind.MENTION] == ["@ada"]


@pytest.mark.parametrize("network", ["bluesky", "mastodon"])
@given(st.text())
def test_any_text_can_be_shown(network: str, text: str) -> None:
    assert all(run.text for run in runs(network, text))
    assert bool(runs(network, text)) == bool(text)


def test_a_network_of_which_nothing_is_known_has_no_look() -> None:
    assert look_of("smoke signals") is None
    assert first_link(()) == ""
