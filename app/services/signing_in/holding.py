"""What becomes of an account's queue when the account goes, and when it comes back."""

from contextlib import suppress
from dataclasses import replace

from app.errors import TakenElsewhere
from app.model.account import Account
from app.model.delivery import Delivery, State
from app.model.news import DeliveriesChanged
from app.services.clock import Clock
from app.services.newsdesk import Newsdesk
from app.services.sending.outcomes import placed
from app.store.ledger import Ledger

GONE = "was removed. Add it again to send this post, or cancel it."


class Holding:
    """Holds what waits for an account, and lets it go again."""

    def __init__(self, ledger: Ledger, clock: Clock, news: Newsdesk) -> None:
        """Work on `ledger`."""
        self._ledger = ledger
        self._clock = clock
        self._news = news

    def waiting(self, account_id: str) -> int:
        """Return how many posts wait for this account. Raises StoreError."""
        return len(self._of(account_id, State.WAITING))

    def hold(self, account: Account) -> int:
        """Put what waits for `account` on hold, since it is gone, and return how many. Raises StoreError."""
        held = 0
        for one in self._of(account.id, State.WAITING):
            reason = placed(one, f"{account.handle} {GONE}")
            held += self._step(one, replace(one, state=State.HELD, reason=reason))
        return self._tell(held)

    def let_go(self, account_id: str) -> int:
        """Let what was held because the account was gone wait again, unless its moment has passed.

        Returns how many. Raises StoreError.
        """
        now, gone = self._clock(), 0
        for one in self._of(account_id, State.HELD):
            if GONE in one.reason and one.due > now:
                gone += self._step(one, replace(one, state=State.WAITING, reason="", not_before=None))
        return self._tell(gone)

    def _step(self, before: Delivery, after: Delivery) -> bool:
        with suppress(TakenElsewhere):  # it is on its way, and its publisher finds the account gone
            self._ledger.step(after, self._clock(), expected=before.state)
            return True
        return False

    def _tell(self, changed: int) -> int:
        if changed:
            self._news.tell(DeliveriesChanged())
        return changed

    def _of(self, account_id: str, state: State) -> list[Delivery]:
        known = self._ledger.all(since=self._clock())
        return [one for one in known if one.account_id == account_id and one.state is state]
