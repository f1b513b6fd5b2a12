"""What a post is: ten signals, each the sum of named evidence."""

from coach.advice import Signal
from coach.entry import Entry
from coach.profile import Profile
from coach.signals.known import note_known
from coach.signals.traits import traits_of
from coach.signals.weighing import weigh
from coach.signals.weights import SIGNALS
from coach.text import Text


def judge(text: Text, entry: Entry, profile: Profile) -> tuple[Signal, ...]:
    """Return the ten signals of `text`, flagged from 0.5; never fails, and flags nothing without text."""
    if not text.raw.strip():
        return tuple(Signal(name=name, value=0.0) for name in SIGNALS)
    traits = dict(traits_of(text))
    note_known(text, entry, profile, traits)
    return weigh(traits)
