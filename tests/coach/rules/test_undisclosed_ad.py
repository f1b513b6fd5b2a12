"""A link that pays is known by its address, not by its looks."""

import pytest

from coach.advice import Weight
from coach.entry import Entry
from coach.reviewing.review import review


def _weights(link: str) -> list[Weight]:
    given_ = review(Entry(text=f"These socks kept me warm all winter: {link}"), readability=False)
    assert given_.broken_rules == ()
    return [finding.weight for finding in given_.findings if finding.rule == "undisclosed-ad"]


@pytest.mark.parametrize(
    "link",
    [
        "https://amzn.to/3abcdef",
        "https://www.amazon.co.uk/dp/B0?th=1&tag=socks-21",
        "https://prf.hn/click/camref:1",
        "https://socks.example/?utm_source=me&utm_medium=affiliate",
        "https://SOCKS.example/?AFF_ID=7",
    ],
)
def test_a_link_that_pays_is_found(link: str) -> None:
    assert _weights(link) == [Weight.WARNING]


@pytest.mark.parametrize(
    "link",
    [
        "https://example.com/?tag=socks-21",
        "https://www.amazon.co.uk/dp/B0",
        "https://example.com/amzn.to",
        "https://example.com/?affair=1",
        "https://example.com/?q=aff_id",
        "https://",
        "www.?&=",
    ],
)
def test_a_plain_link_is_left_alone(link: str) -> None:
    assert _weights(link) == []


def test_a_gift_is_asked_about() -> None:
    given_ = review(Entry(text="Slept like a stone in the new tent #gifted"), readability=False)
    (found,) = [finding for finding in given_.findings if finding.rule == "undisclosed-ad"]
    assert found.weight is Weight.HINT
    assert found.message.endswith("?")
