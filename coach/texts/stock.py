"""Which words of a reply are stock phrases and courtesy, and which are about the matter."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from coach.texts.phrases import lexicon, word_list
from coach.texts.signature import signed_at
from coach.texts.span import Match, Token
from coach.texts.text import Text

_SHORTEST = 3  # letters; shorter words carry no matter

_GREETINGS = ("hi", "hey", "hello", "dear", "morning", "afternoon", "evening", "sorry", "there")
_SHORT_GREETING = 12  # signs before a name that are looked at


@lru_cache(maxsize=4)  # texts; several rules ask about the same one, one after the other
def stock_phrases(text: Text) -> tuple[Match, ...]:
    """Return where phrases stand in `text` that answer everybody alike."""
    return tuple(_apart(text.find(lexicon("stock_replies"))))


@lru_cache(maxsize=4)
def own_words(text: Text) -> tuple[Token, ...]:
    """Return the words of `text` about the matter: neither stock nor courtesy, no small word, no name."""
    phrases = stock_phrases(text)
    starts = [match.start for match in phrases]
    empty = _empty_words()
    signature = signed_at(text)
    end = len(text.raw) if signature is None else signature
    return tuple(
        token
        for token in text.tokens
        if len(token.word) >= _SHORTEST
        and token.word not in empty
        and token.start < end
        and not _covered(token.start, starts, phrases)
        and not _is_addressed(text, token)
    )


def _covered(index: int, starts: list[int], phrases: tuple[Match, ...]) -> bool:
    """Tell whether `index` lies in one of `phrases`, which are in order and apart."""
    at = bisect_right(starts, index) - 1
    return at >= 0 and index < phrases[at].end


@cache
def _empty_words() -> frozenset[str]:
    return word_list("stop_words") | word_list("courtesy_words")


def _apart(phrases: tuple[Match, ...]) -> Iterator[Match]:
    """Yield those of `phrases` that do not begin within an earlier one."""
    end = 0
    for match in phrases:
        if match.start >= end:
            yield match
        end = max(end, match.end)


def _is_addressed(text: Text, token: Token) -> bool:
    """Tell whether `token` is the name of the person who is spoken to, as far as its place tells."""
    raw = text.raw
    if not raw[token.start].isupper() or token.end - token.start < _SHORTEST:
        return False
    before = raw[max(0, token.start - _SHORT_GREETING) : token.start].rstrip(" ,").lower()
    if before.endswith(_GREETINGS):
        return True
    return raw[token.end : token.end + 1] in (",", "!") and raw[token.start - 1 : token.start] == " "
