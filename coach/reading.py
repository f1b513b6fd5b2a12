"""Everything that a rule may look at: the text, what is known about it, the past and the mix."""

from coach.advice import Intent, Mix, Swap
from coach.earlier.history import History
from coach.earlier.past import Past, past_of
from coach.entry import Entry, Kind
from coach.needs import ALWAYS, BEHIND, bit
from coach.profile import Profile
from coach.signals.weighing import Signals
from coach.signals.weights import PLACES
from coach.texts.once import once
from coach.texts.text import Text
from coach.weighed.mix import mix_after, mix_before, mix_of
from coach.weighed.order import better_order

_IS_REPLY, _EARLIER, _PICTURES = bit("is_reply"), bit("earlier"), bit("pictures")
_LINKS, _MENTIONS, _HASHTAGS, _EMOJI = bit("links"), bit("mentions"), bit("hashtags"), bit("emoji")
_NUMBERS, _QUOTES, _NETWORKS = bit("numbers"), bit("quotes"), bit("networks")
_SLOT, _WAITING, _PROMOTES = bit("slot"), bit("waiting"), bit("promotes")


class Reading:
    """One post in the hands of the rules. What costs something is made when the first rule asks for it."""

    def __init__(
        self,
        *,
        text: Text,
        entry: Entry,
        profile: Profile,
        history: History,
        signals: Signals,
        intent: Intent,
    ) -> None:
        self.text = text
        self.entry = entry
        self.profile = profile
        self.history = history
        self.signals = signals
        self.intent = intent
        self.is_reply = entry.reply_to is not None or entry.kind is Kind.REPLY  # it answers somebody

    @property
    def has(self) -> int:
        """What this post has of what rules need, as bits; of lexicons, those that may have a phrase here."""
        text, entry, history = self.text, self.entry, self.history
        return (
            ALWAYS
            | (_IS_REPLY if self.is_reply else 0)
            | (_EARLIER if history.posts else 0)
            | (_PICTURES if entry.alt else 0)
            | (_LINKS if text.urls else 0)
            | (_MENTIONS if text.mentions else 0)
            | (_HASHTAGS if text.hashtags else 0)
            | (_EMOJI if text.emoji else 0)
            | (_NUMBERS if text.numbers else 0)
            | (_QUOTES if text.quotes else 0)
            | (_NETWORKS if entry.networks else 0)
            | (_SLOT if entry.at is not None else 0)
            | (_WAITING if history.waiting else 0)
            | (_PROMOTES if self.intent is Intent.PROMOTE else 0)
            | ~text.lacking << BEHIND  # last, since it is a large number
        )

    def shows(self, signal: str, at_least: float = 0.5) -> bool:
        """Tell whether `signal` is as strong as `at_least`; a signal that nobody measured is not."""
        values = self.signals.values
        return (values[PLACES[signal]] if values else 0.0) >= at_least

    @once
    def past(self) -> Past:
        """The writer's earlier and planned posts, made ready for look-up."""
        return past_of(self.history)

    @once
    def mix_before(self) -> Mix:
        """The mix without this post."""
        if not self.history.posts:
            return mix_of((), (), self.profile)
        return mix_before(self.entry, self.profile, self.past)

    @once
    def mix_after(self) -> Mix:
        """The mix once this post has appeared."""
        return mix_after(self.mix_before, self.intent, self.entry, self.profile)

    @once
    def swap(self) -> Swap | None:
        """The planned post that should rather take this one's place, where this one promotes too much."""
        if self.is_reply or self.intent is not Intent.PROMOTE or not self.history.posts:
            return None
        return better_order(self.entry, self.intent, self.profile, self.past)

    def threshold(self, rule: str, name: str, default: float) -> float:
        """Return `rule`'s constant `name` as the profile sets it, else `default`."""
        known = self.profile.thresholds
        return known.get(f"{rule}.{name}", default) if known else default
