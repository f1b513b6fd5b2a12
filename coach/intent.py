"""What a post mainly does, give, talk or promote: decided from its signals and traits, with reasons."""

from operator import attrgetter

from coach.advice import Evidence, Intent, Signal
from coach.entry import Entry
from coach.profile import Profile
from coach.signals.known import note_known
from coach.signals.traits import traits_of
from coach.signals.weighing import START, summed
from coach.signals.weights import INTENTS
from coach.text import Text

MOST_REASONS = 3
FLAGGED = 0.5
_ORDER = (Intent.GIVE, Intent.TALK, Intent.PROMOTE)  # as in INTENTS
_NO_PROFILE = Profile()


def decide(text: Text, entry: Entry, signals: tuple[Signal, ...]) -> tuple[Intent, tuple[str, ...]]:
    """Return the intent of a post with these signals and the reasons for it, the weightiest first."""
    if not text.raw.strip():
        return Intent.GIVE, ("There is nothing to read yet.",)
    traits = dict(traits_of(text))
    note_known(text, entry, _NO_PROFILE, traits)
    for signal in signals:
        if signal.value >= FLAGGED:
            traits[f"shows the signal {signal.name}"] = ""
    totals, evidence = summed(INTENTS, traits)
    place = max(range(len(_ORDER)), key=totals.__getitem__)
    return _ORDER[place], tuple(map(_sentence, _strongest(evidence[place])))


def _strongest(evidence: list[Evidence]) -> list[Evidence]:
    speaking = [part for part in evidence if part.share > 0 and part.name != START]
    return sorted(speaking, key=attrgetter("share"), reverse=True)[:MOST_REASONS]


def _sentence(part: Evidence) -> str:
    return f"The post {part.name}: “{part.words}”." if part.words else f"The post {part.name}."
