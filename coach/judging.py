"""What a post is, by its signals: asked once for each earlier post and remembered."""

from dataclasses import dataclass
from functools import lru_cache

from coach.advice import Intent, Signal
from coach.entry import Entry, Kind
from coach.intent import decide
from coach.profile import Profile
from coach.signals import judge
from coach.text import Text, read

_NOBODY = Profile()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The signals of a post, and what they make it."""

    signals: tuple[Signal, ...]
    intent: Intent
    reasons: tuple[str, ...]

    def shows(self, name: str, at_least: float = 0.5) -> bool:
        """Tell whether the signal `name` is there and as strong as `at_least`."""
        return any(signal.name == name and signal.value >= at_least for signal in self.signals)


def judge_post(text: Text, entry: Entry, profile: Profile) -> Judgement:
    """Return what `text` is."""
    signals = judge(text, entry, profile)
    intent, reasons = (entry.intent, ("You said so.",)) if entry.intent else decide(text, entry, signals)
    return Judgement(signals=signals, intent=intent, reasons=reasons)


@lru_cache(maxsize=1 << 13)  # posts; a window or two of every account, again and again
def judge_past(text: str, is_reply: bool) -> Judgement:
    """Return what an earlier post was, without regard to who wrote it, and without the evidence."""
    entry = Entry(text=text, kind=Kind.REPLY if is_reply else Kind.POST)
    found = judge_post(read(text), entry, _NOBODY)
    values = tuple(Signal(signal.name, signal.value) for signal in found.signals)
    return Judgement(signals=values, intent=found.intent, reasons=found.reasons)
