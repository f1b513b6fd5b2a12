"""What a post mainly does, give, talk or promote: decided from its signals and traits, with reasons."""

from coach.advice import Intent, Signal
from coach.entry import Entry
from coach.profile import Profile
from coach.reasons import reasons
from coach.signals.known import note_known
from coach.signals.traits import traits_of
from coach.signals.weighing import Scale, summed
from coach.signals.weights import INTENTS
from coach.text import Text

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
    totals, scale = summed(INTENTS, traits)
    place = max(range(len(_ORDER)), key=totals.__getitem__)
    intent = _ORDER[place]
    return intent, reasons(intent, text, traits, _speaking_for(place, scale, traits))


def _speaking_for(place: int, scale: Scale, traits: dict[str, str]) -> dict[str, float]:
    """Return how much more each trait speaks for the intent at `place` than for the two others."""
    rows = scale.rows
    return {
        trait: weight - (sum(row) - weight) / 2
        for trait in traits
        if trait in rows and (weight := (row := rows[trait])[place]) > 0
    }
