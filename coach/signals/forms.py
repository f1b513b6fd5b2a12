"""The form of a post: words weigh differently in an answer, a headline, a tagged post and plain talk."""

from enum import StrEnum


class Form(StrEnum):
    """How a text is dressed, as far as it can be told without knowing where it comes from."""

    ADDRESSED = "addressed"  # begins with a name: an answer
    QUOTING = "quoting"  # a post of a network that passes on somebody else's words
    TAGGED = "tagged"  # names accounts or has hashtags: a post of a network
    LINKED = "linked"  # has a link and names nobody
    HEADLINE = "headline"  # Most Words Begin With Capitals
    PLAIN = "plain"


def form_of(traits: dict[str, str] | frozenset[str]) -> Form:
    """Return the form of a post with these traits."""
    if "begins with a mention" in traits:
        return Form.ADDRESSED
    tagged = "has a hashtag" in traits or "mentions somebody" in traits
    if tagged or "has a link" in traits:
        if "quotes or reposts somebody" in traits or "is a repost or a quotation alone" in traits:
            return Form.QUOTING
        return Form.TAGGED if tagged else Form.LINKED
    return Form.HEADLINE if "writes Most Words With Capitals" in traits else Form.PLAIN
