"""The form of a post: the same words weigh differently in a headline, a tagged post and plain talk."""

from enum import StrEnum


class Form(StrEnum):
    """How a text is dressed, as far as it can be told without knowing where it comes from."""

    TAGGED = "tagged"  # names accounts or has hashtags: a post of a network
    LINKED = "linked"  # has a link and names nobody
    HEADLINE = "headline"  # Most Words Begin With Capitals
    PLAIN = "plain"


def form_of(traits: dict[str, str] | frozenset[str]) -> Form:
    """Return the form of a post with these traits."""
    if "has a hashtag" in traits or "mentions somebody" in traits:
        return Form.TAGGED
    if "has a link" in traits:
        return Form.LINKED
    return Form.HEADLINE if "writes Most Words With Capitals" in traits else Form.PLAIN
