"""Asks a rule paragraph by paragraph, where what it finds in one depends on nothing outside it."""

from collections.abc import Iterator
from dataclasses import replace

from coach.reading import Reading
from coach.rule import Rule, Spot
from coach.signals.weighing import Signals
from coach.texts.article import Paragraph
from coach.texts.span import Span


def spots_in_paragraphs(rule: Rule, reading: Reading) -> Iterator[Spot]:
    """Yield what `rule`, a local one, finds in each paragraph; unchanged ones are not searched again."""
    for start, part in reading.text.parts:
        if isinstance(part, Paragraph):
            for spot in _found(rule, reading, part):
                yield _moved(spot, start)


def _found(rule: Rule, reading: Reading, part: Paragraph) -> tuple[Spot, ...]:
    # What a local rule may look at beside the text.
    known = (reading.profile, reading.is_reply)
    kept = part.kept.get(rule.id)
    if kept is not None and kept[0] == known:
        return kept[1]
    alone = Reading(
        text=part,
        entry=reading.entry,
        profile=reading.profile,
        history=reading.history,
        signals=Signals(),
        intent=reading.intent,
    )
    found = tuple(rule.find(alone))
    part.kept[rule.id] = (known, found)
    return found


def _moved(spot: Spot, by: int) -> Spot:
    fixes = tuple(replace(fix, start=fix.start + by, end=fix.end + by) for fix in spot.fixes)
    span = Span(spot.span.start + by, spot.span.end + by) if spot.span else None
    return spot._replace(span=span, fixes=fixes)
