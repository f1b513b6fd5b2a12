"""A regular expression that somebody else wrote: it gets little time, and none after it took too much."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coach.texts.span import Span
from coach.texts.text import Text

if TYPE_CHECKING:
    import regex

TIME_S = 0.02  # for one text; an ordinary pattern needs a thousandth of it
STRIKES = 3  # texts that took too long, after which the pattern is not tried again
LONGEST = 1000  # characters of a pattern
MOST = 100  # places in one text; more help nobody


class BadPattern(ValueError):
    """That is no regular expression; the message says why."""


class TooSlow(RuntimeError):
    """The pattern took too long on this text, or on others before."""


class Pattern:
    """One compiled expression with its exceptions."""

    def __init__(self, pattern: str, unless: tuple[str, ...] = (), *, case: bool = False) -> None:
        """Compile `pattern` and the exceptions `unless`; with `case`, capitals matter.

        Raises:
            BadPattern: one of them is no regular expression, or very long.
        """
        self._pattern = _compiled(pattern, case)
        self._unless = tuple(_compiled(one, case) for one in unless)
        self._strikes = 0

    def places(self, text: Text) -> tuple[Span, ...]:
        """Return where the pattern stands in the writer's own words, and no exception with it.

        Raises:
            TooSlow: it took too long.
        """
        if self._strikes >= STRIKES:
            raise TooSlow
        try:
            found = tuple(self._found(text))
            if not found:
                return ()
            allowed = [span for one in self._unless for span in _spans(one, text.raw)]
        except TimeoutError:
            self._strikes += 1
            raise TooSlow from None
        return tuple(
            span for span in found if not any(span.start < end and start < span.end for start, end in allowed)
        )

    def _found(self, text: Text) -> Iterator[Span]:
        return (span for span in _spans(self._pattern, text.raw) if not text.in_quote(span.start))


def _spans(pattern: "regex.Pattern[str]", raw: str) -> Iterator[Span]:
    """Yield the first places of `pattern` that are not empty; raises TimeoutError."""
    count = 0
    for found in pattern.finditer(raw, timeout=TIME_S, concurrent=False):
        if found.start() < found.end():
            yield Span(found.start(), found.end())
            count += 1
            if count == MOST:
                return


def _compiled(pattern: str, case: bool) -> "regex.Pattern[str]":
    import regex  # takes longer to load than most texts to read, and few packs need it

    if len(pattern) > LONGEST:
        raise BadPattern(f"it is longer than {LONGEST} characters")
    try:
        return regex.compile(pattern, 0 if case else regex.IGNORECASE)
    except (regex.error, RecursionError, OverflowError, MemoryError, ValueError) as error:
        raise BadPattern(str(error)) from None
