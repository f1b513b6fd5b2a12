"""What a post mainly does, give, talk or promote: decided from its signals and traits, with reasons."""

from operator import itemgetter

from coach.advice import Intent, Signal
from coach.entry import Entry
from coach.profile import Profile
from coach.signals.known import note_known
from coach.signals.traits import traits_of
from coach.signals.weighing import Scale, summed
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
    totals, scale = summed(INTENTS, traits)
    place = max(range(len(_ORDER)), key=totals.__getitem__)
    return _ORDER[place], tuple([_sentence(name, traits[name]) for name in _strongest(scale, place, traits)])


def _strongest(scale: Scale, place: int, traits: dict[str, str]) -> list[str]:
    rows = scale.rows
    speaking = [(weight, trait) for trait in traits if trait in rows and (weight := rows[trait][place]) > 0]
    speaking.sort(key=itemgetter(0), reverse=True)
    return [trait for _, trait in speaking[:MOST_REASONS]]


def _sentence(name: str, words: str) -> str:
    return f"The post {name}: “{words}”." if words else f"The post {name}."
