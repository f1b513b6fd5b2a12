"""What the mix strip shows of the queue, and the sentence that says where it tips."""

from collections.abc import Sequence
from datetime import datetime

from app.windows.time_words import moment_words
from coach.profile import Profile
from coach.weighed.tipping import Stand, Tip, tips
from widgets.planning.mix_strip import MixMark


class Outlook:
    """The mix along the queue, of one account or of all."""

    def __init__(self, stands: Sequence[Stand], profile: Profile, account_id: str = "") -> None:
        """Look along `stands` by the goal of `profile`."""
        self._goal = profile.wanted.promote
        self._stands = [one for one in stands if account_id in ("", one.account)]
        self._tips = {tip.id: tip for tip in tips(self._stands, profile)}
        self.intents = {one.id: one.intent.value for one in stands if one.planned}

    def over(self, delivery_id: str) -> bool:
        """Return whether the mix is over its goal with this post."""
        return delivery_id in self._tips

    def marks(self) -> list[MixMark]:
        """Return the posts of the strip."""
        return [
            MixMark(id=one.id, intent=one.intent.value, over=one.id in self._tips, planned=one.planned)
            for one in self._stands
        ]

    def words(self, now: datetime, zone: str) -> str:
        """Return where the mix tips, in a sentence."""
        planned = [one for one in self._stands if one.planned]
        if not planned:
            return "Nothing is planned, so the mix stays as it is."
        first: Tip | None = next(iter(self._tips.values()), None)
        goal = f"your goal is {self._goal:.0%} at most"
        if first is None:
            return f"The mix stays within your goal with everything that is planned; {goal}."
        at = next(one.at for one in planned if one.id == first.id)
        promote = f"{first.promote} of the {first.counted} posts up to then promote"
        return f"The mix tips {moment_words(at, now, zone)}: {promote}, and {goal}."
