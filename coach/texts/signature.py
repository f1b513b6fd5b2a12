"""Who signed a text: initials or a first name at its end, in the ways that people write them."""

import re

from coach.texts.text import Text

_TAIL = 64  # signs at the end in which a signature is looked for
_LONGEST = 20  # letters in one name

_MARKS = "^*~|-–—/"
_PART = re.compile(r"\(?(\d{1,2})/(\d{1,2})\)?")
# The last word when it bears its mark itself: ^AB, *Sam, -Sam, "you.^Jo", "me.--JV"; or Sam, Sam's, S.
_MARKED = re.compile(r"(?:[^\^*~|]*[\^*~|]+[^\W\d_]|(?:.*[^\w–—/-])?[–—/-]+[A-Z])[\w.'&-]*", re.DOTALL)
_NAME = re.compile(r"[A-Z][\w'-]*\.?")
_FAREWELLS = ("regards", "cheers", "thanks", "best", "yours", "wishes", "love", "greetings", "ty")
_NO_NAMES = frozenset(
    ("thanks", "cheers", "regards", "thank", "sorry", "great", "enjoy", "apologies", "ty", "ok")
)
_PRESENTED = re.compile(r"(?:This is|My name is|my name is|name's) [A-Z][a-z]+|\b[A-Z][a-z]+ here\b")


def signed_at(text: Text) -> int | None:
    """Return where the signature of `text` begins, or None where nobody signed."""
    raw = text.raw
    begin = max(0, len(raw) - 3 * _TAIL)
    words = raw[begin:].split()
    while words and _follows_a_signature(words[-1]):
        words.pop()
    # "Sam B." has two words, "- Sam B." three.
    for count in (1, 2):
        if len(words) <= count:
            return None
        last, before = words[-count], words[-count - 1]
        if len(last) > 3 * _LONGEST:
            return None
        at = raw.rfind(last, begin)
        if _MARKED.fullmatch(last):
            return at
        name = last.rstrip(".!,")
        if not (_NAME.fullmatch(last) and len(name) <= _LONGEST) or name.lower() in _NO_NAMES:
            return None
        if before[-1] in _MARKS:
            return raw.rfind(before, begin, at)
        ended = before[-1] in ".!?)…" or before.lower().rstrip(",") in _FAREWELLS
        if ended or "\n" in raw[raw.rfind(before, begin, at) : at]:
            return at
    return None


def _follows_a_signature(word: str) -> bool:
    """Tell whether `word` is a link, a "2/2" or an emoji, which may stand after a signature."""
    if word.startswith(("http", "<hyper")) or _PART.fullmatch(word):
        return True
    return not any(map(str.isalnum, word))


def goes_on(text: Text) -> bool:
    """Tell whether `text` is a part of an answer of which more is to come, such as 1/2, or is cut off."""
    words = text.raw[-_TAIL:].split()
    if not words or words[-1].endswith(("...", "…")):
        return True
    part = next((part for word in words[-2:] if (part := _PART.fullmatch(word))), None)
    return part is not None and int(part[1]) < int(part[2])


def presents_itself(text: Text) -> bool:
    """Tell whether somebody says their name: "This is Sam", "Sam here"."""
    return bool(_PRESENTED.search(text.raw))
