"""What a post of the queue does not know by itself: what is paused, and which series it is of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.model.account import Account, SignIn
from app.model.delivery import Delivery, State
from app.model.scheduling.pauses import Pauses

ENDED = "A series that has ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Pauses and series, as they are now."""

    pauses: Pauses = field(default_factory=Pauses)
    series: Mapping[str, str] = field(default_factory=dict[str, str])  # the words of each, by its id

    def series_words(self, delivery: Delivery) -> str:
        """Return how often a post comes, "" for one that comes once."""
        return "" if delivery.series_id is None else self.series.get(delivery.series_id, ENDED)

    def paused_words(self, delivery: Delivery) -> str:
        """Return that a pause keeps a post from going out, in a sentence; "" where none does."""
        if delivery.state is not State.WAITING or not self.pauses.stops(delivery.account_id):
            return ""
        whose = "Publishing" if self.pauses.everything is not None else "Its account"
        return f"{whose} is paused, so it waits until you let it go on."


def remedy(delivery: Delivery, account: Account | None) -> str:
    """Return what mends what stands in the way of a post: "sign-in" or "rework"; "" where nothing does."""
    rehearsed = delivery.rehearsal is not None and delivery.rehearsal.trouble != ""
    if account is not None and account.sign_in is SignIn.NEEDED:
        return "sign-in" if rehearsed or delivery.state is State.HELD else ""
    return (
        "rework" if rehearsed and delivery.state in {State.WAITING, State.HELD} and not delivery.begun else ""
    )
