"""What a post is: ten signals, each the sum of named evidence."""

from coach.entry import Entry
from coach.profile import Profile
from coach.signals.known import note_known
from coach.signals.traits import traits_of
from coach.signals.weighing import Signals, Weighed, signals_of, weigh
from coach.signals.weights import SIGNALS
from coach.texts.text import Text

NOTHING_SHOWN = Signals([0.0] * len(SIGNALS))  # by a blank text


def weigh_post(text: Text, entry: Entry, profile: Profile) -> Weighed:
    """Return what the traits of `text`, and what is known beside it, add up to; never fails."""
    traits = traits_of(text)
    note_known(text, entry, profile, traits)
    return weigh(traits)


def judge(text: Text, entry: Entry, profile: Profile) -> Signals:
    """Return the ten signals of `text`, flagged from 0.5; never fails, and flags nothing without text."""
    return signals_of(weigh_post(text, entry, profile)) if text.raw.strip() else NOTHING_SHOWN
