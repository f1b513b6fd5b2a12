"""One switch that stops everything from going out, and one for each account."""

import logging
from collections.abc import Callable

from app.errors import InputError
from app.model.news import PausesChanged
from app.model.scheduling.pauses import EVERYTHING, Pauses
from app.services.clock import Clock
from app.services.newsdesk import Newsdesk
from app.store.accounts import AccountStore
from app.store.scheduling.pauses import PauseStore

log = logging.getLogger(__name__)


class Pausing:
    """Pauses publishing, and lets it go on. What is paused waits; afterwards its late policy speaks."""

    def __init__(
        self,
        *,
        pauses: PauseStore,
        accounts: AccountStore,
        clock: Clock,
        news: Newsdesk,
        wake: Callable[[], None],
    ) -> None:
        """Keep pauses in `pauses`; `wake` tells the publisher that it may go on."""
        self._pauses = pauses
        self._accounts = accounts
        self._clock = clock
        self._news = news
        self._wake = wake
        self._told = pauses.now()

    async def now(self) -> Pauses:
        """Return what is paused. Raises StoreError."""
        return self._pauses.now()

    async def pause(self, account_id: str = EVERYTHING) -> Pauses:
        """Pause an account, or everything, and return what is paused then.

        Nothing more is begun from now on, in no program on this database; what is on its way arrives.
        Raises InputError where there is no such account, StoreError.
        """
        if account_id != EVERYTHING and self._accounts.get(account_id) is None:
            raise InputError("This account was removed.")
        self._pauses.begin(account_id, self._clock())
        return self._tell()

    async def resume(self, account_id: str = EVERYTHING) -> Pauses:
        """Let an account, or everything, go on, and return what is paused then. Raises StoreError.

        An account that was paused by itself stays so while everything goes on.
        """
        self._pauses.end(account_id, self._clock())
        self._wake()
        return self._tell()

    def look(self) -> None:
        """Tell if another program paused something, or let it go on. Raises StoreError."""
        if self._pauses.now() != self._told:
            self._tell()

    def _tell(self) -> Pauses:
        self._told = self._pauses.now()
        log.info("paused: %s", self._told)
        self._news.tell(PausesChanged())
        return self._told
