"""Takes one delivery from its moment to its receipt: never twice, never lost.

Each step is in the ledger before the next is taken. `Step` names the gaps between them: the tests kill
the program in each one and count the posts on the server afterwards.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from app.errors import KeychainError, MediaError, NetworkError, TakenElsewhere
from app.model.account import Account
from app.model.delivery import Awaits, Delivery, State
from app.model.post import Post
from app.networks.base import Guard, Login, Network, Receipt
from app.services.sending.means import Means
from app.services.sending.outcomes import Outcomes, placed
from app.services.sending.patience import Patience, known_by


class Step(StrEnum):
    """The gaps between the steps of a delivery, in their order; from PREPARING on for each of its parts."""

    DUE = "due"
    CLAIMED = "claimed"
    PREPARING = "preparing"
    PREPARED = "prepared"
    SENDING = "sending"
    ANSWERED = "answered"
    SENT = "sent"


class Deliverer:
    """Delivers for one publisher, which is known to the ledger as `owner`."""

    def __init__(self, means: Means, *, passed: Callable[[Step, Delivery], None]) -> None:
        """Work with `means`; `passed` hears of every step right after it was taken."""
        self._means = means
        self._passed = passed
        self._patience = Patience(means)
        self._outcomes = Outcomes(means)

    async def deliver(self, delivery: Delivery) -> Delivery | None:
        """Claim `delivery` and take it as far as it will go; None where another publisher has it.

        Raises:
            TakenElsewhere: our lease ended on the way, and another publisher went on with it.
            StoreError: our own disk failed; the ledger says how far it came.
        """
        self._passed(Step.DUE, delivery)
        claimed = self._means.ledger.claim(
            delivery, self._means.owner, self._means.clock(), self._means.timing.lease
        )
        if claimed is None:
            return None
        self._passed(Step.CLAIMED, claimed)
        account = self._means.accounts.get(claimed.account_id)
        if account is None:
            gone = "The account was removed. Choose another one, or cancel this post."
            unclear = claimed.state is State.SENDING
            outcome = self._outcomes.unknown if unclear else self._outcomes.hold
            return outcome(claimed, gone, Awaits.ACCOUNT)
        network = self._means.doors.network(account.network)
        login = self._means.doors.login(account)
        if claimed.state is State.SENDING:
            found = await self._resolve(claimed, account, network, login)
            if found.state is not State.PREPARING:
                return found
            claimed = found
        try:
            return await self._send(claimed, network, login)
        except (NetworkError, KeychainError, MediaError) as error:
            held = self._means.ledger.get(claimed.id, self._means.owner)
            if held is None:
                raise TakenElsewhere("Another publisher has gone on with this post meanwhile.") from error
            return self._outcomes.failed(held, account, error)

    async def _resolve(
        self, delivery: Delivery, account: Account, network: Network, login: Login
    ) -> Delivery:
        """Find out what became of a part whose answer was lost; it is preparing if more is to follow."""
        if network.guard is Guard.NONE:
            return self._outcomes.unknown(
                delivery, f"{network.title} cannot be asked whether it is out. Look there."
            )
        try:
            receipt = await self._patience.look(delivery, network, login)
        except (NetworkError, KeychainError) as error:
            return self._outcomes.unasked(delivery, account, error)
        if receipt is None:
            again = f"{network.title} does not have it, so it is sent again."
            return self._outcomes.again(delivery, again, timedelta())
        return self._received(replace(delivery, reason=""), receipt)

    async def _send(self, delivery: Delivery, network: Network, login: Login) -> Delivery:
        """Send the parts that are not out yet, in order; one's id is stored before the next leaves."""
        if delivery.state is not State.PREPARING:
            begun = replace(delivery, state=State.PREPARING, reason="", awaits=Awaits.NOTHING)
            delivery = self._step(begun, delivery.state)
        while delivery.state is not State.SENT:
            self._passed(Step.PREPARING, delivery)
            if self._paused(delivery):
                return self._outcomes.paused(delivery)
            # A payload tells of an earlier try that did not arrive. Looking once more costs a call; a second
            # post would cost trust.
            receipt = await self._patience.look(delivery, network, login)
            delivery, prepared = await self._patience.prepare(delivery, network, login)
            self._passed(Step.PREPARED, delivery)
            if self._paused(delivery):  # an upload takes its time
                return self._outcomes.paused(delivery)
            sending = replace(delivery.with_current(payload=prepared.payload), state=State.SENDING)
            self._step(sending, State.PREPARING)
            self._passed(Step.SENDING, sending)
            if receipt is None:
                receipt = await self._patience.publish(network, login, prepared)
                self._passed(Step.ANSWERED, sending)
            delivery = self._received(sending, receipt)
        return delivery

    def _paused(self, delivery: Delivery) -> bool:
        return self._means.pauses.now().stops(delivery.account_id)

    def _received(self, sending: Delivery, receipt: Receipt) -> Delivery:
        """Store the receipt of the current part; then the next one is prepared, or the whole is sent."""
        remark = placed(sending, receipt.remark, tell_before=False) if receipt.remark else ""
        known = replace(
            sending.with_current(**known_by(receipt)),
            reason=f"{sending.reason} {remark}".strip(),
            not_before=None,
            awaits=Awaits.NOTHING,
        )
        # The coach counts a thread as one post, from the moment when its first part can be read.
        post = None if sending.begun else _post(known, receipt)
        if not known.complete:
            return self._step(replace(known, state=State.PREPARING), State.SENDING, post)
        sent = replace(known, state=State.SENT)
        self._means.ledger.step(
            sent, self._means.clock(), expected=State.SENDING, owner=self._means.owner, post=post
        )
        self._passed(Step.SENT, sent)
        return sent

    def _step(self, after: Delivery, before: State, post: Post | None = None) -> Delivery:
        return self._means.ledger.step(
            after,
            self._means.clock(),
            expected=before,
            owner=self._means.owner,
            lease=self._means.timing.lease,
            post=post,
        )


def _post(delivery: Delivery, receipt: Receipt) -> Post:
    return Post(
        account_id=delivery.account_id,
        remote_id=receipt.remote_id,
        text=delivery.text,
        at=receipt.at,
        address=receipt.address,
        intent=delivery.intent,
    )
