"""What becomes of an account's queue when its sign-in or its keyring goes, and when that comes back."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from app.errors import TakenElsewhere
from app.model.account import Account
from app.model.delivery import Awaits, Delivery, State
from app.model.news import DeliveriesChanged, WentOn
from app.services.clock import Clock
from app.services.newsdesk import Newsdesk
from app.services.sending.lateness import too_late
from app.services.sending.outcomes import placed
from app.services.sending.spacing import PUNCTUAL
from app.services.signing_in.going_on import LATE, NOW, ON_TIME, going_on
from app.store.ledger import Ledger

GONE = "was removed. Add it again to send this post, or cancel it."
BACK = "has to be signed in again before this post goes out."
_HERE = frozenset({State.WAITING, State.HELD})  # nothing of it is under way


class Holding:
    """Holds what waits for an account, and lets it go on as its policy for missed times says."""

    def __init__(self, ledger: Ledger, clock: Clock, news: Newsdesk, wake: Callable[[], None]) -> None:
        """Work on `ledger`; `wake` tells the publisher that there may be work."""
        self._ledger = ledger
        self._clock = clock
        self._news = news
        self._wake = wake

    def waiting(self, account_id: str) -> int:
        """Return how many posts wait for this account, or are on hold for its sign-in. Raises StoreError."""
        return len(self._waiting(account_id))

    def hold(self, account: Account) -> int:
        """Put what waits for `account` on hold, since it is gone, and return how many. Raises StoreError."""
        held = 0
        for one in self._waiting(account.id):
            reason = placed(one, f"{account.handle} {GONE}")
            held += self._step(one, replace(one, state=State.HELD, reason=reason, awaits=Awaits.ACCOUNT))
        return self._tell(held)

    def bring_back(self, account: Account) -> int:
        """Let what was held because `account` was gone wait again; return how many wait for their time.

        What is due is held until the account is signed in again. Raises StoreError.
        """
        now, back, held = self._clock(), 0, 0
        for one in self._awaiting({Awaits.ACCOUNT}, account.id):
            if one.state is State.HELD and one.due > now:
                back += self._step(one, _waiting_again(one))
            else:
                reason = placed(one, f"{account.handle} {BACK}") if one.state is State.HELD else one.reason
                held += self._step(one, replace(one, reason=reason, awaits=Awaits.SIGN_IN))
        self._tell(back + held)
        return back

    def let_go(self, account: Account) -> None:
        """Let what waited for the sign-in of `account` go on, and tell the writer. Raises StoreError."""
        awaited = self._awaiting(set(Awaits) - {Awaits.NOTHING}, account.id)
        self._go_on(awaited, f"{account.handle} was signed out", f"the sign-in of {account.handle}")

    def keyring_is_back(self, accounts: Iterable[str]) -> None:
        """Let what waited for the keyring go on, for the accounts with these ids. Raises StoreError."""
        awaited = [one for one in self._awaiting({Awaits.KEYRING}) if one.account_id in set(accounts)]
        self._go_on(awaited, "the keyring was shut", "the keyring")

    def awaits_keyring(self) -> bool:
        """Return whether any post waits for the keyring. Raises StoreError."""
        return bool(self._awaiting({Awaits.KEYRING}))

    def _go_on(self, awaited: list[Delivery], meanwhile: str, what: str) -> None:
        now, became = self._clock(), Counter[str]()
        for one in awaited:
            late = max(now - one.due, timedelta())
            verdict = one.policy.verdict(late, PUNCTUAL) if one.state in _HERE else one.state
            if verdict is one.state is State.UNKNOWN:
                after = replace(one, not_before=None, awaits=Awaits.NOTHING)
            elif verdict is State.WAITING:
                after = _waiting_again(one)
            else:
                # A post that waited for its turn is held by the same rule as one that was held.
                after = too_late(one, verdict, meanwhile)
            if self._step(one, after):
                became[_become(after, on_time=one.due > now)] += 1
        if became:
            self._news.tell(WentOn(sentence=going_on(became, what)))
            self._tell(became.total())
            self._wake()

    def _step(self, before: Delivery, after: Delivery) -> bool:
        with suppress(TakenElsewhere):  # it is on its way, and its publisher finds out what is there
            self._ledger.step(after, self._clock(), expected=before.state)
            return True
        return False

    def _tell(self, changed: int) -> int:
        if changed:
            self._news.tell(DeliveriesChanged())
        return changed

    def _waiting(self, account_id: str) -> list[Delivery]:
        return [
            one
            for one in self._ledger.all(since=self._clock())
            if one.account_id == account_id
            and (one.state is State.WAITING or (one.state is State.HELD and one.awaits))
        ]

    def _awaiting(self, what: set[Awaits], account_id: str | None = None) -> list[Delivery]:
        return [one for one in self._ledger.awaiting(account_id) if one.awaits in what]


def _waiting_again(delivery: Delivery) -> Delivery:
    return replace(delivery, state=State.WAITING, reason="", not_before=None, awaits=Awaits.NOTHING)


def _become(after: Delivery, *, on_time: bool) -> str:
    """Return the word for what becomes of a post that goes on."""
    if after.state is State.WAITING:
        return ON_TIME if on_time else NOW
    return LATE if after.state is State.HELD else after.state.value
