"""What a post mainly does, give, talk or promote, decided from its signals and said with reasons."""

from coach.advice import Evidence, Intent, Signal
from coach.entry import Entry, Kind
from coach.text import Text

MOST_REASONS = 3
FLAGGED = 0.5


def decide(text: Text, entry: Entry, signals: tuple[Signal, ...]) -> tuple[Intent, tuple[str, ...]]:
    """Return the intent of a post with these signals and the reasons for it, the weightiest first."""
    by_name = {signal.name: signal for signal in signals}
    if not text.raw.strip():
        return Intent.GIVE, ("There is nothing to read yet.",)
    selling = max((by_name["promotion"], by_name["call_to_action"]), key=lambda signal: signal.value)
    one_way = by_name["one_way"]
    if entry.kind is Kind.REPLY and by_name["promotion"].value < FLAGGED:
        return Intent.TALK, ("It answers somebody.", *_reasons(by_name["conversation"]))
    if one_way.value < FLAGGED and by_name["promotion"].value < FLAGGED:
        return Intent.TALK, ("It can be answered.", *_reasons(by_name["conversation"]))
    if selling.value >= FLAGGED:
        return Intent.PROMOTE, _reasons(selling)
    return Intent.GIVE, ("It stands by itself and sells nothing.",)


def _reasons(signal: Signal) -> tuple[str, ...]:
    speaking = sorted((part for part in signal.evidence if part.share > 0), key=_weight, reverse=True)
    return tuple(_sentence(part) for part in speaking[:MOST_REASONS])


def _weight(part: Evidence) -> float:
    return part.share


def _sentence(part: Evidence) -> str:
    return f"It {part.name}: “{part.words}”." if part.words else f"It {part.name}."
