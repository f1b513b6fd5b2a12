"""Four ways to say how long a text is, each under its own name."""

import re

_NEEDS_CLUSTERS = re.compile("[\r\u0300-\U0010ffff]")  # below U+0300 nothing joins but CR LF
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


def code_points(text: str) -> int:
    """Return how many Unicode code points `text` has."""
    return len(text)


def utf16_units(text: str) -> int:
    """Return how many UTF-16 units `text` has; Qt, Telegram and JavaScript count so."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_bytes(text: str) -> int:
    """Return how many UTF-8 bytes `text` has; a lone surrogate counts as three."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def graphemes(text: str) -> int:
    """Return how many characters a person sees in `text` (extended grapheme clusters, UAX 29)."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    if not _NEEDS_CLUSTERS.search(text):
        return len(text)
    # Imported here: it takes longer to load than most texts to count.
    import regex

    # For each half of a flag the library counts all halves before it, which takes a minute for a megabyte.
    return len(regex.findall(r"\X", _FLAG.sub("x", text)))
