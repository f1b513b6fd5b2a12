"""What a publisher works with, handed as one to the parts it is made of."""

from dataclasses import dataclass

from app.networks.base import MediaFiles
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.newsdesk import Newsdesk
from app.services.sending.timing import Timing
from app.store.accounts import AccountStore
from app.store.ledger import Ledger
from app.store.scheduling.pauses import PauseStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """The means of one publisher."""

    ledger: Ledger
    pauses: PauseStore
    accounts: AccountStore
    doors: Doors
    files: MediaFiles
    clock: Clock
    news: Newsdesk
    owner: str  # the ledger knows the publisher by it
    timing: Timing
