"""The six kinds of looking that a rule of one's own can choose from. Each makes a `find` for a rule."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from coach.advice import Fix, Safety
from coach.packs.measures import Measure
from coach.packs.pattern import Pattern
from coach.reading import Reading
from coach.rule import Spot
from coach.texts.phrases import Phrases, spellings
from coach.texts.span import Match
from coach.texts.text import Text

Find = Callable[[Reading], Iterable[Spot]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is allowed; beyond it a rule speaks."""

    least: float | None = None
    most: float | None = None

    def allow(self, value: float, times: float = 1) -> bool:
        """Tell whether `value` lies within the bounds, which are counted `times` over."""
        too_few = self.least is not None and value < self.least * times
        too_many = self.most is not None and value > self.most * times
        return not too_few and not too_many


def phrase(phrases: Phrases, unless: Phrases, times: int) -> Find:
    """Find `phrases` that are no part of `unless`, once there are `times` of them."""

    def find(post: Reading) -> Iterable[Spot]:
        found = _alone(post.text, phrases, unless)
        return [Spot(span=match) for match in found] if len(found) >= times else ()

    return find


def swap(better: Mapping[str, str], unless: Phrases, *, safe: bool) -> Find:
    """Find the words of `better` that are no part of `unless`, and offer what stands for each of them."""
    phrases = Phrases(better)
    by_words = {key: value for old, value in better.items() for key in spellings(old)}

    def find(post: Reading) -> Iterable[Spot]:
        for match in _alone(post.text, phrases, unless):
            new = _as_written(by_words[match.phrase], post.text.slice(match))
            fix = Fix(
                safety=Safety.SAFE if safe else Safety.OFFERED,
                label=f"Say “{new}”" if new else "Take it out",
                start=match.start,
                end=match.end,
                replacement=new,
            )
            yield Spot(span=match, fixes=(fix,), evidence=(f"“{post.text.slice(match)}” for “{new}”",))

    return find


def count(measure: Measure, what: str, bounds: Bounds) -> Find:
    """Speak of the whole post where `measure` is out of `bounds`."""

    def find(post: Reading) -> Iterable[Spot]:
        value = measure(post.text)
        return () if bounds.allow(value) else (Spot(evidence=(f"{what}: {value}",)),)

    return find


def pattern(expression: Pattern) -> Find:
    """Find where `expression` stands. The rule breaks, and says nothing, where that takes too long."""

    def find(post: Reading) -> Iterable[Spot]:
        return [Spot(span=span) for span in expression.places(post.text)]

    return find


def absence(
    phrases: Phrases, measure: Measure | None, expression: Pattern | None, when: Phrases | None
) -> Find:
    """Speak where none of what is given stands in a post; with `when`, only where one of those does."""

    def find(post: Reading) -> Iterable[Spot]:
        text = post.text
        if when is not None and not text.has(when):
            return ()
        there = (
            text.has(phrases)
            or (measure is not None and measure(text) > 0)
            or (expression is not None and bool(expression.places(text)))
        )
        if there:
            return ()
        occasion = text.find(when)[:1] if when is not None else ()
        return [Spot(span=match) for match in occasion] or (Spot(),)

    return find


def ratio(of: Measure, to: Measure, bounds: Bounds, enough: int) -> Find:
    """Speak where there is too much or too little `of` one thing for each of another, from `enough` on."""

    def find(post: Reading) -> Iterable[Spot]:
        one, other = of(post.text), to(post.text)
        if one + other < enough or bounds.allow(one, other):
            return ()
        return (Spot(evidence=(f"{one} to {other}",)),)

    return find


def only_for(find: Find, kinds: Sequence[str], networks: Sequence[str]) -> Find:
    """Return `find` for the named kinds and networks alone; naming none means all."""
    if not kinds and not networks:
        return find

    def narrowed(post: Reading) -> Iterable[Spot]:
        kind = "reply" if post.is_reply else "post"
        fits = (not kinds or kind in kinds) and (
            not networks or not set(networks).isdisjoint(post.entry.networks)
        )
        return find(post) if fits else ()

    return narrowed


def _alone(text: Text, phrases: Phrases, unless: Phrases) -> list[Match]:
    found = text.find(phrases)
    allowed = text.find(unless) if found else ()
    return [
        match
        for match in found
        if not any(match.start < other.end and other.start < match.end for other in allowed)
    ]


def _as_written(new: str, old: str) -> str:
    """Return `new` with a capital where `old` has one, all capitals where `old` is written so."""
    if len(old) > 1 and old.isupper():
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
