"""What becomes of a delivery that did not get through: tried again, held, refused, or not known."""

import logging
import random
from dataclasses import replace
from datetime import timedelta

from app.errors import KeychainError, MediaError, NetworkError, Refused, SignInNeeded, TooFast, Unknown
from app.model.account import Account, SignIn
from app.model.delivery import Awaits, Delivery, State
from app.model.news import AccountsChanged
from app.services.sending.means import Means

log = logging.getLogger(__name__)

Failure = NetworkError | KeychainError | MediaError


class Outcomes:
    """Ends a publisher's work on a delivery for now; what is out of a thread stays out and is told."""

    def __init__(self, means: Means) -> None:
        """Write to the ledger of `means`."""
        self._means = means

    def failed(self, delivery: Delivery, account: Account, error: Failure) -> Delivery:
        """Write what `error` makes of `delivery`, and return that."""
        log.info("delivery %s: %s: %s", delivery.id, type(error).__name__, error)
        self.noticed(account, error)
        match error:
            case Unknown():
                return self.unknown(delivery, str(error))
            case SignInNeeded():
                return self.hold(delivery, str(error), Awaits.SIGN_IN)
            case MediaError():
                return self.hold(delivery, str(error))
            case Refused():
                return self._end(delivery, state=State.REFUSED, reason=placed(delivery, str(error)))
            case TooFast():
                return self.again(delivery, str(error), timedelta(seconds=error.wait_s))
            case _:
                awaits = Awaits.KEYRING if isinstance(error, KeychainError) else Awaits.NOTHING
                return self.again(delivery, str(error), self._pause(delivery.attempts), awaits)

    def noticed(self, account: Account, error: Failure) -> None:
        """Remember of an account that its credential was refused."""
        known = self._means.accounts.get(account.id)  # None: removed meanwhile, and `put` would bring it back
        if isinstance(error, SignInNeeded) and known is not None:
            self._means.accounts.put(replace(known, sign_in=SignIn.NEEDED))
            self._means.news.tell(AccountsChanged())

    def unknown(self, delivery: Delivery, reason: str, awaits: Awaits = Awaits.NOTHING) -> Delivery:
        """Leave open what became of the current part, for now."""
        wait = max(self._means.timing.settle, self._pause(delivery.attempts))
        return self._later(delivery, State.UNKNOWN, reason, wait, awaits)

    def unasked(self, delivery: Delivery, account: Account, error: NetworkError | KeychainError) -> Delivery:
        """Leave open what became of the current part: the network could not be asked."""
        self.noticed(account, error)
        awaits = Awaits.SIGN_IN if isinstance(error, SignInNeeded) else Awaits.NOTHING
        awaits = Awaits.KEYRING if isinstance(error, KeychainError) else awaits
        return self.unknown(delivery, str(error), awaits)

    def hold(self, delivery: Delivery, reason: str, awaits: Awaits = Awaits.NOTHING) -> Delivery:
        """Leave it to the writer, or until what it `awaits` is back."""
        return self._end(delivery, state=State.HELD, reason=placed(delivery, reason), awaits=awaits)

    def paused(self, delivery: Delivery) -> Delivery:
        """Put `delivery`, of which the current part is not out, back until the pause is over."""
        return self._end(delivery, state=State.WAITING, reason=placed(delivery, "Publishing is paused."))

    def again(
        self, delivery: Delivery, reason: str, wait: timedelta, awaits: Awaits = Awaits.NOTHING
    ) -> Delivery:
        """Put `delivery`, of which the current part certainly is not out, back in the queue."""
        return self._later(delivery, State.WAITING, reason, wait, awaits)

    def _later(
        self, delivery: Delivery, state: State, reason: str, wait: timedelta, awaits: Awaits
    ) -> Delivery:
        return self._end(
            delivery,
            state=state,
            reason=placed(delivery, reason),
            attempts=delivery.attempts + 1,
            not_before=self._means.clock() + wait,
            awaits=awaits,
        )

    def _end(self, delivery: Delivery, **changes: object) -> Delivery:
        changes = {"awaits": Awaits.NOTHING, **changes}
        after = replace(delivery, **changes)  # pyright: ignore[reportArgumentType] - each caller names fields
        return self._means.ledger.step(
            after, self._means.clock(), expected=delivery.state, owner=self._means.owner
        )

    def _pause(self, attempts: int) -> timedelta:
        doubled = self._means.timing.first_pause * 2 ** min(attempts, 20)
        jitter = 1 + random.random() / 4  # noqa: S311 - spreads retries, guards nothing
        return min(doubled * jitter, self._means.timing.longest_pause)


def placed(delivery: Delivery, sentence: str, *, tell_before: bool = True) -> str:
    """Return `sentence` with the part of the thread that it is about, and what of it is out already."""
    if not delivery.place_words:
        return sentence
    out = delivery.position if tell_before else 0
    before = "" if not out else " Part 1 is out." if out == 1 else f" Parts 1 to {out} are out."
    return f"{delivery.place_words.capitalize()}: {sentence}{before}"
