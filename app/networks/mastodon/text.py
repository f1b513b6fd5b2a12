"""Texts as servers of the Mastodon API count them, show them and give them back."""

import re
import unicodedata

from coach.counting.measures import graphemes

_LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,:;!?)\]'…]", re.IGNORECASE)
_MENTION = re.compile(r"(?<![\w/@])@(\w+(?:[\w.-]*\w)?)@[\w-]+(?:\.[\w-]+)*(?::\d+)?")
_UNSEEN_SIGNS = dict.fromkeys(map(ord, "\ufe0e\ufe0f\u200b\u2060\ufeff\u00ad\x00"))


def length(text: str, characters_per_link: int | None) -> int:
    """Return how long the server finds `text`: signs as a reader sees them, links at their flat price.

    Of @user@host only @user counts (docs.joinmastodon.org/user/posting, read November 2026).
    """
    if characters_per_link is not None and "://" in text:
        text = _LINK.sub("x" * characters_per_link, text)
    return graphemes(_MENTION.sub(r"@\1", text) if "@" in text else text)


def same(ours: str, theirs: str) -> bool:
    """Whether two texts are the same post to a reader.

    Spaces and line ends, the host in a mention, signs that nobody sees and the way in which an accent
    is composed may differ, because servers change them; nothing else may.
    """
    return _essence(ours) == _essence(theirs)


def html_to_text(content: str) -> str:
    """Return the text that a status with the HTML `content` says, with whole addresses for its links."""
    from app.networks.mastodon.html_reader import HtmlReader  # HTML's names of signs take 400 kB

    reader = HtmlReader()
    reader.feed(content)
    reader.close()
    return reader.text()


def _essence(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.translate(_UNSEEN_SIGNS))
    return " ".join(_MENTION.sub(r"@\1", plain).split())
