"""What a post is, by its signals: asked once for each earlier post and remembered."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from coach.advice import Intent
from coach.entry import Entry, Kind
from coach.profile import Profile
from coach.signals import NOTHING_SHOWN, weigh_post
from coach.signals.weighing import Signals, signals_of
from coach.texts.text import Text, read
from coach.weighed.intent import decide

_NOBODY = Profile()


class Judgement(NamedTuple):
    """The signals of a post, and what they make it."""

    signals: Signals
    intent: Intent
    reasons: Sequence[str]

    def shows(self, name: str, at_least: float = 0.5) -> bool:
        """Tell whether the signal `name` is there and as strong as `at_least`."""
        return self.signals.by_name[name] >= at_least


def judge_post(text: Text, entry: Entry, profile: Profile) -> Judgement:
    """Return what `text` is, or what the writer says that it is; the intent of a blank text is to give."""
    said = (entry.intent, ("You said so.",)) if entry.intent else None
    if not text.raw.strip():
        return Judgement(NOTHING_SHOWN, *(said or (Intent.GIVE, ("There is nothing to read yet.",))))
    weighed = weigh_post(text, entry, profile)
    signals = signals_of(weighed)
    return Judgement(signals, *(said or decide(text, weighed, signals.values)))


@lru_cache(maxsize=1 << 13)  # posts; a window or two of every account, again and again
def judge_past(text: str, is_reply: bool) -> Judgement:
    """Return what an earlier post was, without regard to who wrote it, the evidence and the reasons."""
    entry = Entry(text=text, kind=Kind.REPLY if is_reply else Kind.POST)
    found = judge_post(read(text), entry, _NOBODY)
    return Judgement(Signals(found.signals.values), found.intent, ())
