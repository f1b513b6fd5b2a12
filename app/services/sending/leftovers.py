"""What a cancelled post leaves on its network: told with its place, and put away if nobody touched it."""

import re
from dataclasses import replace

from app.errors import InputError
from app.model.delivery import Delivery, State
from app.model.news import DeliveriesChanged
from app.networks.base import Prepared
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.newsdesk import Newsdesk
from app.store.accounts import AccountStore
from app.store.ledger import Ledger

_STAYS = "Its draft stays on the site, where readers do not see it: "
_ADDRESS = re.compile(re.escape(_STAYS) + r"(https?://\S+)$")


def left_at(delivery: Delivery) -> str:
    """Return where the draft of a cancelled post still is; "" where none is left."""
    if delivery.state is not State.CANCELLED or delivery.begun:
        return ""
    found = _ADDRESS.search(delivery.reason)
    return found[1] if found else ""


class Leftovers:
    """Knows what stays when a post is cancelled."""

    def __init__(
        self, *, ledger: Ledger, accounts: AccountStore, doors: Doors, clock: Clock, news: Newsdesk
    ) -> None:
        """Look at what `ledger` says was prepared."""
        self._ledger = ledger
        self._accounts = accounts
        self._doors = doors
        self._clock = clock
        self._news = news

    def words_for(self, delivery: Delivery) -> str:
        """Return what a receipt tells of what stays if `delivery` is cancelled now; "": nothing does."""
        prepared = _prepared(delivery)
        account = self._accounts.get(delivery.account_id)
        if prepared is None or account is None or delivery.begun:
            return ""
        place = self._doors.network(account.network).left_at(account.server, prepared)
        return f" {_STAYS}{place}" if place else ""

    async def discard(self, delivery_id: str) -> None:
        """Put the draft of a cancelled post into the trash of its site.

        Raises:
            InputError: it is not cancelled, or leaves nothing.
            Refused: somebody has worked on the draft since, or it is out.
            NetworkError, KeychainError, StoreError: as they say.
        """
        delivery = self._ledger.get(delivery_id)
        prepared = _prepared(delivery) if delivery is not None else None
        if delivery is None or prepared is None or not left_at(delivery):
            raise InputError("This post has no draft that could be put away.")
        account = self._accounts.get(delivery.account_id)
        if account is None:
            raise InputError("Its account was removed. Put the draft away on the site itself.")
        network = self._doors.network(account.network)
        await network.discard(self._doors.login(account), prepared)
        done = replace(delivery, reason="You cancelled it. Its draft is in the trash of the site.")
        self._ledger.step(done, self._clock(), expected=State.CANCELLED)
        self._news.tell(DeliveriesChanged())


def _prepared(delivery: Delivery) -> Prepared | None:
    part = delivery.parts[0]
    return None if part.payload is None else Prepared(key=part.key, payload=part.payload)
